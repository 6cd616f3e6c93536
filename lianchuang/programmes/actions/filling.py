"""Writing a proposal's content: its own columns, answers, steps, people, units; inside the act that is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lianchuang.matters.actions import close_matter, revoke_links
from lianchuang.matters.models import Matter
from lianchuang.people.models import Person
from lianchuang.people.queries import NamedPeople
from lianchuang.programmes.actions.telling import TASK, tell_unit, unit_key
from lianchuang.programmes.models import Answer, PlanStep, Proposal, ProposalPerson, Unit
from lianchuang.programmes.queries.naming import NamedPart, NewUnit
from lianchuang.programmes.queries.units import people_of, seen_of

COLUMNS = (
    "title", "direction", "topic", "goals", "plan", "outcomes", "starts_on", "ends_on", "funding_yuan",
    "own_funding_yuan",
)  # fmt: skip


@dataclass(frozen=True)
class Filling:
    """What is written into a proposal: its columns, and its parts as whole lists; what is not given stays as it is.

    values    column -> value, of COLUMNS
    answers   question id -> text
    steps     (day, what is reached) …
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[int, str] = field(default_factory=dict)
    people: Sequence[NamedPart] | NamedPeople | None = None
    steps: Sequence[tuple[date, str]] | None = None
    units: Sequence[NewUnit] | None = None


def write_content(proposal: Proposal, filling: Filling) -> list[Unit]:
    """Write a filling; give the units whose confirmation lapsed because what they confirmed changed."""
    seen = _seen_by_units(proposal)
    for name in COLUMNS:
        if name in filling.values:
            setattr(proposal, name, filling.values[name])
    _write_answers(proposal, filling.answers)
    if filling.steps is not None:
        _write_steps(proposal, filling.steps)
    if filling.people is not None:
        _write_people(proposal, _parts_in(filling.people))
    if filling.units is not None:
        _write_units(proposal, filling.units)
    return _lapsed(proposal, seen)


def lapse(unit: Unit) -> None:
    """Forget a confirmation, which stays in the past: what it confirmed is no longer so."""
    unit.confirmed_at, unit.confirmed_by_name, unit.way, unit.stamped_paper = None, "", "", None
    unit.save(update_fields=["confirmed_at", "confirmed_by_name", "way", "stamped_paper"])


def _seen_by_units(proposal: Proposal) -> dict[int, str]:
    people = people_of(proposal)
    return {unit.pk: seen_of(unit, proposal.title, people) for unit in proposal.units.all()}


def _lapsed(proposal: Proposal, seen: dict[int, str]) -> list[Unit]:
    people = people_of(proposal)
    found = []
    for unit in proposal.units.select_related("body", "studio").filter(
        is_lead=False, confirmed_at__isnull=False
    ):
        if seen.get(unit.pk) != seen_of(unit, proposal.title, people):
            lapse(unit)
            tell_unit(unit, proposal, is_again=True)
            found.append(unit)
    return found


def _parts_in(people: Sequence[NamedPart] | NamedPeople) -> Sequence[NamedPart]:
    if not isinstance(people, NamedPeople):
        return people
    known = [NamedPart(each.name, each.body, each) for each in people.found if each.body is not None]
    return known + [NamedPart(name, body, None) for name, body in people.new]


def _write_answers(proposal: Proposal, answers: Mapping[int, str]) -> None:
    known = {each.question_id: each for each in Answer.objects.filter(proposal=proposal)}
    for key, text in answers.items():
        answer = known.get(key)
        if answer is None and text:
            Answer.objects.create(proposal=proposal, question_id=key, text=text)
        elif answer is not None and answer.text != text:
            answer.text = text
            answer.save(update_fields=["text"])


def _write_steps(proposal: Proposal, steps: Sequence[tuple[date, str]]) -> None:
    known = list(proposal.steps.order_by("position", "pk"))
    for place, (due_on, title) in enumerate(steps, start=1):
        row = known[place - 1] if place <= len(known) else PlanStep(proposal=proposal)
        if (row.position, row.title, row.due_on) != (place, title, due_on):
            row.position, row.title, row.due_on = place, title, due_on
            row.save()
    for row in known[len(steps) :]:
        row.delete()


def _write_people(proposal: Proposal, people: Sequence[NamedPart]) -> None:
    known = {each.person_id: each for each in ProposalPerson.objects.filter(proposal=proposal)}
    kept = set()
    for place, named in enumerate(people, start=1):
        person = named.person or Person.objects.get_or_create(name=named.name, body=named.body)[0]
        row = known.get(person.pk) or ProposalPerson(proposal=proposal, person=person)
        if row.pk is None or (row.position, row.part) != (place, named.part):
            row.position, row.part = place, named.part
            row.save()
        kept.add(person.pk)
    for key, row in known.items():
        if key not in kept:
            row.delete()


def _write_units(proposal: Proposal, units: Sequence[NewUnit]) -> None:
    """The lead unit is always there, and takes part through the lead studio."""
    lead = proposal.lead
    if lead.host_id not in [named.body.pk for named in units]:
        units = [NewUnit(lead.host), *units]
    known = {each.body_id: each for each in Unit.objects.filter(proposal=proposal)}
    for place, named in enumerate(units, start=1):
        row = known.pop(named.body.pk, None) or Unit(proposal=proposal, body=named.body)
        studio, is_lead = (lead, True) if named.body.pk == lead.host_id else (named.studio, False)
        said = (place, studio.pk if studio else None, named.share_percent, is_lead)
        if row.pk is None or (row.position, row.studio_id, row.share_percent, row.is_lead) != said:
            row.position, row.studio_id, row.share_percent, row.is_lead = said
            row.save()
    for gone in known.values():
        close_matter(unit_key(gone), Matter.Outcome.DROPPED)
        revoke_links(TASK, gone.pk)
        gone.delete()
