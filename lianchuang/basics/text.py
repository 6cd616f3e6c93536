"""Text as people type it: made comparable, and checked for what no one can see."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from lianchuang.basics.said import Said
from lianchuang.basics.unreadable import Unreadable

# Zero-width characters, byte order marks and direction marks: invisible, so never part of what somebody meant.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
# Direction overrides make a text show otherwise than it is stored; control characters break exports and databases.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# The dot between two names or inside one is typed in many ways; U+00B7 is the official one.
MIDDLE_DOTS = re.compile("[\u2022\u2027\u22c5\u30fb\u00b7]")
LONGEST_SHOWN = 40


def squash(text: str) -> str:
    """Return the text for comparing: NFKC, trimmed, every run of white space one blank, invisible characters dropped.

    Full-width forms become narrow, brackets and colons too: compare with it, do not store it for the screen.
    """
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).split())


def squash_name(text: str) -> str:
    """Return a name for comparing: as squash, with no white space at all and one kind of middle dot."""
    return MIDDLE_DOTS.sub("·", "".join(squash(text).split()))


def likeness(a: str, b: str) -> float:
    """Return how alike two names are, from 0.0 to 1.0; the same either way round, 1.0 for the same squashed name."""
    first, second = sorted((squash_name(a).casefold(), squash_name(b).casefold()))
    if first == second:
        return 1.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def shown(value: object) -> Said:
    """Return a value as a message may repeat it: in 「」, one line, at most 40 characters, nothing invisible left."""
    text = INVISIBLE.sub("", FORBIDDEN.sub("\ufffd", " ".join(str(value).split())))
    return Said("「%(text)s」", text=text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")


def plain_text(text: str, longest: int | None = None) -> str:
    """Return the text trimmed and otherwise as typed; line breaks and tabs may stand inside.

    Raises Unreadable for NUL and other control characters, for characters that turn the direction of writing,
    for halves of a character, and for more than `longest` characters.
    """
    if FORBIDDEN.search(text):
        raise Unreadable(
            Said("%(text)s里有看不见的控制字符（显示为\ufffd），请删去后重新填写。", text=shown(text))
        )
    plain = INVISIBLE.sub("", text).strip()
    if longest is not None and len(plain) > longest:
        says = Said(
            "%(text)s有 %(count)s 个字，最多 %(most)s 个字。",
            text=shown(plain),
            count=len(plain),
            most=longest,
        )
        raise Unreadable(says)
    return plain


def narrow(text: str) -> str:
    """Return a text that should hold digits in its narrow forms (NFKC), trimmed; full-width digits become 0 to 9.

    Raises Unreadable, besides what plain_text refuses, for digits of other scripts and for 5² or ①, which NFKC would
    turn into ordinary digits.
    """
    for character in text:
        if character.isdigit() and not ("0" <= character <= "9" or "\uff10" <= character <= "\uff19"):
            raise Unreadable(
                Said("%(text)s里有其他文字的数字或带圈、上标的数字，请改用 0 到 9。", text=shown(text))
            )
    return unicodedata.normalize("NFKC", plain_text(text)).strip()
