"""Criteria and score sheets as they are read and filled in."""

from collections.abc import Mapping

from lianchuang.reviews.models import Scheme, ScoreSheet
from lianchuang.reviews.rules import Item


def items_of(scheme: Scheme) -> list[Item]:
    """The criteria of a scheme in their order, as the rules know them; one query."""
    rows = scheme.criteria.order_by("position", "pk")
    return [
        Item(row.pk, row.title, row.maximum, row.is_veto, row.is_counted, row.breaks_ties) for row in rows
    ]


def points_of(sheet: ScoreSheet | None) -> Mapping[int, str]:
    """Criterion -> the points of a sheet as a person would type them."""
    if sheet is None:
        return {}
    rows = sheet.points.values_list("criterion_id", "points")
    return {criterion: f"{points:f}".removesuffix(".0") for criterion, points in rows}
