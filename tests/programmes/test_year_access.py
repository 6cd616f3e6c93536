"""Who sees a year and its calls, and who runs it: each with every member of the cast."""

from datetime import datetime, timedelta

import pytest

from lianchuang.networks.models import Membership
from lianchuang.programmes.access import (
    may_claim,
    may_run,
    may_run_programme,
    own_studios,
    types_for_others,
    visible_calls,
    visible_directions,
    visible_programmes,
    visible_topics,
)
from lianchuang.programmes.models import Programme
from lianchuang.records.past import act, clock_at, last_act, lens
from tests.cast import NAMES, STAGE_HAND, Cast, stage
from tests.programmes.year_builders import (
    CLOSES,
    NOW,
    OPENS,
    TERM,
    call_of,
    cast_the_year,
    topic_of,
    unit_speaks,
    year_of,
)

pytestmark = pytest.mark.django_db
RUNNING = {"管理员", "赵秘书", "孙主席"}
MEMBERS = {"王师傅", "李工"}


@pytest.fixture
def cast() -> Cast:
    cast = stage()
    cast_the_year(cast)
    return cast


def those_who(cast: Cast, may: object, at: datetime = NOW) -> set[str]:
    return {name for name in NAMES if may(cast.reach(name, at))}  # type: ignore[operator]


def test_who_may_what(cast: Cast) -> None:
    with clock_at(NOW):
        programme = year_of(cast)
        call, topic = call_of(cast, programme), topic_of(programme)
        seen = {
            "run": those_who(cast, lambda by: may_run(by, cast.network)),
            "run the other": those_who(cast, lambda by: may_run(by, cast.elsewhere)),
            "run the year": those_who(cast, lambda by: may_run_programme(by, programme)),
            "see the year": those_who(cast, lambda by: visible_programmes(by).exists()),
            "see directions": those_who(cast, lambda by: visible_directions(by).count() == 2),
            "see topics": those_who(cast, lambda by: visible_topics(by).exists()),
            "see the call coming": those_who(cast, lambda by: visible_calls(by).filter(pk=call.pk).exists()),
            "claim": those_who(cast, lambda by: may_claim(by, topic, cast.studio)),
            "claim elsewhere": those_who(cast, lambda by: may_claim(by, topic, cast.other_studio)),
            "type for others": those_who(cast, lambda by: types_for_others(by, programme)),
            "fill in": those_who(cast, lambda by: own_studios(by).filter(pk=cast.studio.pk).exists()),
        }
    assert seen == {
        "run": RUNNING,
        "run the other": {"管理员", "吴秘书"},
        "run the year": RUNNING,
        "see the year": RUNNING | {"钱部长"} | MEMBERS,
        "see directions": RUNNING | {"钱部长"} | MEMBERS,
        "see topics": RUNNING | {"钱部长"} | MEMBERS,
        "see the call coming": RUNNING | {"钱部长"},
        "claim": {"管理员", "赵秘书", "王师傅"},
        "claim elsewhere": set(),
        "type for others": {"管理员", "赵秘书"},
        "fill in": MEMBERS,
    }


def test_members_see_a_call_from_its_opening_second(cast: Cast) -> None:
    with clock_at(NOW):
        call = call_of(cast, year_of(cast))
    everyone = RUNNING | {"钱部长"} | MEMBERS
    for at, seen in (
        (OPENS - timedelta(seconds=1), RUNNING | {"钱部长"}),
        (OPENS, everyone),
        (CLOSES + timedelta(days=9), everyone),
    ):
        with clock_at(at):
            assert those_who(cast, lambda by: visible_calls(by).filter(pk=call.pk).exists(), at) == seen


def test_the_chair_runs_the_year_from_the_first_second_of_the_term_to_its_last(cast: Cast) -> None:
    starts, ends = TERM
    second = timedelta(seconds=1)
    runs = [
        bool(may_run(cast.reach("孙主席", at), cast.network))
        for at in (starts - second, starts, ends - second, ends)
    ]
    assert runs == [False, True, True, False]
    refused = may_run(cast.reach("孙主席", ends), cast.network)
    assert refused.reason == "只有这个联盟的秘书处，或任期内的理事长单位可以办。"


def test_a_unit_sees_the_year_of_the_alliance_its_studio_sits_in(cast: Cast) -> None:
    with clock_at(NOW):
        year_of(cast)
        assert not visible_programmes(cast.reach("周老师", NOW)).exists()
        unit_speaks(cast, "周老师")
        assert visible_programmes(cast.reach("周老师", NOW)).count() == 1
        with act(by=STAGE_HAND):
            Membership.objects.filter(studio=cast.studio).update(left_on="2025-02-09")
        assert those_who(cast, lambda by: visible_programmes(by).exists()) == RUNNING | {"钱部长"}


def test_rights_are_todays_under_a_lens(cast: Cast) -> None:
    with clock_at(NOW):
        year_of(cast)
        number = last_act()
        with act(by=STAGE_HAND):
            Membership.objects.filter(studio=cast.studio).update(left_on="2025-02-09")
        with lens(number):
            assert those_who(cast, lambda by: visible_programmes(by).exists()) == RUNNING | {"钱部长"}


def test_a_closed_year_is_read_and_not_changed(cast: Cast) -> None:
    with clock_at(NOW):
        programme = year_of(cast)
        with act(by=STAGE_HAND):
            Programme.objects.update(state=Programme.State.CLOSED)
        programme.refresh_from_db()
        assert those_who(cast, lambda by: may_run_programme(by, programme)) == set()
        assert may_run_programme(cast.reach("赵秘书", NOW), programme).reason == "2025 年已经收年，不能再改。"
        assert those_who(cast, lambda by: visible_programmes(by).exists()) == RUNNING | {"钱部长"} | MEMBERS
