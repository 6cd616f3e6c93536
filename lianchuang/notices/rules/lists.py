"""The frozen list: what is printed, as one text, and the SHA-256 anybody can make of it again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lianchuang.basics.said import Said

LONGEST_TITLE, LONGEST_DETAILS = 200, 500
UNITS = {"working": "个工作日", "natural": "个自然日"}


@dataclass(frozen=True)
class Listed:
    """One line of a list to be announced: what it is in the house (never printed), what is printed of it."""

    key: str
    title: str
    details: str = ""


@dataclass(frozen=True)
class Frozen:
    """Everything a reader of the notice reads; lines are (title, details) in their order."""

    network: str
    title: str
    text: str
    contact: str
    starts_on: date
    last_on: date
    length: int
    unit: str
    counts_first_day: bool
    lines: tuple[tuple[str, str], ...]


def on_one_line(text: str) -> str:
    """A title or a line's details as they are printed: every run of white space one blank."""
    return " ".join(text.split())


def frozen_text(frozen: Frozen) -> str:
    """The notice as one plain text, in Chinese whoever reads: lines end with \\n, days are written 2025-04-28.

    Keys are not in it, so that anybody who has the sheet can make it again.
    """
    first = "首日计入" if frozen.counts_first_day else "首日不计"
    told = [
        f"标题：{frozen.title}",
        f"公示单位：{frozen.network}",
        f"公示期：{frozen.starts_on.isoformat()} 至 {frozen.last_on.isoformat()}，"
        f"{frozen.length} {UNITS[frozen.unit]}，{first}",
        f"异议受理：{on_one_line(frozen.contact)}",
        "正文：",
        *(line.strip() for line in frozen.text.strip().splitlines()),
        f"名单（{len(frozen.lines)} 项）：",
    ]
    for number, (title, details) in enumerate(frozen.lines, start=1):
        told.append(f"{number}. {title}")
        if details:
            told.append(f"   {details}")
    return "\n".join(told) + "\n"


def digest_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def listing_problem(entries: Sequence[Listed]) -> str:
    """What is wrong with a list to be announced, in words; "" where nothing is."""
    if not entries:
        return Said("名单是空的，没有可以公示的。")
    if any(not on_one_line(each.title) for each in entries):
        return Said("名单里有一项没有名称。")
    for each in entries:
        if len(on_one_line(each.title)) > LONGEST_TITLE or len(on_one_line(each.details)) > LONGEST_DETAILS:
            return Said(
                "「%(title)s」太长：名称最多 200 字，说明最多 500 字。", title=on_one_line(each.title)[:40]
            )
    if len({each.key for each in entries}) < len(entries):
        return Said("名单里有一项列了两次。")
    return ""
