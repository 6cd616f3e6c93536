"""建盟: the steps after the first page; where one stands is read from the data, so any can be left and taken up again."""

from html import unescape

import pytest
from django.http import HttpResponse

from lianchuang.networks.actions import found_network
from lianchuang.networks.models import Group, Network
from lianchuang.records.past import act, clock_at
from tests.cast import NAMES, STAGE_HAND, Cast, stage
from tests.networks.builders import beijing, span, term_of
from tests.stage import queries_of

pytestmark = pytest.mark.django_db
FIRST_DAY = "2025-03-03 09:00"


@pytest.fixture
def cast() -> Cast:
    return stage()


def words(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def test_the_first_page_asks_the_pattern_and_leads_on(cast: Cast) -> None:
    client = cast.client("管理员")
    assert "首任理事长" in words(client.get("/networks/new/"))
    typed = {
        "name": "新风创新工作室联盟",
        "chartered": "2021年4月",
        "founder": "何首任",
        "pattern": "hub_and_spoke",
    }
    answer = client.post("/networks/new/", typed, follow=True)
    network = Network.objects.get(name="新风创新工作室联盟")
    page = words(answer)
    assert (network.pattern, answer.redirect_chain) == ("hub_and_spoke", [(f"/networks/{network.pk}/", 302)])
    assert [each in page for each in ("建盟清单", "还没有成员。", "3 个组，0 个有组长。", "收起清单")] == [
        True
    ] * 4


def test_what_is_done_is_read_from_the_data(cast: Cast) -> None:
    network, client = cast.network, cast.client("赵秘书")
    root = f"/networks/{network.pk}/"
    with clock_at(beijing(FIRST_DAY)):
        page = words(client.get(f"{root}founding/"))
        assert ("还差 2 步：工作组、首任理事长。" in page, "开新年" in page) == (True, True)
        typed = {}
        for group in network.groups.order_by("pk"):
            typed |= {f"name_{group.pk}": f"{group.name}组", f"lead_{group.pk}": cast.people["王师傅"].pk}
        first = network.groups.order_by("pk")[0]
        bad = client.post(f"{root}founding/groups/", typed | {f"name_{first.pk}": ""})
        foreign = client.post(
            f"{root}founding/groups/", typed | {f"lead_{first.pk}": cast.people["周老师"].pk}
        )
        assert (bad.status_code, foreign.status_code, Group.objects.filter(lead__isnull=False).count()) == (
            422,
            422,
            0,
        )
        answer = client.post(f"{root}founding/groups/", typed)
        assert (answer.status_code, answer["Location"]) == (302, f"{root}founding/")
        assert [(each.name, str(each.lead)) for each in network.groups.order_by("pk")] == [
            ("技术攻关组", "王师傅"), ("技能传授组", "王师傅"), ("服务管理组", "王师傅"),
        ]  # fmt: skip
        assert "还差 1 步：首任理事长。" in words(client.get(f"{root}founding/"))
        term_of(cast, span("2025-03-03", "2026-01-01"))
        assert "都备好了" in words(client.get(f"{root}founding/"))
        # All done: the panel is gone from the network's page.
        assert "建盟清单" not in words(client.get(root))


def test_the_checklist_is_put_away_and_comes_back_by_undoing(cast: Cast) -> None:
    root, client = f"/networks/{cast.network.pk}/", cast.client("赵秘书")
    assert "建盟清单" in words(client.get(root))
    done = client.post(f"{root}founding/dismissal/", follow=True)
    assert ('id="founding"' in words(done), "建盟清单已收起" in words(done)) == (False, True)
    again = client.post(f"{root}founding/dismissal/")
    assert (again.status_code, "建盟清单已经收起了。" in words(again)) == (409, True)
    assert "看还差什么" not in words(client.get(f"{root}terms/new/"))


def test_the_calendar_says_what_it_knows(cast: Cast) -> None:
    root, client = f"/networks/{cast.network.pk}/", cast.client("赵秘书")
    with clock_at(beijing("2026-01-05 09:00")):
        page = words(client.get(f"{root}founding/calendar/"))
        assert (
            "2026年2月14日" in page,
            "还没有 2027 年的放假安排。" in page,
            "/official-years/" in page,
        ) == (True, True, True)
    with clock_at(beijing("2031-01-05 09:00")):
        page = words(client.get(f"{root}founding/"))
        assert ("还没有 2031 年的放假安排。" in page, "今年的日历" in page) == (True, True)


def test_only_the_keeper_works_through_the_list(cast: Cast) -> None:
    term_of(cast, span("2025-01-01", "2026-01-01"))
    root = f"/networks/{cast.network.pk}/"
    with clock_at(beijing(FIRST_DAY)):
        for noun in ("", "groups/", "members/", "calendar/"):
            answers = {name: cast.client(name).get(f"{root}founding/{noun}").status_code for name in NAMES}
            assert answers == {
                "管理员": 200, "赵秘书": 200, "钱部长": 409, "王师傅": 409, "孙主席": 409,
                "李工": 404, "周老师": 404, "吴秘书": 404, "无人": 302,
            }  # fmt: skip
        pages = {
            name
            for name in ("管理员", "赵秘书", "钱部长", "王师傅", "孙主席")
            if "建盟清单" in words(cast.client(name).get(root))
        }
    assert pages == {"管理员", "赵秘书"}


def test_the_command_line_founds_as_before(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="命令行"):
        network = found_network(
            name="静水创新工作室联盟", chartered_on=beijing("2021-04-28").date(), by=cast.reach("管理员"), at=beijing(FIRST_DAY)
        )  # fmt: skip
    assert (network.pattern, network.groups.count(), network.checklist_closed_at) == ("alliance", 3, None)


def test_the_networks_page_asks_little_for_its_list(cast: Cast) -> None:
    root, client = f"/networks/{cast.network.pk}/", cast.client("赵秘书")
    client.get("/desk/")
    with_list = queries_of(client, root)
    with act(by=STAGE_HAND, reason="收起"):
        Network.objects.update(checklist_closed_at=beijing(FIRST_DAY))
    assert with_list - queries_of(client, root) == 5
