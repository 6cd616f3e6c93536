"""Pure rules of a handover: what was listed, who has signed, whether the term may be closed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lianchuang.basics.said import Said
from lianchuang.basics.verdicts import Verdict, allowed, refused

Signature = Literal["missing", "signed", "contested"]
MOST_TOLD = 5


@dataclass(frozen=True)
class Handed:
    """交接清单的一项: what it is, to whom it goes; settled where it was a matter and is done by now."""

    title: str
    goes_to: str = ""
    is_settled: bool = False


def digest_of_list(rows: Iterable[Sequence[object]]) -> str:
    """What a signature stands for: the rows of the list as they were shown, as sixteen hexadecimal digits."""
    lines = ("\x1f".join("" if value is None else str(value) for value in row) for row in rows)
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()[:16]


def unassigned(items: Iterable[Handed]) -> list[str]:
    """Titles of what is still open and goes to nobody."""
    return [item.title for item in items if not item.goes_to.strip() and not item.is_settled]


def may_close(
    *, has_ended: bool, items: Sequence[Handed], unlisted: int, given: Signature, taken: Signature
) -> Verdict:
    """Whether a term may be closed: it is over, everything goes to somebody, both sides have signed.

    unlisted   how many open matters of the chair's are not in the list
    """
    if not has_ended:
        return refused(Said("任期还没有结束，到期以后才能完成交接。"))
    if unlisted:
        return refused(Said("又有 %(count)s 件未办事项不在清单里，请先更新清单。", count=unlisted))
    left = unassigned(items)
    if left:
        named = tuple(f"「{title}」" for title in left[:MOST_TOLD])
        return refused(Said("还有 %(count)s 项没有写交给谁：%(named)s。", count=len(left), named=named))
    for side, state in ((Said("移交方"), given), (Said("接收方"), taken)):
        if state == "missing":
            return refused(Said("%(side)s还没有签认。", side=side))
        if state == "contested":
            return refused(Said("%(side)s的盖章件有异议，要先处理。", side=side))
    return allowed()
