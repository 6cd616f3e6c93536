"""The ranked list of a round."""

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from django.db.models import Q, QuerySet

from lianchuang.basics.unreadable import Unreadable
from lianchuang.reviews.models import Entry, Round, Scheme, ScoreSheet
from lianchuang.reviews.queries.conflicts import recused_pairs
from lianchuang.reviews.queries.sheets import items_of
from lianchuang.reviews.rules import Counting, Ranked, Scored, Sheet, rank, read_bands


def ranking(round: Round, *, recused: Collection[tuple[int, int]] | None = None) -> list[Ranked]:
    """The ranked list as it stands now, blocked entries at its end; a constant number of queries.

    Scores of recused experts and sheets nobody has checked are not in it; withdrawn entries are not either.

    recused   as recused_pairs gave them, where that was asked already
    """
    counting = counting_of(round.scheme)
    sheets: dict[int, list[Sheet]] = defaultdict(list)
    apart = recused_pairs(round.pk) if recused is None else recused
    rows = counting_sheets(round).order_by("pk")
    for expert, entry, total, tie, vetoed in rows.values_list(
        "expert_id", "entry_id", "total", "tie_points", "is_vetoed"
    ):
        if (expert, entry) not in apart:
            sheets[entry].append(Sheet(total, tie, vetoed))
    entries = Entry.objects.filter(round=round, is_withdrawn=False).order_by("code")
    scored = [
        Scored(key, code, title, tuple(sheets[number]))
        for number, key, code, title in entries.values_list("pk", "key", "code", "title")
    ]
    return rank(scored, counting)


def counting_of(scheme: Scheme) -> Counting:
    """How a scheme puts scores together."""
    counted = [item.maximum for item in items_of(scheme) if item.is_counted and not item.is_veto]
    try:
        bands = read_bands(scheme.bands)
    except Unreadable:
        bands = ()
    return Counting(scheme.drops_extremes_from, scheme.minimum_scores, sum(counted, Decimal(0)), bands)


def counting_sheets(round: Round) -> QuerySet[ScoreSheet]:
    """Sheets that are handed in; those typed from paper once checked, and while nobody contests the paper."""
    rows = ScoreSheet.objects.filter(entry__round=round, state=ScoreSheet.State.HANDED_IN)
    is_contested = Q(stamped_paper__contested_at__isnull=False, stamped_paper__settled_at__isnull=True)
    return rows.exclude(is_contested).exclude(stamped_paper__is_void=True)
