"""Reads over matters: what waits for whom, links, messages, papers typed for somebody, the official calendar."""

from lianchuang.matters.queries.links import (
    LINK_STATES,
    author_of,
    link_state,
    listed_links,
    live_now,
    reach_of_link,
)
from lianchuang.matters.queries.matters import (
    DueGroup,
    Waiting,
    grouped_by_due,
    open_matters,
    owned_by,
    waiting_for,
)
from lianchuang.matters.queries.messages import (
    TABS,
    UNSENT,
    Chosen,
    Look,
    Shown,
    has_mail_server,
    look_at,
    tab_counts,
    unsent,
    with_words,
)
from lianchuang.matters.queries.stamped import holds, is_told, settled_key, told_key
from lianchuang.matters.queries.years import built_in_years, days_of, official_calendar

__all__ = [
    "LINK_STATES",
    "TABS",
    "UNSENT",
    "Chosen",
    "DueGroup",
    "Look",
    "Shown",
    "Waiting",
    "author_of",
    "built_in_years",
    "days_of",
    "grouped_by_due",
    "has_mail_server",
    "holds",
    "is_told",
    "link_state",
    "listed_links",
    "live_now",
    "look_at",
    "official_calendar",
    "open_matters",
    "owned_by",
    "reach_of_link",
    "settled_key",
    "tab_counts",
    "told_key",
    "unsent",
    "waiting_for",
    "with_words",
]
