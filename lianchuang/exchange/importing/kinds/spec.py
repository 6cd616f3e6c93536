"""What a kind of sheet is made of: fields with their headings and readers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lianchuang.basics.said import Said
from lianchuang.basics.text import FORBIDDEN, squash_name
from lianchuang.exchange.importing.readers.reading import Reader

BRACKETS = re.compile(r"\([^()]*\)")
# Columns every office has and nobody reads; the last one is what our own remarks add.
PASSED_OVER = frozenset({"序号", "序", "no", "no.", "项次", "行号", "编号", "备注", "核对意见"})


def heading_key(text: object) -> str:
    """A heading for comparing: one line, narrow, without blanks, marks of duty and a colon at the end."""
    return squash_name(FORBIDDEN.sub("", str(text))).casefold().strip("*※:")


def without_brackets(key: str) -> str:
    """A heading's key without what stands in brackets: 经费(万元) -> 经费."""
    return BRACKETS.sub("", key)


@dataclass(frozen=True)
class Field:
    """A column: the English code, the title, how it is read, and every heading it is known by.

    stand_ins    headings that mean it only where no other column does: 工作室名称 over a list of patents
    is_needed    the sheet is not complete without this column
    is_required  nor is a row without a value in it
    unit_from    the field whose cell holds this one's unit
    """

    code: str
    title: Said
    reads: Reader
    headings: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    is_needed: bool = False
    is_required: bool = False
    unit_from: str = ""

    def stands_in(self, keys: tuple[str, ...]) -> bool:
        """Whether a heading, given by its keys, means this field only for want of a better column."""
        return not {heading_key(each) for each in self.stand_ins}.isdisjoint(keys)


def fits(row: object) -> None:
    """Nothing to look at across the fields."""


@dataclass(frozen=True)
class SheetKind:
    """A kind of sheet; check looks across the fields of one row and adds what does not fit together."""

    code: str
    title: Said
    file_kind: str
    fields: tuple[Field, ...]
    check: Callable[[Any], None] = fits

    def field(self, code: str) -> Field:
        """The field of a code. Raises KeyError."""
        return self._by_code[code]

    def field_for(self, heading: str) -> Field | None:
        """The field a heading's key is known for, whatever stands in its brackets."""
        return self._by_heading.get(heading) or self._by_heading.get(without_brackets(heading))

    @cached_property
    def _by_code(self) -> dict[str, Field]:
        return {known.code: known for known in self.fields}

    @cached_property
    def _by_heading(self) -> dict[str, Field]:
        keys = [
            (heading_key(heading), known)
            for known in self.fields
            for heading in (*known.headings, *known.stand_ins)
        ]
        found = {without_brackets(key): known for key, known in reversed(keys)}
        return found | dict(reversed(keys))


def headings(words: str) -> tuple[str, ...]:
    """Headings written one after another, divided by blanks."""
    return tuple(words.split())
