"""What the facts say of conflicts, written down: when it was found, and that it came back."""

from lianchuang.records.past import now
from lianchuang.reviews.models import Recusal, Round
from lianchuang.reviews.queries import conflicts_of

LONGEST_REASON = 300


def note_conflicts(round: Round) -> int:
    """Write down the conflicts computed now, within the act that is open; how many are new or changed.

    One that was set aside for other facts is in force again.
    """
    persons = dict(round.experts.values_list("person_id", "pk"))
    rows = Recusal.objects.filter(expert__round=round, kind=Recusal.Kind.COMPUTED)
    known = {(row.expert_id, row.entry_id): row for row in rows}
    changed = 0
    for (person, entry), conflict in conflicts_of(round.pk, list(persons)).items():
        expert = persons[person]
        row = known.get((expert, entry)) or Recusal(
            expert_id=expert, entry_id=entry, kind=Recusal.Kind.COMPUTED
        )
        if row.facts_digest == conflict.digest:
            continue
        row.reason = "；".join(map(str, conflict.reasons))[:LONGEST_REASON]
        row.facts_digest, row.found_at = conflict.digest, now()
        row.proposed_by_account_id, row.proposed_by_name, row.proposal_reason = None, "", ""
        row.set_aside_at, row.set_aside_by_name = None, ""
        row.save()
        changed += 1
    return changed
