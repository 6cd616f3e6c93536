"""Answers to doubtful rows: those of this batch, and those of earlier batches that still hold."""

from dataclasses import dataclass

from lianchuang.exchange.importing.plan import SKIP
from lianchuang.records.batches.models import Batch


@dataclass(frozen=True)
class Answers:
    """now: what this batch decided; earlier: what was decided and applied before, so that nobody is asked twice."""

    now: dict[str, str]
    earlier: dict[str, str]


def answers_for(network_id: int, now: dict[str, str]) -> Answers:
    """This batch's answers with those of the network's applied batches; to leave a row out is no lasting answer."""
    applied = Batch.objects.filter(kind="import", network_number=network_id, state=Batch.State.APPLIED)
    earlier: dict[str, str] = {}
    for decisions in applied.order_by("pk").values_list("decisions", flat=True):
        earlier |= {key: value for key, value in decisions.items() if value != SKIP}
    return Answers(now, earlier)
