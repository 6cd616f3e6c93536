"""The ranking: trimmed mean to two decimals, ties by median, then by the item named for it, then by a vote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from lianchuang.basics.said import Said

HUNDREDTH = Decimal("0.01")
# From this part of the full marks between the highest and the lowest on, an entry needs discussion.
WIDE = Decimal("0.2")
# Dropping one highest and one lowest must leave a score.
FEWEST_TO_TRIM = 3


@dataclass(frozen=True)
class Counting:
    """How scores are put together; bands: (from so many points on, its name), highest first."""

    drops_extremes_from: int = 5
    minimum_scores: int = 3
    maximum: Decimal = Decimal(100)
    bands: tuple[tuple[Decimal, str], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One score sheet that counts. tie_points: of the item that breaks ties, None where none does."""

    total: Decimal
    tie_points: Decimal | None = None
    is_vetoed: bool = False


@dataclass(frozen=True)
class Scored:
    """An entry with its sheets: those of recused experts, and those not checked, are not among them."""

    key: str
    code: str
    title: str
    sheets: Sequence[Sheet] = ()


@dataclass(frozen=True)
class Ranked:
    """An entry in the ranked list. rank: None where it is blocked; entries that only a vote can part share one."""

    key: str
    code: str
    title: str
    rank: int | None = None
    mean: Decimal | None = None
    median: Decimal | None = None
    tie_mean: Decimal | None = None
    # Highest less lowest of all scores that count, before any is dropped.
    spread: Decimal | None = None
    counted: int = 0
    dropped: int = 0
    is_blocked: bool = False
    reason: str = ""
    needs_vote: bool = False
    needs_discussion: bool = False
    band: str = ""


def rank(entries: Iterable[Scored], counting: Counting) -> list[Ranked]:
    """The ranked list; what is blocked stands at its end, by code.

    The mean of the scores (from drops_extremes_from on without one highest and one lowest), to 2 decimals
    ROUND_HALF_UP; where means are equal the higher median, then the higher mean of the item that breaks ties (of all
    scores, to 2 decimals) goes first; what is still equal shares a rank and needs a vote. Fewer scores than
    minimum_scores, or one veto, block an entry.
    """
    weighed = [_weighed(entry, counting) for entry in entries]
    free = sorted((each for each in weighed if not each.is_blocked), key=_order)
    found: list[Ranked] = []
    for _same, tied in groupby(free, key=_place):
        group = list(tied)
        place, is_shared = len(found) + 1, len(group) > 1
        found += [
            replace(
                each,
                rank=place,
                needs_vote=is_shared,
                needs_discussion=each.needs_discussion or is_shared,
            )
            for each in group
        ]
    return found + sorted((each for each in weighed if each.is_blocked), key=lambda each: each.code)


def rounded_mean(values: Sequence[Decimal]) -> Decimal:
    """The mean to 2 decimals, halves up. Raises ValueError without values."""
    if not values:
        raise ValueError("the mean of nothing")
    return (sum(values, Decimal(0)) / len(values)).quantize(HUNDREDTH, ROUND_HALF_UP)


def kept_of(totals: Sequence[Decimal], drops_extremes_from: int) -> list[Decimal]:
    """The totals in order, without one highest and one lowest where there are enough of them."""
    ordered = sorted(totals)
    is_trimmed = len(ordered) >= max(drops_extremes_from, FEWEST_TO_TRIM)
    return ordered[1:-1] if is_trimmed else ordered


def median_of(values: Sequence[Decimal]) -> Decimal:
    """The value in the middle, or the mean of the two there, exactly. Raises IndexError without values."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _weighed(entry: Scored, counting: Counting) -> Ranked:
    totals = [sheet.total for sheet in entry.sheets]
    found = Ranked(entry.key, entry.code, entry.title, counted=len(totals))
    vetoes = sum(sheet.is_vetoed for sheet in entry.sheets)
    if totals:
        kept, spread = kept_of(totals, counting.drops_extremes_from), max(totals) - min(totals)
        ties = [sheet.tie_points for sheet in entry.sheets if sheet.tie_points is not None]
        mean = rounded_mean(kept)
        found = replace(
            found,
            mean=mean,
            median=median_of(kept),
            tie_mean=rounded_mean(ties) if ties else None,
            spread=spread,
            dropped=len(totals) - len(kept),
            needs_discussion=bool(vetoes) or spread >= counting.maximum * WIDE,
            band=next((name for least, name in counting.bands if mean >= least), ""),
        )
    reason = _reason(len(totals), vetoes, counting)
    return replace(found, is_blocked=bool(reason), reason=reason)


def _reason(counted: int, vetoes: int, counting: Counting) -> str:
    if vetoes:
        return Said("%(count)s 位专家提出一票否决", count=vetoes)
    if counted < counting.minimum_scores:
        return Said(
            "只有 %(count)s 份评分，至少要 %(least)s 份", count=counted, least=counting.minimum_scores
        )
    return ""


def _place(each: Ranked) -> tuple[Decimal, ...]:
    assert each.mean is not None and each.median is not None
    return (-each.mean, -each.median, -(each.tie_mean or Decimal(0)))


def _order(each: Ranked) -> tuple[tuple[Decimal, ...], str]:
    return _place(each), each.code
