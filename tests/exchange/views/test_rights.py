"""Who may import: the secretary of this very network and the administrator; for everybody else nothing is there."""

import pytest

from lianchuang.records.batches.models import Batch
from lianchuang.records.past import last_act
from tests.cast import NAMES, Cast
from tests.exchange.views.desk import Desk

KEEPERS = ("管理员", "赵秘书")
PAGES = ("", "remarks/0/")
NOUNS = ("decisions/", "application/", "undoing/", "abandonment/")


@pytest.mark.parametrize("name", NAMES)
def test_who_sees_the_pages(cast: Cast, desk: Desk, name: str) -> None:
    batch = desk.batch()
    client = cast.client(name)
    addresses = [f"{desk.root}new/", *(f"/imports/{batch.pk}/{page}" for page in PAGES)]
    wanted = 200 if name in KEEPERS else 302 if name == "无人" else 404
    assert [client.get(address).status_code for address in addresses] == [wanted] * 3


@pytest.mark.parametrize("name", [name for name in NAMES if name not in KEEPERS])
def test_nobody_else_changes_anything(cast: Cast, desk: Desk, name: str) -> None:
    batch, before = desk.batch(), last_act()
    client = cast.client(name)
    wanted = 403 if name == "无人" else 404
    answers = [client.post(f"/imports/{batch.pk}/{noun}", {"seen": "x"}).status_code for noun in NOUNS]
    assert answers == [wanted] * 4
    assert Desk(cast, client).drop().status_code == wanted
    assert (Batch.objects.count(), Batch.objects.get().state, last_act()) == (1, "planned", before)


def test_the_other_network_has_its_own(cast: Cast, desk: Desk) -> None:
    batch = desk.batch()
    other = cast.client("吴秘书")
    assert other.get(f"/networks/{cast.elsewhere.pk}/imports/new/").status_code == 200
    assert other.get(f"/networks/{cast.network.pk}/imports/new/").status_code == 404
    assert other.get(f"/imports/{batch.pk}/").status_code == 404


@pytest.mark.parametrize("number", ["999", "99999999999999999999999"])
def test_what_nobody_has_is_a_404(desk: Desk, number: str) -> None:
    assert desk.client.get(f"/imports/{number}/").status_code == 404
    assert desk.client.get(f"/networks/{number}/imports/new/").status_code == 404
    assert desk.client.get(f"/imports/{desk.batch().pk}/remarks/{number}/").status_code == 404


def test_addresses_that_are_only_posted_to_lead_to_their_page(desk: Desk) -> None:
    batch = desk.batch()
    for noun in NOUNS:
        answer = desk.client.get(f"/imports/{batch.pk}/{noun}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/imports/{batch.pk}/")
    assert desk.client.get(desk.root).headers["Location"] == f"{desk.root}new/"


def test_importing_has_no_past(desk: Desk) -> None:
    batch = desk.batch()
    for address in (f"{desk.root}new/", f"/imports/{batch.pk}/", f"/imports/{batch.pk}/remarks/0/"):
        answer = desk.client.get(address, {"known_at": "act:2"})
        assert (answer.status_code, answer.headers["Location"]) == (302, address)
