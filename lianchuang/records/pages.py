"""What the page of any record shows besides its own facts: proof, history, the moments of the time bar."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from lianchuang.basics.verdicts import Verdict
from lianchuang.design.filters import instant
from lianchuang.records.files.queries import grade_of, proof_of
from lianchuang.records.past import Act
from lianchuang.records.telling import Entry

Crumbs = list[tuple[str, str]]
MOST_MOMENTS = 30
LONGEST_REASON = 36


@dataclass(frozen=True)
class PickedMoment:
    """One act as the time bar names it."""

    number: int
    words: str


def moments(acts: QuerySet[Act]) -> list[PickedMoment]:
    """The last acts in sight, newest first; one query."""
    return [PickedMoment(each.pk, _words(each)) for each in acts.order_by("-pk")[:MOST_MOMENTS]]


def record_page(
    record: Any,
    *,
    kind_words: str,
    crumbs: Crumbs,
    history: list[Entry],
    acts: QuerySet[Act],
    may_correct: Verdict,
    may_prove: Verdict,
) -> dict[str, Any]:
    """What records/record/show.html needs; three queries."""
    evidence = proof_of(record.folder_id)
    return {
        "record": record,
        "kind_words": kind_words,
        "crumbs": crumbs,
        "evidence": evidence,
        "grade": grade_of(evidence),
        "history": history,
        "acts": moments(acts),
        "may_correct": may_correct,
        "may_prove": may_prove,
    }


def _words(act: Act) -> str:
    reason = act.reason if len(act.reason) <= LONGEST_REASON else act.reason[: LONGEST_REASON - 1] + "…"
    return " · ".join(filter(None, [instant(act.at), act.by_name, reason]))
