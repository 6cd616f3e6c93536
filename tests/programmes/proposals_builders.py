"""What the tests of proposals stand on beside the year: partner units, people, a draft that lacks nothing."""

from contextlib import AbstractContextManager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lianchuang.networks.models import Leadership, Studio
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.programmes.actions import (
    Filling,
    Saved,
    ask_units,
    confirm_unit,
    file_proposal,
    submit_proposal,
    update_proposal,
)
from lianchuang.programmes.models import Call, Proposal, Unit
from lianchuang.programmes.queries import NamedPart, NewUnit
from lianchuang.programmes.queries.texts import written_at
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, clock_at
from tests.cast import FOUNDED, STAGE_HAND, Cast, seat
from tests.programmes.year_builders import BEIJING, NOW, call_of, cast_the_year, year_of

# The call is open: 10 March 2025, 9:00 in Beijing. It closes on 31 March at 17:00.
OPEN = datetime(2025, 3, 10, 9, 0, tzinfo=BEIJING)
LAST_SECOND = datetime(2025, 3, 31, 16, 59, 59, tzinfo=BEIJING)
SHUT = datetime(2025, 3, 31, 17, 0, tzinfo=BEIJING)
TITLE = "列车门控故障预警"
PDF = b"%PDF-1.7 stamped"
PAPER = "工作室交来的纸质申报书"


def open_now() -> AbstractContextManager[None]:
    """The clock of acts while the call is open."""
    return clock_at(OPEN)


def cast_partners(cast: Cast) -> None:
    """桥检工作室 of 滨江桥检公司 is led by 何师傅, whose union 林主席 speaks for; 滨江理工学校 has no studio and no account."""
    with act(by=STAGE_HAND, reason="参与单位"):
        union = cast.network.body.parent
        bridge = Body.objects.create(name="滨江桥检公司", parent=union)
        Body.objects.create(name="滨江理工学校", kind=Body.Kind.SCHOOL, parent=union)
        studio = seat(cast.network, "桥检工作室", bridge)
        for name in ("何师傅", "林主席"):
            cast.people[name] = Person.objects.create(name=name, body=bridge)
            cast.accounts[name] = Account.objects.create(
                username=name, person=cast.people[name], password="!"
            )
        Leadership.objects.create(studio=studio, person=cast.people["何师傅"])
        Role.objects.create(person=cast.people["林主席"], kind=Role.Kind.UNIT, body=bridge, starts_at=FOUNDED)


def bridge_studio() -> Studio:
    """The partner's studio."""
    return Studio.objects.select_related("host").get(name="桥检工作室")


def school() -> Body:
    """A partner without a studio."""
    return Body.objects.get(name="滨江理工学校")


def open_call_of(cast: Cast, **said: object) -> Call:
    """The year is set, the call stands."""
    cast_the_year(cast)
    cast_partners(cast)
    with clock_at(NOW):
        return call_of(cast, year_of(cast), **said)


def whole(cast: Cast, call: Call, *, partners: int = 1, **changed: Any) -> Filling:
    """Content that lacks nothing: the lead and one or two partners, two people, two steps, every answer.

    changed   columns, or answers, steps, people, units
    """
    partner = bridge_studio()
    shares = {0: ("100",), 1: ("60", "40"), 2: ("60", "33.33", "6.67")}[partners]
    named = [(cast.studio.host, cast.studio), (partner.host, partner), (school(), None)]
    units = [
        NewUnit(body, Decimal(share), studio=studio)
        for (body, studio), share in zip(named, shares, strict=False)
    ]
    people = [
        NamedPart("王师傅", cast.studio.host, cast.people["王师傅"], "总负责"),
        NamedPart("何师傅", partner.host, cast.people["何师傅"], "传感器"),
    ]
    answers = {
        each.pk: "no" if each.kind == "yes_no" else "按份额共有，各自使用" for each in call.questions.all()
    }
    provides = call.questions.get(preset="unit_provides")
    values = {
        "title": TITLE,
        "direction": call.programme.directions.get(title="门控检修"),
        "goals": "门控故障提前一小时报警。",
        "plan": "在王师傅的检修台上装传感器，滨江桥检公司做数据分析。",
        "outcomes": "专利一件，样机两台。",
        "starts_on": date(2025, 6, 1),
        "ends_on": date(2026, 5, 31),
        "funding_yuan": Decimal(50_000),
        "own_funding_yuan": Decimal(10_000),
    }
    parts: dict[str, Any] = {
        "steps": [(date(2025, 9, 30), "样机完成"), (date(2026, 3, 31), "上车试用")],
        "people": people,
        "units": units,
        "answers": {**answers, provides.pk: "yes"},
    }
    parts |= {name: changed.pop(name) for name in list(changed) if name in parts}
    return Filling({**values, **changed}, **parts)


def draft_of_studio(cast: Cast, call: Call, *, by: str = "王师傅", **changed: Any) -> Proposal:
    """A draft filed while the call is open, with everything but the confirmations."""
    filling, paper = whole(cast, call, **changed), PAPER if by == "赵秘书" else ""
    with open_now():
        proposal, _act = file_proposal(call, cast.studio, filling, by=cast.reach(by), paper=paper)
    return proposal


def store(
    cast: Cast, proposal: Proposal, *, by: str = "王师傅", read_at: int | None = None, **said: Any
) -> Saved:
    """Store something into a draft, as somebody who has read it as it stands; columns are given as values."""
    values = said.pop("values", {})
    at = written_at(proposal) if read_at is None else read_at
    paper = PAPER if by == "赵秘书" else ""
    return update_proposal(proposal, Filling(values, **said), read_at=at, by=cast.reach(by), paper=paper)


def unit_of(proposal: Proposal, name: str = "滨江桥检公司") -> Unit:
    """A unit of a proposal by the name of its body."""
    return Unit.objects.select_related(
        "body", "proposal__call__programme__network__body", "proposal__lead"
    ).get(proposal=proposal, body__name=name)


def confirmed_draft(cast: Cast, call: Call, **said: Any) -> Proposal:
    """A draft that its partner has confirmed by account."""
    proposal = draft_of_studio(cast, call, **said)
    with open_now():
        ask_units(proposal, by=cast.reach("王师傅"))
        confirm_unit(unit_of(proposal), by=cast.reach("林主席"))
    return proposal


def submitted(cast: Cast, call: Call, **said: Any) -> Proposal:
    """A proposal handed in by its leader."""
    proposal = confirmed_draft(cast, call, **said)
    with open_now():
        submit_proposal(proposal, by=cast.reach("王师傅"))
    return Proposal.objects.get(pk=proposal.pk)


def scan_of(text: str = "盖章") -> Upload:
    """A stamped scan."""
    return Upload(f"{text}.pdf", PDF + text.encode())
