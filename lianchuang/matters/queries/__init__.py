"""Reads over matters: what waits for whom, links, messages, papers typed for somebody, the official calendar."""

from lianchuang.matters.queries.links import author_of, link_state, reach_of_link
from lianchuang.matters.queries.matters import (
    DueGroup,
    Waiting,
    grouped_by_due,
    open_matters,
    owned_by,
    waiting_for,
)
from lianchuang.matters.queries.stamped import holds, is_told, settled_key, told_key
from lianchuang.matters.queries.years import official_calendar

__all__ = [
    "DueGroup",
    "Waiting",
    "author_of",
    "grouped_by_due",
    "holds",
    "is_told",
    "link_state",
    "official_calendar",
    "open_matters",
    "owned_by",
    "reach_of_link",
    "settled_key",
    "told_key",
    "waiting_for",
]
