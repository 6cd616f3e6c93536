"""Batches as they stood at a past moment: they are not remembered themselves, but their acts are numbered."""

from collections import Counter
from datetime import datetime

from django.db.models import QuerySet

from lianchuang.records.batches.models import Batch
from lianchuang.records.batches.rules import state_then
from lianchuang.records.past import Act, KnownAt


def batches_known(batches: QuerySet[Batch], known: KnownAt | None, most: int) -> list[tuple[Batch, str]]:
    """The newest `most` batches of a past moment (None: of now), their files fetched, each with its state then.

    Two queries for now, three for a past moment.
    """
    if known is None:
        return [(batch, batch.state) for batch in batches.prefetch_related("files")[:most]]
    if known.at is None:
        return []
    rows = list(batches.filter(made_at__lte=known.at).prefetch_related("files")[:most])
    acts = Act.objects.filter(batch_id__in=[batch.pk for batch in rows], pk__lte=known.number)
    counted = Counter(acts.values_list("batch_id", flat=True))
    return [(batch, _state_at(batch, counted[batch.pk], known.at)) for batch in rows]


def _state_at(batch: Batch, acts: int, at: datetime) -> str:
    is_settled = batch.settled_at is not None and batch.settled_at <= at
    return state_then(batch.state, acts, is_settled)
