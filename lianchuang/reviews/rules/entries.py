"""Entries: what is handed in for review, the codes they go by, which one is scored next."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from lianchuang.basics.said import Said

# Letters that nobody takes for a digit, when a code is read out in a meeting.
LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"
DIGITS = "0123456789"
MOST_ENTRIES = 5000
HEADING = "## "


@dataclass(frozen=True)
class NewEntry:
    """参评项 as it is handed in: people and bodies behind it with their parts; folders that experts may open."""

    key: str
    title: str
    text: str
    people: Sequence[tuple[int, str]] = ()
    bodies: Sequence[tuple[int, str]] = ()
    folder_ids: Sequence[int] = ()


@dataclass(frozen=True)
class Section:
    """A part of an entry's text under its heading, "" for what stands before the first."""

    heading: str
    paragraphs: tuple[str, ...]


def entry_problems(entries: Collection[NewEntry]) -> list[str]:
    """What keeps these entries from being reviewed together, in words."""
    if not entries:
        return [Said("还没有可以参评的，先要有通过形式审查的申报。")]
    if len(entries) > MOST_ENTRIES:
        return [Said("一次评审最多 %(most)s 项，请分开评。", most=MOST_ENTRIES)]
    keys = [entry.key for entry in entries]
    twice = [entry.title for entry in entries if keys.count(entry.key) > 1]
    return [Said("「%(title)s」列了两次。", title=twice[0])] if twice else []


def draw_codes(count: int, pick: Callable[[str], str]) -> list[str]:
    """So many different codes such as K274, in no order: a gap in a row of numbers would tell what somebody may not see.

    pick   draws one character of a text
    """
    found: dict[str, None] = {}
    while len(found) < count:
        found[pick(LETTERS) + "".join(pick(DIGITS) for _place in range(3))] = None
    return list(found)


def sections_of(text: str) -> list[Section]:
    """An entry's text by its headings: a line "## heading" begins a section."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        if line.startswith(HEADING):
            found.append((line.removeprefix(HEADING).strip(), []))
        elif line.strip():
            found[-1][1].append(line.strip())
    return [Section(heading, tuple(lines)) for heading, lines in found if heading or lines]


def next_to_score(left: Iterable[tuple[int, int]], expert: int) -> int | None:
    """Of (entry, how many have scored it), the one scored least; None where none is left.

    Among equals each expert has an order of their own, so that not everybody begins with the same.
    """
    return min(left, key=lambda each: (each[1], _order(expert, each[0])), default=(None, 0))[0]


def _order(expert: int, entry: int) -> bytes:
    return hashlib.sha256(f"{expert}:{entry}".encode()).digest()
