"""Filing a proposal: written, kept as it grows, handed in, taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.filters import day, instant
from lianchuang.design.saying import spoken
from lianchuang.matters.actions import close_matter, for_role, open_matter, revoke_links, type_for
from lianchuang.networks.models import Studio
from lianchuang.people.access import Reach
from lianchuang.people.actions import people_in
from lianchuang.people.models import Body, Person, Role
from lianchuang.people.queries import NamedPeople
from lianchuang.programmes.access.proposals import may_file, may_hand_in, may_withdraw, may_write
from lianchuang.programmes.models import Answer, Call, PlanStep, Proposal, ProposalPerson, Unit
from lianchuang.programmes.queries.programmes import call_window
from lianchuang.programmes.queries.proposals import facts_of, leaders_of, limits_of
from lianchuang.programmes.rules.proposals import MAY_FOLLOW, submission_problems
from lianchuang.records.correcting import ChangedMeanwhile, changed_meanwhile
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, history_of, now, this_day
from lianchuang.records.sorting import pinyin_key
from lianchuang.reviews.actions import withdraw_entry

State = Proposal.State
LINK = "unit_confirmation"


@dataclass(frozen=True)
class NewUnit:
    """A unit with its share; its studio where it takes part through one."""

    body: Body
    share_percent: Decimal | None
    is_lead: bool = False
    studio: Studio | None = None


@dataclass(frozen=True)
class Filling:
    """What a form of a proposal says: its columns, and its parts as whole lists."""

    values: Mapping[str, Any]
    answers: Mapping[int, str] = field(default_factory=dict)
    people: NamedPeople = field(default_factory=lambda: NamedPeople([], [], []))
    steps: Sequence[tuple[date, str]] = ()
    units: Sequence[NewUnit] = ()


def file_proposal(call: Call, lead: Studio, filling: Filling, *, by: Reach) -> tuple[Proposal, int]:
    """Begin a proposal (申报) as a draft; give it and the act's number.

    Raises Refused outside the call's window, and for a title its studio has in this call already.
    """
    may_file(by, call).or_refuse()
    _refuse_closed(call)
    reason = _("填写申报书：%(title)s") % {"title": filling.values.get("title", "")}
    with act(by=by.author, reason=reason) as number:
        title = filling.values.get("title", "")
        others = Proposal.objects.filter(call=call, lead=lead, title=title).exclude(state=State.WITHDRAWN)
        if others.exists():
            raise Refused(_("这个工作室已经填过「%(title)s」，请在那一份上接着填。") % {"title": title})
        proposal = Proposal.objects.create(
            call=call,
            lead=lead,
            filled_by=_person(by),
            form_version=call.form_version,
            folder=Folder.objects.create(title=title),
            **filling.values,
        )
        _write_parts(proposal, filling)
    return proposal, number


def update_proposal(proposal: Proposal, filling: Filling, *, read_at: int, by: Reach) -> int:
    """Save what was typed (存草稿); give the act's number.

    read_at   the last act that had touched the proposal when the form was shown
    Raises ChangedMeanwhile where somebody saved other words since, so that both are kept; Refused outside the window
    unless it was returned for completion.
    """
    may_write(by, proposal).or_refuse()
    if proposal.state == State.DRAFTED:
        _refuse_closed(proposal.call)
    with act(by=by.author, reason=_("修改申报书：%(title)s") % {"title": proposal.title}) as number:
        row = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        may_write(by, row).or_refuse()
        conflicts = changed_meanwhile(row, read_at, dict(filling.values))
        if conflicts:
            raise ChangedMeanwhile(conflicts, history_of(row)[0].number)
        for name, value in filling.values.items():
            setattr(row, name, value)
        row.filled_by = _person(by) or row.filled_by
        row.pinyin = pinyin_key(row.title)
        row.save()
        _write_parts(row, filling)
    return number


def submit_proposal(proposal: Proposal, *, by: Reach, scan: Upload | None = None) -> int:
    """Hand a proposal in (报送秘书处): the leader confirms it; give the act's number.

    scan   where the secretary hands it in for the leader: the stamped paper it rests on
    Raises Refused with everything that is still missing, outside the window, and the second time.
    """
    may_hand_in(by, proposal).or_refuse()
    with act(by=by.author, reason=_("报送申报书：%(title)s") % {"title": proposal.title}) as number:
        row = Proposal.objects.select_for_update(of=("self",)).select_related("call__programme__network__body", "lead").get(
            pk=proposal.pk
        )  # fmt: skip
        if State.SUBMITTED not in MAY_FOLLOW[row.state]:
            raise Refused(_("这份申报现在是“%(state)s”，不能再报送。") % {"state": row.get_state_display()})
        if row.state == State.DRAFTED:
            _refuse_closed(row.call)
        if row.return_by and row.return_by < this_day():
            raise Refused(_("补正期限（%(day)s）已经过了，请联系秘书处。") % {"day": day(row.return_by)})
        problems = submission_problems(facts_of(row), limits_of(row))
        if problems:
            raise Refused("".join(spoken(says) for _field, says in problems))
        row.confirmed_by = _leader(row, by, scan)
        row.confirmed_at = row.submitted_at = now()
        row.number = row.number or next_number(row.call)
        row.state, row.return_by = State.SUBMITTED, None
        row.save()
        close_matter(f"proposal:{row.pk}:return")
        _open_check(row)
    return number


def withdraw_proposal(proposal: Proposal, *, reason: str, by: Reach) -> int:
    """Take a proposal back (撤回) with a reason; it leaves the review too. Raises Refused once the list is announced."""
    may_withdraw(by, proposal).or_refuse()
    if not reason.strip():
        raise Refused(_("请写明为什么撤回。"))
    with act(by=by.author, reason=reason.strip()) as number:
        row = Proposal.objects.select_for_update(of=("self",)).select_related("call").get(pk=proposal.pk)
        if State.WITHDRAWN not in MAY_FOLLOW[row.state] or row.call.notice_id:
            raise Refused(_("这份申报现在是“%(state)s”，不能撤回了。") % {"state": row.get_state_display()})
        row.state = State.WITHDRAWN
        row.save(update_fields=["state"])
        withdraw_entry(f"proposal:{row.pk}")
        for key in ("check", "return", "partner"):
            close_matter(f"proposal:{row.pk}:{key}", "dropped")
        for unit in row.units.all():
            close_matter(f"unit:{unit.pk}:confirmation", "dropped")
            revoke_links(LINK, unit.pk)
    return number


def next_number(call: Call) -> str:
    """2026-01, 2026-02, …: after the highest that a proposal of the programme has."""
    prefix = f"{call.programme.year}-"
    rows = Proposal.objects.filter(call__programme=call.programme_id, number__startswith=prefix)
    ends = [each.removeprefix(prefix) for each in rows.values_list("number", flat=True)]
    return f"{prefix}{max((int(end) for end in ends if end.isdigit()), default=0) + 1:02d}"


def _refuse_closed(call: Call) -> None:
    window = call_window(call)
    if window.is_open:
        return
    if not window.has_opened:
        raise Refused(_("征集还没有开始，%(at)s 开始受理。") % {"at": instant(call.opens_at)})
    raise Refused(_("征集已于 %(at)s 截止。您写的都还在草稿里，没有丢。") % {"at": instant(call.closes_at)})


def _person(by: Reach) -> Person | None:
    return Person.objects.filter(pk=by.person_id).first() if by.person_id else None


def _leader(proposal: Proposal, by: Reach, scan: Upload | None) -> Person:
    """Who answers for it: the leader who hands it in, or the one whose stamped paper the secretary types from."""
    leaders = [each.person for each in leaders_of(proposal.lead)]
    own = next((each for each in leaders if each.pk == by.person_id), None)
    if own is not None:
        return own
    if not leaders:
        raise Refused(_("牵头工作室现在没有领衔人，先登记领衔人。"))
    type_for(
        f"proposal:{proposal.pk}:submission", _("报送申报书：%(title)s") % {"title": proposal.title},
        proposal.get_absolute_url(), by=by, person=leaders[0], folder=proposal.folder, scan=scan,
        network=proposal.call.programme.network.body,
    )  # fmt: skip
    return leaders[0]


def _open_check(proposal: Proposal) -> None:
    programme = proposal.call.programme
    body = programme.network.body
    open_matter(
        f"proposal:{proposal.pk}:check", _("形式审查：%(title)s") % {"title": proposal.title},
        f"/proposals/{proposal.pk}/formal-check/", for_role(body, Role.Kind.SECRETARY),
        network=body, year=programme.year,
    )  # fmt: skip


def _write_parts(proposal: Proposal, filling: Filling) -> None:
    for question_id, text in filling.answers.items():
        Answer.objects.update_or_create(proposal=proposal, question_id=question_id, defaults={"text": text})
    _write_people(proposal, filling.people)
    proposal.steps.all().delete()
    for position, (due_on, title) in enumerate(filling.steps, start=1):
        PlanStep.objects.create(proposal=proposal, position=position, title=title, due_on=due_on)
    _write_units(proposal, filling.units)


def _write_people(proposal: Proposal, people: NamedPeople) -> None:
    named = people_in(people)
    proposal.people.exclude(person__in=named).delete()
    for position, person in enumerate(named, start=1):
        ProposalPerson.objects.update_or_create(
            proposal=proposal, person=person, defaults={"position": position}
        )


def _write_units(proposal: Proposal, units: Sequence[NewUnit]) -> None:
    """A unit whose share changes has confirmed something else: it is asked again."""
    kept = {each.body_id: each for each in proposal.units.all()}
    for position, new in enumerate(units, start=1):
        row = kept.pop(new.body.pk, None) or Unit(proposal=proposal, body=new.body)
        if row.pk and row.share_percent != new.share_percent:
            row.confirmed_at, row.confirmed_by_name, row.way, row.stamped_paper = None, "", "", None
        row.position, row.share_percent = position, new.share_percent
        row.is_lead, row.studio = new.is_lead, new.studio
        row.save()
    for gone in kept.values():
        close_matter(f"unit:{gone.pk}:confirmation", "dropped")
        revoke_links(LINK, gone.pk)
        gone.delete()
