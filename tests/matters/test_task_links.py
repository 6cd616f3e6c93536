"""Who got which link: opened, answered, denied; taken back and sent anew by the network's secretary."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lianchuang.matters.actions import live_link
from lianchuang.matters.models import Matter, TaskLink
from lianchuang.people.models import Post
from lianchuang.records.past import act, last_act, this_day
from tests.cast import STAGE_HAND, Cast
from tests.matters.builders import last_link, link_for
from tests.stage import queries_of


@pytest.fixture(autouse=True)
def trial(settings: object) -> None:
    settings.TASK_LINKS = "tests.matters.trial.TASKS"  # type: ignore[attr-defined]


def root(cast: Cast) -> str:
    return f"/task-links/{cast.network.body.pk}/"


def listed(cast: Cast, ask: str = "") -> str:
    page = cast.client("赵秘书").get(root(cast) + ask).content.decode()
    return page[page.index("<h1>") :]


def is_live(path: str) -> bool:
    return live_link(path.split("/")[2]) is not None


def test_who_got_a_link_and_what_became_of_it(cast: Cast) -> None:
    opened, answered = link_for(cast, "李工"), link_for(cast, "王师傅")
    link_for(cast, "周老师", expires_at=timezone.now() - timedelta(minutes=1))
    Client().get(opened)
    Client().post(answered, {"says": "参加"})
    page = listed(cast)
    assert (
        page.count("还没打开"),
        page.count("还没办"),
        page.count("已过期"),
        page.count("在用</span>"),
    ) == (2, 2, 1, 2)
    assert [token for token in (opened, answered) if token.split("/")[2] in page] == []
    names = {
        "?state=live": {"李工", "王师傅"},
        "?state=answered": {"王师傅"},
        "?state=over": {"周老师"},
        "?q=李": {"李工"},
    }
    for ask, wanted in names.items():
        assert {
            name
            for name in ("李工", "王师傅", "周老师")
            if f"\n{name}" in listed(cast, ask) or f">{name}" in listed(cast, ask)
        } == wanted


@pytest.mark.parametrize(
    ("name", "own", "foreign"),
    [("赵秘书", 200, 404), ("何秘书", 200, 404), ("管理员", 200, 200), ("吴秘书", 404, 200), ("钱部长", 404, 404),
     ("王师傅", 404, 404), ("林主席", 404, 404), ("孙主席", 404, 404), ("周老师", 404, 404), ("无人", 302, 302)],
)  # fmt: skip
def test_who_sees_the_links(cast: Cast, name: str, own: int, foreign: int) -> None:
    client = cast.client(name)
    addresses = [root(cast), f"/task-links/{cast.elsewhere.body.pk}/"]
    assert [client.get(address).status_code for address in addresses] == [own, foreign]


def test_taken_back_it_opens_nothing(cast: Cast) -> None:
    path, client = link_for(cast), cast.client("赵秘书")
    address = f"{root(cast)}{last_link().pk}/revocation/"
    assert [client.post(address).status_code for _each in range(2)] == [302, 409]
    assert Client().get(path).status_code == 410


def test_a_new_one_is_shown_once_and_ends_the_old(cast: Cast) -> None:
    path, client = link_for(cast), cast.client("赵秘书")
    Client().post(f"{path}denial/")
    old = last_link()
    assert Matter.objects.filter(key=f"link:{old.pk}:denied", closed_at__isnull=True).exists()
    answer = client.post(f"{root(cast)}{old.pk}/renewal/")
    found = re.search(r"http://localhost(/t/[\w-]+/)<", answer.content.decode())
    assert found
    new = last_link()
    assert (is_live(path), is_live(found[1]), new.name, new.title, new.person) == (
        False, True, "王师傅", "确认参加门控检修", cast.people["王师傅"],
    )  # fmt: skip
    assert not Matter.objects.filter(key=f"link:{old.pk}:denied", closed_at__isnull=True).exists()
    again = client.post(f"{root(cast)}{old.pk}/renewal/")
    assert (again.status_code, "已经重发过一个新的" in again.content.decode(), TaskLink.objects.count()) == (
        409,
        True,
        2,
    )


def test_a_link_whose_post_has_ended_is_not_renewed(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="任职"):
        post = Post.objects.create(
            person=cast.people["王师傅"], body=cast.studio.host, title="班长", ends_before=this_day()
        )
    link_for(cast, post=post)
    answer = cast.client("赵秘书").post(f"{root(cast)}{last_link().pk}/renewal/")
    assert (answer.status_code, "任职已经结束" in answer.content.decode()) == (409, True)
    assert "任职已结束" in listed(cast)


@pytest.mark.parametrize(
    ("name", "status"), [("吴秘书", 404), ("王师傅", 404), ("钱部长", 404), ("无人", 403)]
)
@pytest.mark.parametrize("noun", ["revocation", "renewal"])
def test_nobody_else_takes_back_or_renews(cast: Cast, name: str, status: int, noun: str) -> None:
    path, client, before = link_for(cast), cast.client(name), last_act()
    own = f"/task-links/{cast.elsewhere.body.pk}/{last_link().pk}/{noun}/"
    answers = [client.post(f"{root(cast)}{last_link().pk}/{noun}/").status_code, client.post(own).status_code]
    assert (answers, is_live(path), last_act(), TaskLink.objects.count()) == (
        [status, status],
        True,
        before,
        1,
    )


def test_the_list_asks_as_many_queries_for_one_as_for_sixty(cast: Cast) -> None:
    client = cast.client("赵秘书")
    Client().get(link_for(cast))
    one = queries_of(client, root(cast))
    for _number in range(59):
        Client().get(link_for(cast))
    assert queries_of(client, root(cast)) == one
    assert client.get(root(cast)).content.decode().count("/renewal/") == 50
