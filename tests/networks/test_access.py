"""Who may what with networks and studios: every may_* with every member of the cast."""

from datetime import date

import pytest

from lianchuang.networks.access import (
    governed_networks,
    may_found_network,
    may_keep,
    may_keep_studio,
    may_see_contacts,
    may_see_figures,
    visible_memberships,
    visible_networks,
    visible_studio_seats,
    visible_studios,
)
from lianchuang.networks.models import Leadership, Membership
from lianchuang.networks.queries import leading_on
from lianchuang.records.past import act, lens
from tests.cast import NAMES, STAGE_HAND, Cast, folder, stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stage()


def those_who(cast: Cast, may: object) -> set[str]:
    return {name for name in NAMES if may(cast.reach(name))}  # type: ignore[operator]


def test_who_may_what(cast: Cast) -> None:
    network, studio = cast.network, cast.studio
    assert {
        "found": those_who(cast, may_found_network),
        "keep": those_who(cast, lambda by: may_keep(by, network)),
        "keep the studio": those_who(cast, lambda by: may_keep_studio(by, studio)),
        "see telephones": those_who(cast, lambda by: may_see_contacts(by, studio)),
        "see figures": those_who(cast, lambda by: may_see_figures(by, network)),
        "govern": those_who(cast, lambda by: governed_networks(by).filter(pk=network.pk).exists()),
        "see the network": those_who(cast, lambda by: visible_networks(by).filter(pk=network.pk).exists()),
        "see the studio": those_who(cast, lambda by: visible_studios(by).filter(pk=studio.pk).exists()),
        "see its seat": those_who(cast, lambda by: visible_memberships(by).filter(studio=studio).exists()),
        "see it listed": those_who(cast, lambda by: visible_studio_seats(by, network).exists()),
    } == {
        "found": {"管理员"},
        "keep": {"管理员", "赵秘书"},
        "keep the studio": {"管理员", "赵秘书"},
        "see telephones": {"管理员", "赵秘书", "王师傅"},
        "see figures": {"管理员", "赵秘书", "钱部长"},
        "govern": {"管理员", "赵秘书", "钱部长"},
        "see the network": {"管理员", "赵秘书", "钱部长", "王师傅"},
        "see the studio": {"管理员", "赵秘书", "钱部长", "王师傅"},
        "see its seat": {"管理员", "赵秘书", "钱部长", "王师傅"},
        "see it listed": {"管理员", "赵秘书", "钱部长", "王师傅"},
    }


def test_a_seat_elsewhere_is_not_seen_with_the_studio(cast: Cast) -> None:
    """The other alliance's secretary sees the studio once it sits there too, not the seat it has here."""
    with act(by=STAGE_HAND):
        Membership.objects.create(
            network=cast.elsewhere, studio=cast.studio, joined_on="2024-05-01", folder=folder("成员")
        )
    seats = visible_memberships(cast.reach("吴秘书")).filter(studio=cast.studio)
    assert visible_studios(cast.reach("吴秘书")).filter(pk=cast.studio.pk).exists()
    assert [seat.network for seat in seats] == [cast.elsewhere]
    assert visible_memberships(cast.reach("王师傅")).filter(studio=cast.studio).count() == 2


def test_a_leaders_sight_ends_with_the_leadership_and_with_the_seat(cast: Cast) -> None:
    with act(by=STAGE_HAND):
        Membership.objects.filter(studio=cast.studio).update(left_on="2024-06-30")
    assert not visible_networks(cast.reach("王师傅")).exists()
    assert visible_studios(cast.reach("王师傅")).exists()
    with act(by=STAGE_HAND):
        Leadership.objects.filter(studio=cast.studio).update(ends_before="2024-07-01")
    assert not visible_studios(cast.reach("王师傅")).exists()
    # Rights are today's, also on a day when she still led.
    with lens(2):
        assert not visible_studios(cast.reach("王师傅")).exists()
        assert visible_studios(cast.reach("赵秘书")).exists()


@pytest.mark.parametrize(
    ("starts_on", "ends_before", "leads"),
    [
        (None, None, True),
        (date(2025, 3, 1), None, True),
        (date(2025, 3, 2), None, False),
        (None, date(2025, 3, 2), True),
        (None, date(2025, 3, 1), False),
    ],
)
def test_who_leads_on_a_day(
    cast: Cast, starts_on: date | None, ends_before: date | None, leads: bool
) -> None:
    with act(by=STAGE_HAND):
        Leadership.objects.update(starts_on=starts_on, ends_before=ends_before)
    assert Leadership.objects.filter(leading_on(date(2025, 3, 1))).exists() is leads
