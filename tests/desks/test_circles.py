"""The circles people and bodies stand in, made from the union's own records."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianchuang.desks.circles import circles_around
from lianchuang.networks.models import Contact, Leadership
from lianchuang.outcomes.models import Credit
from lianchuang.people.models import Body, Person, Post, Tie
from lianchuang.projects.models import Participant, Partner, Project
from lianchuang.records.past import act
from tests.cast import STAGE_HAND, Cast, folder, seat, stage

ON = date(2025, 3, 1)


@pytest.fixture
def cast(db: None) -> Cast:
    return stage()


def told(
    cast: Cast, *names: str, bodies: tuple[str, ...] = ()
) -> list[tuple[str, str, list[str], list[str]]]:
    people = {Person.objects.get(name=name).pk: name for name in names}
    units = {Body.objects.get(name=name).pk: name for name in bodies}
    return [
        (
            each.kind,
            each.title,
            sorted(people[key] for key in each.people),
            sorted(units[key] for key in each.bodies),
        )
        for each in circles_around(list(people), list(units), ON)
    ]


def body(name: str, parent: Body | None, kind: str = "enterprise") -> Body:
    return Body.objects.create(name=name, parent=parent, kind=kind)


def test_one_body_and_those_in_a_line_up_to_the_enterprise(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        group = body("滨江集团", Body.objects.get(name="滨江市总工会"))
        left, right = body("一分公司", group), body("二分公司", group)
        union = body("一分公司工会", left, "grassroots_union")
        for name, where in (("甲", union), ("乙", left), ("丙", right), ("丁", group)):
            Person.objects.create(name=name, body=where)
    found = {(tuple(people), tuple(units)) for _kind, _title, people, units in told(
        cast, "甲", "乙", "丙", "丁", bodies=("滨江集团", "一分公司", "二分公司", "滨江市总工会")
    )}  # fmt: skip
    assert found == {
        (("丁", "乙", "甲"), ("一分公司", "滨江集团")),
        (("丁", "乙"), ("一分公司", "滨江集团")),
        (("丁", "丙"), ("二分公司", "滨江集团")),
        (("丁",), ("滨江集团",)),
    }


@pytest.mark.parametrize(
    ("ends", "counts"), [(None, True), (date(2025, 3, 2), True), (date(2025, 3, 1), False)]
)
def test_a_post_joins_while_it_is_held(cast: Cast, ends: date | None, counts: bool) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        person = Person.objects.create(name="甲")
        Post.objects.create(
            person=person, body=Body.objects.get(name="滨江精工机械公司"), title="顾问", ends_before=ends
        )
    expected = [("body", "滨江精工机械公司", ["甲"], ["滨江精工机械公司"])] if counts else []
    assert told(cast, "甲", bodies=("滨江精工机械公司",)) == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (None, [["王师傅", "甲"]]),
        (date(2024, 5, 1), [["王师傅"], ["王师傅", "甲"]]),
        (date(2022, 3, 2), [["王师傅"], ["王师傅", "甲"]]),
        (date(2022, 3, 1), [["王师傅"]]),
    ],
)
def test_who_led_a_studio_within_three_years(
    cast: Cast, ends: date | None, expected: list[list[str]]
) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        Leadership.objects.create(
            studio=cast.studio, person=Person.objects.create(name="甲"), ends_before=ends
        )
    found = [each for each in told(cast, "甲", "王师傅", bodies=("滨江精工机械公司",)) if each[0] == "studio"]
    assert found == [("studio", "精工工作室", people, ["滨江精工机械公司"]) for people in expected]


def test_two_who_both_led_it_once_stand_in_one_circle(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        for name, ends in (("甲", date(2024, 1, 1)), ("乙", date(2023, 1, 1))):
            Leadership.objects.create(
                studio=cast.studio, person=Person.objects.create(name=name), ends_before=ends
            )
    found = told(cast, "甲", "乙", "王师傅")
    assert [people for kind, _title, people, _units in found if kind == "studio"] == [
        ["王师傅"],
        ["乙", "王师傅", "甲"],
        ["王师傅", "甲"],
    ]


def test_who_fills_in_for_a_studio_is_of_it(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        Contact.objects.create(studio=cast.studio, person=Person.objects.create(name="甲"), name="甲")
    assert ("studio", "精工工作室", ["王师傅", "甲"], []) in told(cast, "甲", "王师傅")


@pytest.mark.parametrize(
    ("ends", "decision", "counts"),
    [
        (None, "approved", True), (date(2022, 3, 1), "approved", True), (date(2022, 2, 28), "approved", False),
        (None, "pending", True), (None, "not_approved", False),
    ],
)  # fmt: skip
def test_a_joint_project_joins_its_people_leaders_and_units(
    cast: Cast, ends: date | None, decision: str, counts: bool
) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        partner = seat(cast.network, "桥检工作室", body("桥检公司", None))
        Leadership.objects.create(studio=partner, person=Person.objects.create(name="桥师傅"))
        project = Project.objects.create(
            network=cast.network, year=2023, title="桥上预警", lead=cast.studio, decision=decision, ends_on=ends, folder=folder("x"),
        )  # fmt: skip
        Partner.objects.create(project=project, studio=partner, position=1)
        Participant.objects.create(project=project, person=Person.objects.create(name="甲"), position=1)
    found = [
        each
        for each in told(cast, "甲", "桥师傅", "王师傅", bodies=("桥检公司", "滨江精工机械公司"))
        if each[1] == "桥上预警"
    ]
    joined = ("project", "桥上预警", ["桥师傅", "王师傅", "甲"], ["桥检公司", "滨江精工机械公司"])
    assert found == ([joined] if counts else [])


@pytest.mark.parametrize(("granted", "counts"), [(date(2022, 3, 1), True), (date(2022, 2, 28), False)])
def test_an_outcome_of_two_bodies_joins_their_people(cast: Cast, granted: date, counts: bool) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        bridge = body("桥检公司", None)
        Person.objects.create(name="甲", body=bridge)
        cast.patent.granted_on = granted
        cast.patent.save()
        for position, each in enumerate((bridge, Body.objects.get(name="滨江精工机械公司")), start=1):
            Credit.objects.create(patent=cast.patent, body=each, position=position)
    found = [each for each in told(cast, "甲", bodies=("滨江精工机械公司",)) if each[0] == "outcome"]
    assert found == ([("outcome", "一种门控检修装置", ["甲"], ["滨江精工机械公司"])] if counts else [])


def test_an_outcome_of_one_body_joins_nobody(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        Credit.objects.create(patent=cast.patent, body=Body.objects.get(name="滨江精工机械公司"), position=1)
    assert [each for each in told(cast, "李工", bodies=("滨江精工机械公司",)) if each[0] == "outcome"] == []


@pytest.mark.parametrize("kind", ["mentorship", "kinship", "interest", "joint_work"])
def test_ties_of_every_kind(cast: Cast, kind: str) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        Tie.objects.create(
            kind=kind,
            person=Person.objects.create(name="甲"),
            other_body=Body.objects.get(name="远山县职业学校"),
            source="说明",
        )
    assert told(cast, "甲", bodies=("远山县职业学校",)) == [(kind, "说明", ["甲"], ["远山县职业学校"])]


def test_a_tie_that_ended_long_ago_joins_no_more(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="搭台"):
        Tie.objects.update(ends_before=date(2022, 3, 1))
    assert [each for each in told(cast, "王师傅", "李工") if each[0] == "mentorship"] == []


def test_as_many_queries_for_three_as_for_thirty(cast: Cast) -> None:
    def asked() -> int:
        people, bodies = (
            list(rows.values_list("pk", flat=True)) for rows in (Person.objects.all(), Body.objects.all())
        )
        with CaptureQueriesContext(connection) as queries:
            circles_around(people, bodies, ON)
        return len(queries)

    few = asked()
    with act(by=STAGE_HAND, reason="搭台"):
        for number in range(30):
            Person.objects.create(name=f"人{number}", body=body(f"单位{number}", None))
    assert (few, asked()) == (12, 12)
