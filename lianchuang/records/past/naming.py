"""Which name a table goes by: its own, or that of its view while a lens is open."""

from collections.abc import Callable

from lianchuang.records.past.moment import Moment
from lianchuang.records.past.remembered import REMEMBERED
from lianchuang.records.past.shape import view_of


def name_for(moment: Moment, name: str, schema: str, quote: Callable[[str], str]) -> str:
    """The quoted name. A subquery of today names the table with its schema, so the guard knows it is meant."""
    if moment.lens is None or name not in REMEMBERED:
        return quote(name)
    if moment.is_of_today:
        return f"{quote(schema)}.{quote(name)}"
    return quote(view_of(name))
