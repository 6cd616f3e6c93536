"""The verbs of reviews."""

from lianchuang.reviews.actions.noting import note_conflicts
from lianchuang.reviews.actions.rounds import (
    choose_mode,
    close_due_rounds,
    close_round,
    move_deadline,
    open_declaring,
    open_scoring,
    prepare_round,
    settle_round,
    withdraw_entry,
)
from lianchuang.reviews.actions.schemes import SchemeWords, add_default_scheme, make_scheme, revise_scheme

__all__ = [
    "SchemeWords",
    "add_default_scheme",
    "choose_mode",
    "close_due_rounds",
    "close_round",
    "make_scheme",
    "move_deadline",
    "note_conflicts",
    "open_declaring",
    "open_scoring",
    "prepare_round",
    "revise_scheme",
    "settle_round",
    "withdraw_entry",
]
