"""Points as they are typed: read item by item, told at the item what is wrong, put together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lianchuang.basics.said import Said
from lianchuang.basics.text import narrow, shown
from lianchuang.basics.unreadable import Unreadable

NUMBER = re.compile(r"(\d{1,4})(?:\.(\d*))?")
VETO, NO_VETO = "1", "0"


@dataclass(frozen=True)
class Item:
    """指标 as it is scored."""

    key: int
    title: str
    maximum: Decimal
    is_veto: bool = False
    is_counted: bool = True
    breaks_ties: bool = False


@dataclass(frozen=True)
class Reading:
    """What could be read, and what is wrong, by item."""

    points: Mapping[int, Decimal] = field(default_factory=dict)
    problems: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Summed:
    """A sheet put together: items that do not count are not in its total."""

    total: Decimal
    tie_points: Decimal | None
    is_vetoed: bool


def read_points(text: str, maximum: Decimal) -> Decimal:
    """Points of one item, from 0 to its maximum (both included), halves and tenths allowed. Raises Unreadable."""
    typed = narrow(text).removesuffix("分").strip()
    if not typed:
        raise Unreadable(Said("这一项还没有打分。"))
    if typed.startswith("-"):
        raise Unreadable(Said("最少 0 分。"))
    found = NUMBER.fullmatch(typed)
    if found is None:
        raise Unreadable(Said("%(text)s不是分数，请只写数字，如 17 或 17.5。", text=shown(text)))
    if len((found[2] or "").rstrip("0")) > 1:
        raise Unreadable(Said("最多写一位小数。"))
    points = Decimal(typed.rstrip(".") if found[2] == "" else typed)
    if points > maximum:
        raise Unreadable(
            Said("您写了 %(points)s 分，这一项最多 %(most)s 分。", points=plain(points), most=plain(maximum))
        )
    return points.quantize(Decimal("0.1"))


def read_total(text: str) -> Decimal:
    """A total that is typed again. Raises Unreadable."""
    return read_points(text, Decimal(9999))


def read_sheet(items: Sequence[Item], typed: Mapping[int, str], *, is_draft: bool = False) -> Reading:
    """Read every item. is_draft: what is not filled in yet is not told."""
    points: dict[int, Decimal] = {}
    problems: dict[int, str] = {}
    for item in items:
        text = typed.get(item.key, "")
        if is_draft and not text.strip():
            continue
        try:
            points[item.key] = _read_veto(text) if item.is_veto else read_points(text, item.maximum)
        except Unreadable as unreadable:
            problems[item.key] = unreadable.says
    return Reading(points, problems)


def summed(items: Sequence[Item], points: Mapping[int, Decimal]) -> Summed:
    """Put the points of a whole sheet together. Raises KeyError where one is missing."""
    counted = [item for item in items if item.is_counted and not item.is_veto]
    ties = [points[item.key] for item in items if item.breaks_ties]
    return Summed(
        sum((points[item.key] for item in counted), Decimal(0)),
        ties[0] if ties else None,
        any(points[item.key] == 1 for item in items if item.is_veto),
    )


def plain(points: Decimal) -> str:
    """20, 17.5: without zeros nobody typed."""
    return f"{points:f}".rstrip("0").rstrip(".") if "." in f"{points:f}" else f"{points:f}"


def _read_veto(text: str) -> Decimal:
    if text not in (VETO, NO_VETO):
        raise Unreadable(Said("请选「没有」或「有，否决」。"))
    return Decimal(text)
