"""A review on the cast's stage: 赵秘书 and 郑主席 (of the chair unit) are its officers, three experts sit on the panel.

陈专家 works where 精工工作室 is at home, so E1 is kept from him; 周老师 teaches at the school of E2, 许教授 has nothing to do with any.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from lianchuang.people.access import Reach, reach_of
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.records.past import act, now
from lianchuang.reviews.actions import add_default_scheme, prepare_round
from lianchuang.reviews.models import Entry, Expert, Points, Round, Scheme, ScoreSheet
from lianchuang.reviews.rules import NewEntry
from tests.cast import FOUNDED, STAGE_HAND, Cast, folder, stage

CLOSES = datetime(2099, 3, 10, 9, 0, tzinfo=UTC)
TITLES = ("列车门控检修装置", "农机快换接头", "桥梁索力检测")


@dataclass
class Hall:
    """The stage with a review prepared on it."""

    cast: Cast
    round: Round
    scheme: Scheme
    entries: list[Entry]
    experts: dict[str, Expert] = field(default_factory=dict)

    def reach(self, name: str) -> Reach:
        """As of now by the clock of acts."""
        account = self.cast.accounts.get(name)
        return reach_of(account, now()) if account else Reach()

    def fresh(self) -> Round:
        """The round as it is kept now."""
        return Round.objects.select_related("network", "scheme").get(pk=self.round.pk)


def hall(state: str = "prepared", *, experts: tuple[str, ...] = ("陈专家", "周老师", "许教授")) -> Hall:
    """Set it: three entries, of 滨江精工机械公司, 远山县职业学校 and 桥检公司; the panel has declared where scoring goes on."""
    cast = stage()
    company = cast.people["王师傅"].body
    with act(by=STAGE_HAND, reason="评审搭台"):
        bridge = Body.objects.create(name="桥检公司", parent=company.parent)
        player(cast, "陈专家", company)
        player(cast, "许教授", Body.objects.create(name="滨江大学", kind=Body.Kind.SCHOOL))
        player(cast, "郑主席", bridge)
        Role.objects.create(
            person=cast.people["郑主席"], kind=Role.Kind.CHAIR, body=cast.network.body, starts_at=FOUNDED
        )
        leader = Person.objects.create(name="桥师傅", body=bridge)
    keeper = reach_of(cast.accounts["赵秘书"], now())
    school = Body.objects.get(name="远山县职业学校")
    with act(by=STAGE_HAND, reason="评审搭台"):
        scheme = add_default_scheme(cast.network.body, by=keeper)
        farmer = Person.objects.create(name="农师傅", body=school)
        made = prepare_round(
            network=cast.network.body,
            title="2025年联合攻关项目评审",
            scheme=scheme,
            entries=[
                entry(1, cast.people["王师傅"], company),
                entry(2, farmer, school),
                entry(3, leader, bridge),
            ],
            origin="/calls/1/selection/",
            closes_at=CLOSES,
            by=keeper,
        )
        found = Hall(cast, made, scheme, list(made.entries.order_by("key")))
        for name in experts:
            found.experts[name] = seat(found, name, declared=state in ("scoring", "closed"))
        if state != "prepared":
            Round.objects.filter(pk=made.pk).update(state=state)
            made.state = state
    return found


def entry(number: int, leader: Person, body: Body) -> NewEntry:
    """An entry with a leader, a unit, a text and a folder."""
    title = TITLES[number - 1]
    return NewEntry(
        f"proposal:{number}",
        title,
        f"## 要解决什么\n{title}的难题\n## 怎么做\n分三步走",
        people=[(leader.pk, "负责人")],
        bodies=[(body.pk, "牵头单位")],
        folder_ids=[folder(title).pk],
    )


def player(cast: Cast, name: str, body: Body) -> Person:
    """One more of the cast, with an account; inside the act that is open."""
    person = Person.objects.create(name=name, body=body)
    cast.people[name] = person
    cast.accounts[name] = Account.objects.create(username=name, person=person, password="!")
    return person


def seat(found: Hall, name: str, *, declared: bool = True) -> Expert:
    """An expert on the panel; inside the act that is open."""
    return Expert.objects.create(
        round=found.round,
        person=found.cast.people[name],
        invited_at=now(),
        declared_at=now() if declared else None,
    )


def scored(found: Hall, name: str, number: int, *points: str, vetoed: bool = False) -> ScoreSheet:
    """A sheet handed in, with points for the five items; in an act of its own."""
    values = [Decimal(each) for each in points or ("15", "20", "15", "15", "10")]
    with act(by=STAGE_HAND, reason="打分"):
        sheet = ScoreSheet.objects.create(
            expert=found.experts[name],
            entry=found.entries[number - 1],
            total=sum(values),
            tie_points=values[1],
            is_vetoed=vetoed,
            handed_in_at=now(),
        )
        for item, each in zip(found.scheme.criteria.all(), [*values, Decimal(vetoed)], strict=True):
            Points.objects.create(sheet=sheet, criterion=item, points=each)
    return sheet


@pytest.fixture
def prepared(db: None) -> Hall:
    """Nothing has begun."""
    return hall()


@pytest.fixture
def declaring(db: None) -> Hall:
    """The panel is asked to declare."""
    return hall("declaring")


@pytest.fixture
def scoring(db: None) -> Hall:
    """Everybody has declared, scoring goes on."""
    return hall("scoring")
