"""How rows of any table are called on the page of a file or of an act."""

from dataclasses import dataclass
from typing import Any

from lianchuang.records.past.called import words_of

# What names a row that has no name of its own: its foreign keys, in the order they are said.
NAMED_BY: dict[str, tuple[str, ...]] = {
    "people_post": ("person", "body"),
    "people_role": ("person", "body"),
    "people_tie": ("person", "body"),
    "networks_networkrelation": ("network", "other"),
    "networks_leadership": ("studio", "person"),
    "networks_designation": ("studio",),
    "networks_membership": ("studio", "body", "person"),
    "networks_clause": ("network",),
    "networks_register": ("network",),
    "projects_partner": ("project", "studio"),
    "projects_participant": ("person", "project"),
    "activities_session": ("activity",),
    "activities_mark": ("person", "session"),
    "activities_leave": ("session",),
    "outcomes_credit": ("patent", "copyright", "body"),
    "outcomes_benefit": ("project",),
    "records_evidence": (),
}
OWN_NAMES = ("title", "name", "name_written")


@dataclass(frozen=True)
class ToldRecord:
    """A record as a link: what it is, how it is called, where its page is ("" where it has none)."""

    words: str
    title: str
    address: str


def told_record(record: Any) -> ToldRecord:
    """A record, or the record it belongs to where it has no page of its own."""
    table = record._meta.db_table
    shown = record
    for parent in ("session", "studio", "network"):
        if not hasattr(shown, "get_absolute_url") and getattr(record, f"{parent}_id", None):
            shown = getattr(record, parent)
    title = str(record.person) if table == "activities_mark" else str(shown)
    address = shown.get_absolute_url() if hasattr(shown, "get_absolute_url") else ""
    return ToldRecord(words_of(table), title, address)
