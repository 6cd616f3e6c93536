"""Schemes, rounds, experts, conflicts, score sheets. A review knows entries, not what they are."""

from lianchuang.reviews.models.panel import Assignment, Expert, Recusal
from lianchuang.reviews.models.rounds import Entry, EntryFile, Party, Round
from lianchuang.reviews.models.schemes import Criterion, Scheme
from lianchuang.reviews.models.sheets import Points, ScoreSheet, SheetDraft

__all__ = [
    "Assignment",
    "Criterion",
    "Entry",
    "EntryFile",
    "Expert",
    "Party",
    "Points",
    "Recusal",
    "Round",
    "Scheme",
    "ScoreSheet",
    "SheetDraft",
]
