"""Lists in one cell or one field: names with their bodies in brackets, divided by marks or lines."""

import re

from lianchuang.basics.said import Said
from lianchuang.basics.text import shown
from lianchuang.basics.unreadable import Unreadable

SEPARATORS, OPENING, CLOSING = frozenset("、，,；;\n"), frozenset("（("), frozenset("）)")
WITH_BODY = re.compile(r"(.*?)\s*[（(](.*)[）)]\s*", re.DOTALL)


def split_outside_brackets(text: str) -> list[str]:
    """The entries of a list; a body may hold brackets and commas of its own inside brackets. Raises Unreadable."""
    entries, depth = [""], 0
    for character in text:
        depth += (character in OPENING) - (character in CLOSING)
        if depth < 0:
            break
        if depth == 0 and character in SEPARATORS:
            entries.append("")
        else:
            entries[-1] += character
    if depth != 0:
        raise Unreadable(
            Said("%(text)s的括号不成对：应写成 姓名（单位），人与人之间用「；」分开。", text=shown(text))
        )
    return [entry.strip() for entry in entries if entry.strip()]


def name_and_body(entry: str) -> tuple[str, str]:
    """张三（精工公司） as ("张三", "精工公司"); the body is "" where none is written."""
    found = WITH_BODY.fullmatch(entry)
    return (found[1].strip(), found[2].strip()) if found else (entry.strip(), "")
