"""Verbs of the panel: experts invited, experts who leave."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from lianchuang.basics.text import squash_name
from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import close_matter
from lianchuang.matters.models import Matter
from lianchuang.people.access import Reach, visible_bodies
from lianchuang.people.actions import people_in
from lianchuang.people.models import Body, Person
from lianchuang.people.queries import NamedPeople
from lianchuang.records.past import act, now
from lianchuang.reviews.access import may_keep_round
from lianchuang.reviews.actions.asking import ask_declaration, locked
from lianchuang.reviews.actions.noting import note_conflicts
from lianchuang.reviews.models import Expert, Round

State = Round.State


def invite_experts(
    round: Round, people: NamedPeople, *, outsiders: Sequence[tuple[str, str]] = (), by: Reach
) -> tuple[int, int]:
    """Invite people onto the panel (邀请专家), the new ones registered by name; give how many and the act's number.

    outsiders   (name, body as written) of people whose body is registered with them

    Where declarations have begun they are asked at once; else once they do. Raises Refused for names that could not be
    told, and where all of them sit on it already.
    """
    may_keep_round(by, round).or_refuse()
    if people.problems:
        raise Refused("".join(people.problems))
    with act(by=by.author, reason=_("邀请评审专家")) as number:
        row = locked(round, State.PREPARED, State.DECLARING, State.SCORING)
        seats = {seat.person_id: seat for seat in row.experts.all()}
        invited = 0
        for person in [*people_in(people), *_registered(outsiders, by)]:
            seat = seats.get(person.pk) or Expert(round=row, person=person)
            if seat.pk is not None and seat.left_at is None:
                continue
            seat.invited_at, seat.left_at = now(), None
            seat.save()
            invited += 1
            if row.state != State.PREPARED:
                ask_declaration(row, seat, by=by.name)
        if not invited:
            raise Refused(_("这些人都已经在专家名单里了。"))
        note_conflicts(row)
    return invited, number


def release_expert(expert: Expert, *, reason: str, by: Reach) -> int:
    """Let an expert leave the panel (退出); what was handed in still counts. Give the act's number.

    Raises Refused without a reason, and where they have left already.
    """
    may_keep_round(by, expert.round).or_refuse()
    if not reason.strip():
        raise Refused(_("请写明为什么退出。"))
    with act(by=by.author, reason=_("专家退出评审")) as number:
        locked(expert.round, State.PREPARED, State.DECLARING, State.SCORING)
        seat = Expert.objects.select_for_update(of=("self",)).get(pk=expert.pk)
        if seat.left_at is not None:
            raise Refused(_("这位专家已经退出了。"))
        seat.left_at, seat.leaving_reason = now(), reason.strip()[:300]
        seat.save(update_fields=["left_at", "leaving_reason"])
        for what in ("declare", "score"):
            close_matter(f"review:{seat.round_id}:{seat.pk}:{what}", Matter.Outcome.DROPPED)
    return number


def _registered(outsiders: Sequence[tuple[str, str]], by: Reach) -> list[Person]:
    """Outsiders with their bodies, each once; within the act that is open, when nobody else can write."""
    known = {squash_name(body.name): body for body in visible_bodies(by)} if outsiders else {}
    found: dict[tuple[str, int], Person] = {}
    for name, written in outsiders:
        body = known.setdefault(squash_name(written), Body(name=written.strip()))
        if body.pk is None:
            body.save()
        key = (squash_name(name), body.pk)
        same = found.get(key) or Person.objects.filter(name=key[0], body=body).first()
        found[key] = same or Person.objects.create(name=key[0], body=body)
    return list(found.values())
