"""试算回避: before anybody is invited, what each candidate could not score and why, and which entries would lack experts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lianchuang.people.models import Person
from lianchuang.reviews.models import Entry, Round
from lianchuang.reviews.queries.conflicts import conflicts_of, recused_pairs


@dataclass(frozen=True)
class Tried:
    """A candidate with how many entries they could score, and (reason, codes) of those they could not."""

    person: Person
    able: int
    kept: int
    reasons: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Trial:
    """What the panel would be. short: entries fewer than the minimum could score, with how many could."""

    tried: list[Tried]
    short: list[tuple[Entry, int]]
    seats: int
    least: int


def trial_of(round: Round, candidates: Sequence[Person]) -> Trial:
    """Try candidates together with the experts already on the panel; nothing is written. A constant number of queries."""
    entries = {
        entry.pk: entry for entry in Entry.objects.filter(round=round, is_withdrawn=False).order_by("code")
    }
    seated = dict(round.experts.filter(left_at__isnull=True).values_list("pk", "person_id"))
    found = conflicts_of(round.pk, [person.pk for person in candidates])
    barred = Counter(entry for _person, entry in found)
    barred.update(entry for expert, entry in recused_pairs(round.pk) if expert in seated)
    seats, least = len(seated) + len(candidates), round.scheme.minimum_scores
    tried = [
        _tried(person, len(entries), [
            (reason, entries[entry].code)
            for (key, entry), conflict in sorted(found.items(), key=lambda each: each[0])
            if key == person.pk and entry in entries
            for reason in conflict.reasons
        ])
        for person in candidates
    ]  # fmt: skip
    short = [(entry, seats - barred[key]) for key, entry in entries.items() if seats - barred[key] < least]
    return Trial(tried, short, seats, least)


def _tried(person: Person, entries: int, facts: list[tuple[str, str]]) -> Tried:
    kept = len({code for _reason, code in facts})
    by_reason: dict[str, list[str]] = {}
    for reason, code in facts:
        by_reason.setdefault(reason, []).append(code)
    reasons = tuple((reason, tuple(sorted(codes))) for reason, codes in by_reason.items())
    return Tried(person, entries - kept, kept, reasons)
