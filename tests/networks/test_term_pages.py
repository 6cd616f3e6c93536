"""The pages of terms and groups: the same few questions whatever their length, read-only in the past, nothing for strangers."""

from html import unescape

import pytest

from lianchuang.networks.actions import Coming, begin_term
from lianchuang.networks.models import Membership, Term
from lianchuang.networks.rules import Named
from lianchuang.records.correcting import Grounds
from lianchuang.records.past import act, clock_at, last_act
from tests.cast import STAGE_HAND, Cast, seat, stage
from tests.networks.builders import beijing, second_unit, span, term_of
from tests.stage import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stage()


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_the_same_whatever_their_length(cast: Cast, count: int) -> None:
    for number in range(count):
        member = second_unit(cast, f"滨江第{number}公司", f"师傅{number}")
        term_of(
            cast,
            span(f"{2026 + number}-01-01", f"{2027 + number}-01-01"),
            member=member,
            holder=f"师傅{number}",
            number=number + 1,
        )
    client, root = cast.client("赵秘书"), f"/networks/{cast.network.pk}/"
    group = cast.network.groups.get(kind="research")
    client.get("/desk/")
    pages = (
        f"{root}terms/",
        f"{root}terms/new/",
        f"/groups/{group.pk}/",
        f"/groups/{group.pk}/corrections/",
        f"{root}founding/groups/",
    )
    assert [queries_of(client, page) for page in pages] == [9, 14, 13, 7, 14]


def test_the_past_is_read_only_and_shows_what_was_known(cast: Cast) -> None:
    before = last_act()
    term = term_of(cast, span("2026-01-01", "2027-01-01"))
    client, root = cast.client("赵秘书"), f"/networks/{cast.network.pk}/"
    then = unescape(client.get(f"{root}terms/?known_at=act:{before}").content.decode())
    assert ("还没有登记任期" in then, "登记任期</a>" in then, "请假</a>" in then) == (True, False, False)
    assert client.get(f"/terms/{term.pk}/?known_at=act:{before}").status_code == 404
    now = unescape(client.get(f"/terms/{term.pk}/?known_at=act:{last_act()}").content.decode())
    assert ("孙主席" in now, "调整起止" in now, "换人" in now) == (True, False, False)
    posted = client.post(f"/terms/{term.pk}/bounds/?known_at=act:{before}", {})
    assert (posted.status_code, last_act()) == (405, before + 1)


def test_nothing_of_another_alliances_chair_is_found_by_guessing(cast: Cast) -> None:
    with clock_at(beijing("2025-02-01")):
        foreign = term_of_elsewhere(cast)
    client, group = cast.client("赵秘书"), cast.elsewhere.groups.get(kind="research")
    contact = cast.other_studio.contacts.create(name="远山联络", phone="13922223333")
    member = Membership.objects.get(studio=cast.other_studio)
    pages = [
        f"/terms/{foreign.pk}/", f"/terms/{foreign.pk}/bounds/", f"/terms/{foreign.pk}/holders/new/", f"/terms/{foreign.pk}/handover/",
        f"/terms/{foreign.pk}/handover/print/", f"/terms/{foreign.pk}/handover/items/new/", f"/terms/{foreign.pk}/handover/papers/new/",
        f"/groups/{group.pk}/", f"/groups/{group.pk}/corrections/", f"/memberships/{member.pk}/rotation-leave/",
        f"/networks/{cast.elsewhere.pk}/terms/", f"/networks/{cast.elsewhere.pk}/terms/new/", f"/networks/{cast.elsewhere.pk}/founding/",
        f"/studios/{cast.other_studio.pk}/contacts/new/",
    ]  # fmt: skip
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)
    posts = [f"/terms/{foreign.pk}/closing/", f"/contacts/{contact.pk}/ending/", "/handover-items/1/removal/"]
    assert [client.post(page).status_code for page in posts] == [404, 404, 404]
    # The chair of the one alliance learns nothing of the other, nor do its members' leaders.
    own = term_of(cast, span("2025-01-01", "2026-01-01"))
    with clock_at(beijing("2025-03-01")):
        chair = cast.client("孙主席")
        assert {page: chair.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)
        assert "远山" not in chair.get(f"/networks/{own.network_id}/terms/").content.decode()


def term_of_elsewhere(cast: Cast) -> Term:
    """A term of the other alliance, set by its own secretary."""
    member = Membership.objects.get(studio=cast.other_studio)
    coming = Coming(member, 1, span("2025-01-01", "2026-01-01"), (Named("周老师", "理事长"),))
    return begin_term(cast.elsewhere, coming, grounds=Grounds(""), by=cast.reach("吴秘书"))[0]


def test_members_of_a_group_are_counted_only_for_those_who_see_them_all(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="另一家"):
        seat(cast.network, "看不见的工作室", cast.network.body)
    group = cast.network.groups.get(kind="research")
    pages = {
        name: unescape(cast.client(name).get(f"/groups/{group.pk}/").content.decode())
        for name in ("赵秘书", "王师傅")
    }
    assert ["看不见的工作室" in page for page in pages.values()] == [True, False]
    assert ["2 个工作室" in page for page in pages.values()] == [True, False]
