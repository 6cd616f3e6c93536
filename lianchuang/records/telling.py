"""The history of a record told for the screen: what changed in each act, by whom, for whom, on which paper, why."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.timezone import localtime

from lianchuang.records.past import Version, history_of
from lianchuang.records.past.models import Act
from lianchuang.records.wording import DAY, PRECISION, Words, column_of, precision_in, title_of

LONGEST_ACT = 60
# Columns that say nothing to a reader.
UNTOLD = {"id", "folder", "position", "pinyin"}


@dataclass(frozen=True)
class Change:
    """One field of one thing: what stood there and what stands there since; "" where there was nothing."""

    thing: str
    field: str
    old: str
    new: str


@dataclass
class Entry:
    """登记动作 as the history of a record shows it: one act and what it did to this record."""

    number: int
    at: datetime | None
    by_name: str
    on_behalf_of: str
    paper: str
    reason: str
    made: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The page of the act."""
        return f"/acts/{self.number}/"


def told_history(*things: tuple[str, models.Model]) -> list[Entry]:
    """Tell the acts that touched these rows, newest first; each thing is (what to call it, the row).

    The record itself may be called "": its own fields are then told without a name before them.
    """
    entries: dict[int, Entry] = {}
    words = Words()
    for thing, row in things:
        for version in history_of(row):
            entry = entries.setdefault(version.number, _entry(version))
            _tell(entry, thing, row, version, words)
    return sorted(entries.values(), key=lambda entry: -entry.number)


def told_acts(acts: QuerySet[Act], most: int = 30) -> list[dict[str, Any]]:
    """The latest of these acts as the time bar lists them; one query."""
    return [
        {"number": each.pk, "words": _act_words(each.at, each.by_name, each.reason)} for each in acts[:most]
    ]


def told_moments(history: list[Entry]) -> list[dict[str, Any]]:
    """The acts of a record's own history as its time bar lists them."""
    return [
        {"number": each.number, "words": _act_words(each.at, each.by_name, each.reason)} for each in history
    ]


def _act_words(at: datetime | None, by_name: str, reason: str) -> str:
    words = f"{_told(at)} {by_name} {reason}".strip()
    return words if len(words) <= LONGEST_ACT else words[: LONGEST_ACT - 1] + "…"


def _told(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""


def last_number(*rows: models.Model) -> int:
    """The last act that touched any of these rows: a correction form says it was read at this act."""
    return max((version.number for row in rows for version in history_of(row)[:1]), default=0)


def _entry(version: Version) -> Entry:
    return Entry(
        version.number, version.at, version.by_name, version.on_behalf_of, version.paper, version.reason
    )


def _tell(entry: Entry, thing: str, row: models.Model, version: Version, words: Words) -> None:
    if version.is_deleted:
        entry.ended.append(thing or str(row))
    elif version.is_created:
        entry.made.append(thing or str(row))
    else:
        entry.changes += [
            each for name in version.changes if (each := _change(thing, row, version, name, words))
        ]


def _change(thing: str, row: models.Model, version: Version, name: str, words: Words) -> Change | None:
    column = column_of(row, name)
    # A precision is printed with its day; alone it is told only where the day itself stayed.
    with_its_day = name.endswith(PRECISION) and name.removesuffix(PRECISION) + DAY in version.changes
    if column is None or column.name in UNTOLD or with_its_day:
        return None
    old, new = version.changes[name]
    before = {**version.values, **{key: pair[0] for key, pair in version.changes.items()}}
    return Change(
        thing,
        title_of(row, column),
        words.of(column, old, precision_in(before, column.name)),
        words.of(column, new, precision_in(version.values, column.name)),
    )
