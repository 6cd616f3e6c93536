"""What is typed into a proposal as lines: people with their part, steps with their day, units with their share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lianchuang.basics.listed import CLOSING, OPENING, name_and_body, split_outside_brackets
from lianchuang.basics.said import Said
from lianchuang.basics.text import narrow, shown
from lianchuang.basics.unreadable import Unreadable

COLONS = frozenset("：:")
# Between the two halves of a row when it stands as one line of text.
HALVES = "\t"
CENT = Decimal("0.01")
PERCENT = re.compile(r"([0-9]+(?:\.[0-9]{1,2})?)\s*%?")


@dataclass(frozen=True)
class PersonLine:
    """One person as written: name, body ("" where none is), part in the work."""

    name: str
    body: str
    part: str = ""


def person_lines(text: str) -> list[PersonLine]:
    """People of a text: one a line, 姓名（单位）：分工, or several in a line divided by 、 where none has a part.

    Raises Unreadable for brackets that do not match.
    """
    found = []
    for line in text.splitlines():
        head, part = _divided(line)
        entries = split_outside_brackets(head)
        if part and len(entries) > 1:
            raise Unreadable(Said("%(line)s里有几个人却只有一个分工：请一行写一人。", line=shown(line)))
        found += [PersonLine(*name_and_body(entry), part) for entry in entries]
    return found


def person_text(lines: Iterable[PersonLine]) -> str:
    """The same people as text, which reads back as they are."""
    return "\n".join(
        f"{each.name}{f'（{each.body}）' if each.body else ''}{f'：{each.part}' if each.part else ''}"
        for each in lines
    )


def row_text(rows: Iterable[tuple[str, str]]) -> str:
    """Rows of two boxes as lines; rows with nothing in them are dropped."""
    plain = ((" ".join(first.split()), " ".join(second.split())) for first, second in rows)
    return "\n".join(f"{first}{HALVES}{second}" for first, second in plain if first or second)


def rows_in(text: str) -> list[tuple[str, str]]:
    """The rows of such a text."""
    pairs = (line.partition(HALVES) for line in text.splitlines() if line.strip())
    return [(first.strip(), second.strip()) for first, _tab, second in pairs]


def share_of(text: str) -> Decimal | None:
    """A share in percent with at most two decimals: 40, 33.33, ４０％; None for nothing. Raises Unreadable."""
    plain = narrow(text)
    if not plain:
        return None
    found = PERCENT.fullmatch(plain)
    try:
        share = Decimal(found[1]) if found else None
    except InvalidOperation:
        share = None
    if share is None or share > 100:
        raise Unreadable(Said("%(text)s不是份额：应写成 40 或 33.33，在 0 到 100 之间。", text=shown(text)))
    return share.quantize(CENT)


def _divided(line: str) -> tuple[str, str]:
    """A line at its first colon outside brackets."""
    depth = 0
    for place, character in enumerate(line):
        depth += (character in OPENING) - (character in CLOSING)
        if depth == 0 and character in COLONS:
            return line[:place], line[place + 1 :].strip()
    return line, ""
