"""Two people editing one form: whose text stands where, and where both must be looked at. Plain texts, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Merged:
    """texts: what the form shows now; taken: fields the reader had left alone and the other changed; clashing: fields
    both changed to something else, where the reader's own text is shown and the other's stands beside it.
    """

    texts: dict[str, str]
    taken: list[str]
    clashing: list[str]


def merge(base: Mapping[str, str], theirs: Mapping[str, str], yours: Mapping[str, str]) -> Merged:
    """Lay three texts of each field side by side: as it was when the form was opened, as it stands, as it was typed.

    A field that yours does not name was not on the form and stays theirs. White space at the ends says nothing.
    """
    texts, taken, clashing = dict(theirs), [], []
    for name, typed in yours.items():
        was, stands, mine = (_plain(text) for text in (base.get(name, ""), theirs.get(name, ""), typed))
        if mine == was and stands != was:
            taken.append(name)
            continue
        texts[name] = typed
        if mine != stands and stands != was:
            clashing.append(name)
    return Merged(texts, taken, clashing)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))
