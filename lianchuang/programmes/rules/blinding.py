"""Striking names out of a text that experts read. Pure: names and text in, text out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from lianchuang.basics.text import squash_name

PERSON, BODY, STUDIO = "〔参加人员〕", "〔申报单位〕", "〔申报工作室〕"
# What an office leaves off when it speaks of itself in short.
LEGAL_ENDINGS = re.compile(
    "(集团有限责任公司|集团有限公司|有限责任公司|股份有限公司|有限公司|集团公司|公司|集团)$"
)
STUDIO_ENDINGS = re.compile(
    "(劳模和工匠人才创新工作室|劳模创新工作室|工匠创新工作室|职工创新工作室|创新工作室|工作室)$"
)
SHORTEST_BODY, SHORTEST_STUDIO, SHORTEST_PERSON = 4, 3, 2


def blinded(text: str, *, people: Iterable[str], bodies: Iterable[str], studios: Iterable[str]) -> str:
    """The text with the names replaced by what they stand for, however they are spaced or how wide their signs are.

    A body or studio also goes by its name without its legal ending, where four or three characters are left: shorter
    ones are ordinary words. The longest names go first, so that no part of one stays.
    """
    words: dict[str, str] = {}
    for names, sign, ending, shortest in (
        (studios, STUDIO, STUDIO_ENDINGS, SHORTEST_STUDIO),
        (bodies, BODY, LEGAL_ENDINGS, SHORTEST_BODY),
        (people, PERSON, None, SHORTEST_PERSON),
    ):
        for name in map(squash_name, names):
            short = ending.sub("", name) if ending else name
            for each in (name, short):
                if len(each) >= (shortest if each == short else 2):
                    words.setdefault(each.casefold(), sign)
    if not words:
        return text
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(map(_spaced, longest_first)), re.IGNORECASE)
    return pattern.sub(lambda found: words.get(squash_name(found[0]).casefold(), BODY), text)


def _spaced(name: str) -> str:
    """A name as a pattern: any white space between its characters, each character narrow or wide."""
    return r"\s*".join(_either(character) for character in name)


def _either(character: str) -> str:
    wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else ""
    if wide and unicodedata.normalize("NFKC", wide) == character:
        return f"[{re.escape(character)}{wide}]"
    return "[\u2022\u2027\u22c5\u30fb\u00b7]" if character == "·" else re.escape(character)
