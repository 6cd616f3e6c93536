"""How well a figure is proved: the lowest grade of its rows, told with counts."""

from collections.abc import Iterable

from django.utils.translation import gettext, gettext_lazy

EVIDENCED = "evidenced"
LISTED = "listed"
COUNT_ONLY = "count_only"
NOT_COUNTED = "not_counted"

# From the lowest up.
GRADES = {
    NOT_COUNTED: gettext_lazy("未统计"),
    COUNT_ONLY: gettext_lazy("只报数"),
    LISTED: gettext_lazy("有名单"),
    EVIDENCED: gettext_lazy("有证明"),
}
_LADDER = list(GRADES)


def lowest(grades: Iterable[str]) -> str:
    """The lowest of the grades; 未统计 where there is none."""
    return min(grades, key=_LADDER.index, default=NOT_COUNTED)


def told_with_counts(listed: int, evidenced: int, unit: str) -> str:
    """How many rows have which grade: 23 项：有名单 20，有证明 3."""
    parts = [(LISTED, listed), (EVIDENCED, evidenced)]
    told = gettext("，").join(f"{GRADES[grade]} {count}" for grade, count in parts if count)
    return gettext("%(count)s %(unit)s：%(told)s") % {"count": listed + evidenced, "unit": unit, "told": told}
