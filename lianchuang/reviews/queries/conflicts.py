"""Who may not score what: computed from today's facts whenever it is asked, under whatever lens."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import F
from django.utils.module_loading import import_string

from lianchuang.records.past import of_today, this_day
from lianchuang.reviews.models import Entry, Expert, Party, Recusal
from lianchuang.reviews.rules import Circle, Conflict, conflicts_in

# (expert or person, entry)
Pair = tuple[int, int]


@dataclass(frozen=True)
class SetAside:
    """A computed recusal that was set aside, for the facts of this digest only."""

    digest: str


def circles_around(people: Collection[int], bodies: Collection[int], on: date) -> list[Circle]:
    """The circles these people and bodies stand in, as an upper floor knows them (settings.CIRCLES)."""
    found: Callable[..., list[Circle]] = import_string(settings.CIRCLES)
    return found(people, bodies, on)


def conflicts_of(round_id: int, people: Collection[int]) -> dict[Pair, Conflict]:
    """(person, entry) -> why that person may not score it, by today's facts; a constant number of queries."""
    if not people:
        return {}
    with of_today():
        rows = Party.objects.filter(entry__round=round_id, entry__is_withdrawn=False).order_by()
        parties: dict[int, list[tuple[int | None, int | None]]] = {}
        for entry, person, body in rows.values_list("entry_id", "person_id", "body_id"):
            parties.setdefault(entry, []).append((person, body))
        behind = [each for found in parties.values() for each in found]
        persons = {person for person, _body in behind if person is not None} | set(people)
        bodies = {body for _person, body in behind if body is not None}
        circles = circles_around(persons, bodies, this_day())
    return conflicts_in(people, parties, circles, this_day())


def recused_pairs(round_id: int, experts: Collection[int] | None = None) -> set[Pair]:
    """(expert, entry) that are kept apart today: declared, or computed and not set aside for these very facts.

    experts   only these; None for the whole panel, those who have left included
    """
    with of_today():
        panel = Expert.objects.filter(round=round_id)
        if experts is not None:
            panel = panel.filter(pk__in=experts)
        persons = dict(panel.values_list("person_id", "pk"))
        rows = Recusal.objects.filter(expert__in=list(persons.values())).order_by()
        kept = list(rows.values_list("expert_id", "entry_id", "kind", "facts_digest", "set_aside_at"))
    declared = {(row[0], row[1]) for row in kept if row[2] == Recusal.Kind.DECLARED}
    aside = {(row[0], row[1]): row[3] for row in kept if row[2] == Recusal.Kind.COMPUTED and row[4]}
    found = {
        (persons[person], entry)
        for (person, entry), conflict in conflicts_of(round_id, list(persons)).items()
        if aside.get((persons[person], entry)) != conflict.digest
    }
    return found | declared


def recused_keys(person_id: int | None) -> set[str]:
    """Keys such as "proposal:7" that this person is recused from in rounds they sit on the panel of, today.

    For lists, searches and exports elsewhere in the house: an expert must not meet there what is kept from them here.
    """
    with of_today():
        seats = list(
            Expert.objects.filter(person=person_id or 0, left_at__isnull=True).values_list("round_id", "pk")
        )
        pairs = [pair for round_id, expert in seats for pair in recused_pairs(round_id, [expert])]
        return set(
            Entry.objects.filter(pk__in={entry for _expert, entry in pairs}).values_list("key", flat=True)
        )


def scorable_pairs(
    round_id: int,
    everyone: bool,
    experts: Collection[int] | None = None,
    *,
    recused: Collection[Pair] | None = None,
) -> set[Pair]:
    """(expert, entry) that are to be scored today: not withdrawn, not recused, assigned where not everyone scores all.

    recused   as recused_pairs gave them, where that was asked already
    """
    apart = set(recused_pairs(round_id, experts) if recused is None else recused)
    with of_today():
        panel = Expert.objects.filter(round=round_id, left_at__isnull=True)
        if experts is not None:
            panel = panel.filter(pk__in=experts)
        entries = Entry.objects.filter(round=round_id, is_withdrawn=False).order_by()
        if everyone:
            keys = list(entries.values_list("pk", flat=True))
            open_pairs = {(expert, entry) for expert in panel.values_list("pk", flat=True) for entry in keys}
        else:
            assigned = panel.filter(assignments__entry__is_withdrawn=False).order_by()
            open_pairs = set(assigned.annotate(entry=F("assignments__entry")).values_list("pk", "entry"))
    return open_pairs - apart
