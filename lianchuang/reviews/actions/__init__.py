"""The verbs of reviews."""

from lianchuang.reviews.actions.assignments import assign
from lianchuang.reviews.actions.experts import invite_experts, release_expert
from lianchuang.reviews.actions.noting import note_conflicts
from lianchuang.reviews.actions.papers import check_sheet, return_sheet, type_sheet
from lianchuang.reviews.actions.recusals import declare, propose_setting_aside, set_aside, type_declaration
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
from lianchuang.reviews.actions.sheets import WrongPoints, hand_in, keep_draft

__all__ = [
    "SchemeWords",
    "WrongPoints",
    "add_default_scheme",
    "assign",
    "check_sheet",
    "choose_mode",
    "close_due_rounds",
    "close_round",
    "declare",
    "hand_in",
    "invite_experts",
    "keep_draft",
    "make_scheme",
    "move_deadline",
    "note_conflicts",
    "open_declaring",
    "open_scoring",
    "prepare_round",
    "propose_setting_aside",
    "release_expert",
    "return_sheet",
    "revise_scheme",
    "set_aside",
    "settle_round",
    "type_declaration",
    "type_sheet",
    "withdraw_entry",
]
