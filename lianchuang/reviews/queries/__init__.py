"""Reads over reviews."""

from lianchuang.reviews.queries.board import Progress, recusal_rows
from lianchuang.reviews.queries.conflicts import conflicts_of, recused_keys, recused_pairs, scorable_pairs
from lianchuang.reviews.queries.desk import desk_rows, left_to_score, next_entry, numbers_on_desk
from lianchuang.reviews.queries.ranking import counting_of, counting_sheets, ranking
from lianchuang.reviews.queries.sheets import items_of, points_of
from lianchuang.reviews.queries.trial import trial_of

__all__ = [
    "Progress",
    "conflicts_of",
    "counting_of",
    "counting_sheets",
    "desk_rows",
    "items_of",
    "left_to_score",
    "next_entry",
    "numbers_on_desk",
    "points_of",
    "ranking",
    "recusal_rows",
    "recused_keys",
    "recused_pairs",
    "scorable_pairs",
    "trial_of",
]
