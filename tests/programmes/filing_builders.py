"""What proposals' tests stand on: an open call, a second member studio at a second unit, a filling that lacks nothing."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from lianchuang.networks.models import Membership, Studio
from lianchuang.people.models import Body, Person, Role
from lianchuang.people.queries import NamedPeople
from lianchuang.programmes.actions import Filling, file_proposal
from lianchuang.programmes.models import Call, Proposal
from lianchuang.programmes.queries import NewUnit
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act
from tests.cast import FOUNDED, STAGE_HAND, Cast, folder
from tests.programmes.year_builders import OPENS, call_of, cast_the_year, year_of

DURING = OPENS + timedelta(days=3)
SCAN = Upload("盖章确认.pdf", b"%PDF-1.7 stamped")
PARTNER = "滨江焊接公司"


def second_studio(cast: Cast, speaker: str = "钱部长") -> Studio:
    """焊匠工作室 sits in the network too; somebody speaks for its unit."""
    with act(by=STAGE_HAND, reason="第二家"):
        body = Body.objects.create(name=PARTNER, parent=cast.studio.host.parent)
        studio = Studio.objects.create(name="焊匠工作室", host=body, folder=folder("焊匠工作室"))
        Membership.objects.create(
            network=cast.network, studio=studio, joined_on=date(2022, 1, 1), folder=folder("焊匠工作室")
        )
        Role.objects.create(person=cast.people[speaker], kind=Role.Kind.UNIT, body=body, starts_at=FOUNDED)
    return studio


def call_open(cast: Cast, **said: Any) -> Call:
    """The year, and a call that is open at DURING."""
    cast_the_year(cast)
    return call_of(cast, year_of(cast), **said)


def filling_of(cast: Cast, call: Call, partner: Studio, **changes: Any) -> Filling:
    """Everything a proposal needs: 60 and 40 percent, two people, a step, every question answered."""
    questions = call.questions.filter(is_dropped=False)
    values = {
        "title": "门控故障预警",
        "direction": call.programme.directions.first(),
        "topic": None,
        "goals": "精工工作室要把门控故障提前一天报出来。",
        "plan": "王师傅带队，在滨江精工机械公司试用。",
        "outcomes": "一套装置，一份操作法。",
        "starts_on": date(2025, 5, 1),
        "ends_on": date(2026, 4, 30),
        "funding_yuan": Decimal(80000),
        "own_funding_yuan": None,
    }
    return replace(
        Filling(
            values={**values, **changes.pop("values", {})},
            answers={each.pk: "no" if each.kind == "yes_no" else "归两家共有" for each in questions},
            people=NamedPeople([cast.people["王师傅"], cast.people["李工"]], [], []),
            steps=[(date(2025, 9, 30), "完成样机"), (date(2026, 3, 31), "现场试用")],
            units=[
                NewUnit(cast.studio.host, Decimal(60), True, cast.studio),
                NewUnit(partner.host, Decimal(40), False, partner),
            ],
        ),
        **changes,
    )


def proposal_of(cast: Cast, call: Call, partner: Studio, by: str = "王师傅", **changes: Any) -> Proposal:
    """A draft that lacks nothing but the partner's confirmation."""
    proposal, _act = file_proposal(
        call, cast.studio, filling_of(cast, call, partner, **changes), by=cast.reach(by)
    )
    return proposal


def person(name: str) -> Person:
    """One of the cast, as they stand."""
    return Person.objects.get(name=name)
