"""等我办的: whose matters these are, in which order, in which group; and the panel for home desks."""

from datetime import date, timedelta

import pytest
from django.template import engines
from django.test import RequestFactory

from lianchuang.matters.actions import close_matter, for_role, open_matter
from lianchuang.matters.queries import waiting_for
from lianchuang.matters.rules.dues import due_group
from lianchuang.records.past import act, last_act, this_day
from tests.cast import STAGE_HAND, Cast
from tests.matters.builders import matter_for
from tests.stage import queries_of

TODAY = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("due_on", "group"),
    [
        (date(2025, 2, 28), "overdue"),
        (date(2025, 3, 1), "today"),
        (date(2025, 3, 8), "soon"),
        (date(2025, 3, 9), "later"),
        (None, "open"),
    ],
)
def test_when_it_is_due(due_on: date | None, group: str) -> None:
    assert due_group(due_on, TODAY) == group


def some(cast: Cast) -> None:
    today = this_day()
    for key, due_on in (
        ("late", today - timedelta(days=3)),
        ("none", None),
        ("soon", today + timedelta(days=2)),
    ):
        matter_for(cast, "赵秘书", key, f"赵的{key}", due_on=due_on)
    matter_for(cast, "王师傅", "other", "王的事")
    with act(by=STAGE_HAND, reason="待办"):
        open_matter("role", "秘书处的事", "/x/", for_role(cast.network.body, "secretary"), due_on=today)
        open_matter("far", "远山的事", "/x/", for_role(cast.elsewhere.body, "secretary"))


def test_the_soonest_first_in_groups(cast: Cast) -> None:
    some(cast)
    waiting = waiting_for(cast.reach("赵秘书"), 3)
    told = [(group.key, [matter.title for matter in group.matters]) for group in waiting.groups]
    assert told == [("overdue", ["赵的late"]), ("today", ["秘书处的事"]), ("soon", ["赵的soon"])]
    assert (waiting.total, waiting.overdue) == (4, 1)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("赵秘书", ["赵的late", "秘书处的事", "赵的soon", "赵的none"]),
        ("何秘书", ["秘书处的事"]),
        ("王师傅", ["王的事"]),
        ("吴秘书", ["远山的事"]),
        ("孙主席", []),
        ("钱部长", []),
        ("管理员", []),
        ("李工", []),
    ],
)
def test_everyone_sees_their_own_and_nothing_of_others(cast: Cast, name: str, titles: list[str]) -> None:
    some(cast)
    page = cast.client(name).get("/matters/").content.decode()
    every = ["赵的late", "秘书处的事", "赵的soon", "赵的none", "王的事", "远山的事"]
    assert sorted((title for title in every if title in page), key=page.index) == titles
    assert f'<span class="count">{len(titles)}</span>' in page


def test_what_is_settled_is_gone_and_can_be_looked_up(cast: Cast) -> None:
    some(cast)
    before = last_act()
    with act(by=STAGE_HAND, reason="办了"):
        close_matter("late")
    client = cast.client("赵秘书")
    assert "赵的late" not in client.get("/matters/").content.decode()
    assert "赵的late" in client.get("/matters/?state=closed").content.decode()
    assert "赵的late" in client.get(f"/matters/?known_at=act:{before}").content.decode()
    assert "王的事" not in client.get(f"/matters/?known_at=act:{before}").content.decode()


def test_nobody_signed_in_is_sent_to_the_door(cast: Cast) -> None:
    assert cast.client("无人").get("/matters/").status_code == 302


def test_the_list_asks_as_many_queries_for_one_as_for_sixty(cast: Cast) -> None:
    client = cast.client("赵秘书")
    matter_for(cast, "赵秘书", "m0", "第0件")
    one = queries_of(client, "/matters/")
    for number in range(1, 60):
        matter_for(cast, "赵秘书", f"m{number}", f"第{number}件", due_on=TODAY)
    assert queries_of(client, "/matters/") == one
    assert client.get("/matters/").content.decode().count('class="matter ') == 50


def test_the_panel_of_a_home_desk(cast: Cast, django_assert_num_queries: object) -> None:
    some(cast)
    reach = cast.reach("赵秘书")
    with django_assert_num_queries(2):  # type: ignore[operator]
        waiting = waiting_for(reach, 2)
    template = engines["jinja2"].from_string(
        '{% from "matters/matter/_panel.html" import waiting_panel with context %}{{ waiting_panel(waiting) }}'
    )
    page = template.render({"waiting": waiting}, RequestFactory().get("/desk/"))
    told = ["等我办的", "1 件已过期", "共 4 件", "赵的late", "秘书处的事", "看全部 4 件"]
    assert [words for words in told if words not in page] == []
    assert "赵的soon" not in page
    empty = template.render({"waiting": waiting_for(cast.reach("李工"), 2)}, RequestFactory().get("/desk/"))
    assert "没有等您办的事" in empty
