"""What a review decides without a database: conflicts, points, ranking, schemes, states."""

from lianchuang.reviews.rules.circles import Circle, Conflict, conflicts_in, is_recent
from lianchuang.reviews.rules.entries import NewEntry, draw_codes, entry_problems, next_to_score, sections_of
from lianchuang.reviews.rules.ranking import Counting, Ranked, Scored, Sheet, rank, rounded_mean
from lianchuang.reviews.rules.schemes import (
    MOST_CRITERIA,
    PRESETS,
    Preset,
    PresetCriterion,
    read_bands,
    scheme_problems,
)
from lianchuang.reviews.rules.scoring import (
    Item,
    Reading,
    Summed,
    plain,
    read_points,
    read_sheet,
    read_total,
    summed,
)
from lianchuang.reviews.rules.states import state_at

__all__ = [
    "MOST_CRITERIA",
    "PRESETS",
    "Circle",
    "Conflict",
    "Counting",
    "Item",
    "NewEntry",
    "Preset",
    "PresetCriterion",
    "Ranked",
    "Reading",
    "Scored",
    "Sheet",
    "Summed",
    "conflicts_in",
    "draw_codes",
    "entry_problems",
    "is_recent",
    "next_to_score",
    "plain",
    "rank",
    "read_bands",
    "read_points",
    "read_sheet",
    "read_total",
    "rounded_mean",
    "scheme_problems",
    "sections_of",
    "state_at",
    "summed",
]
