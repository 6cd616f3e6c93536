"""What the page of any record shows besides its own facts: proof, history, the moments of the time bar."""

from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict
from lianchuang.records.files.models import Evidence, Folder
from lianchuang.records.files.queries import grade_of, proof_of
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.telling import Entry, told_moments

Crumbs = list[tuple[str, str]]


def record_page(
    record: Any,
    *,
    kind_words: str,
    crumbs: Crumbs,
    history: list[Entry],
    may_correct: Verdict,
    may_prove: Verdict,
    shows_proof: bool = True,
) -> dict[str, Any]:
    """What records/record/show.html needs; three queries.

    shows_proof   False where the record is in sight and its proof is not
    """
    evidence = proof_of(record.folder_id)
    proved = parts_told(
        Evidence, Folder(pk=record.folder_id), "name", _("份证明材料"), kind=Evidence.Kind.OWN
    )
    history = merged(history, proved) if shows_proof else history
    return {
        "record": record,
        "kind_words": kind_words,
        "crumbs": crumbs,
        "evidence": evidence if shows_proof else [],
        "grade": grade_of(evidence),
        "history": history,
        "acts": told_moments(history),
        "may_correct": may_correct,
        "may_prove": may_prove,
    }
