"""The door, pages in words for what cannot be, and what stands at the top of a page."""

import pytest
from django.test import Client

from lianchuang.people.models import Account
from tests.cast import Cast, stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return stage()


def test_an_expired_session_keeps_what_was_typed(cast: Cast) -> None:
    client = cast.client("无人")
    typed = {"reason": "对照专利证书，授权日抄错一行", "read_at": "2"}
    answer = client.post(f"/studios/{cast.studio.pk}/corrections/", typed, HTTP_ORIGIN="http://localhost")
    page = answer.content.decode()
    assert (answer.status_code, "登录已过期" in page, typed["reason"] in page) == (403, True, True)
    assert "在新的一页登录" in page
    foreign = client.post(f"/studios/{cast.studio.pk}/corrections/", typed, HTTP_ORIGIN="http://evil.example")
    assert (foreign.status_code, typed["reason"] in foreign.content.decode()) == (403, False)


def test_a_form_older_than_its_session_can_be_sent_once_more(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    client.force_login(cast.accounts["赵秘书"])
    typed = {"title": "班长兼安全员", "csrfmiddlewaretoken": "old"}
    address = f"/people/{cast.people['李工'].pk}/posts/new/"
    answer = client.post(address, typed, HTTP_ORIGIN="http://localhost")
    page = answer.content.decode()
    assert (answer.status_code, "放得太久" in page, "班长兼安全员" in page, "再提交一次" in page) == (
        403,
        True,
        True,
        True,
    )
    answer = client.post(
        "/sign-in/", {"username": "李工", "password": "秘密的钥匙"}, HTTP_ORIGIN="http://localhost"
    )
    assert (answer.status_code, "秘密的钥匙" in answer.content.decode()) == (403, False)


def test_a_fragment_asked_for_after_the_session_moves_the_whole_page_to_the_door(cast: Cast) -> None:
    answer = cast.client("无人").get(
        f"/networks/{cast.network.pk}/figures/",
        HTTP_HX_REQUEST="true",
        HTTP_HX_CURRENT_URL="http://localhost/desk/?a=1",
    )
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/sign-in/?next=%2Fdesk%2F%3Fa%3D1")


@pytest.mark.parametrize("address", ["/nowhere/", "/people/1%00/", "/studios/x/"])
def test_what_is_not_there_is_told_in_words(cast: Cast, address: str) -> None:
    answer = cast.client("赵秘书").get(address)
    assert (answer.status_code, "没有" in answer.content.decode()) in ((404, True), (400, True))


def test_a_day_nobody_can_look_at_is_told_in_words(cast: Cast) -> None:
    answer = cast.client("赵秘书").get("/desk/?known_at=2025-13-40")
    assert (answer.status_code, "看不懂要看哪一天" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        (
            "管理员",
            ["工作台", "联盟", "年度", "成员", "数字", "项目", "成果", "活动", "导入", "单位", "人员"],
        ),
        (
            "赵秘书",
            ["工作台", "联盟", "年度", "成员", "数字", "项目", "成果", "活动", "导入", "单位", "人员"],
        ),
        ("钱部长", ["工作台", "联盟", "年度", "成员", "数字", "项目", "成果", "活动", "单位", "人员"]),
        ("王师傅", ["工作台", "联盟", "年度", "成员"]),
        ("李工", ["工作台"]),
        ("孙主席", ["工作台"]),
    ],
)
def test_the_navigation_shows_only_where_one_can_go(cast: Cast, name: str, titles: list[str]) -> None:
    client = cast.client(name)
    page = client.get("/desk/").content.decode()
    nav = page.split('<nav class="nav nav-wide"')[1].split("</nav>")[0]
    places = [part.split('"')[0] for part in nav.split('href="')[1:]]
    told = [part.split(">")[1].split("<")[0] for part in nav.split("<a ")[1:]]
    assert told == titles
    assert [client.get(place).status_code for place in places] == [200] * len(places)


def test_healthz_answers_without_an_account() -> None:
    answer = Client(HTTP_HOST="localhost").get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert Account.objects.count() == 0
