"""Reads over reviews."""

from lianchuang.reviews.queries.conflicts import conflicts_of, recused_keys, recused_pairs, scorable_pairs
from lianchuang.reviews.queries.ranking import counting_of, counting_sheets, ranking
from lianchuang.reviews.queries.sheets import items_of, points_of

__all__ = [
    "conflicts_of",
    "counting_of",
    "counting_sheets",
    "items_of",
    "points_of",
    "ranking",
    "recused_keys",
    "recused_pairs",
    "scorable_pairs",
]
