"""Signing in and out, links, passwords, the cast of a demonstration."""

from collections.abc import Iterator

import pytest

from lianchuang.config import demonstration
from lianchuang.people.actions import choose_password, make_sign_in_link
from tests.cast import Cast, stage

pytestmark = pytest.mark.django_db
KEY = "一把很长很长的钥匙"


@pytest.fixture
def cast() -> Cast:
    made = stage()
    choose_password(made.accounts["李工"], KEY)
    return made


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """These data are a demonstration."""
    monkeypatch.setattr(demonstration, "is_demonstration", lambda: True)
    yield


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/people/?q=李", "/people/?q=李"),
        ("", "/desk/"),
        ("//evil.example/x", "/desk/"),
        ("https://evil.example/", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
        ("/\\evil.example", "/desk/"),
    ],
)
def test_the_door_leads_on_within_this_house_only(cast: Cast, asked: str, led_to: str) -> None:
    from urllib.parse import unquote

    client = cast.client("无人")
    answer = client.post("/sign-in/", {"username": "李工", "password": KEY, "next": asked})
    assert (answer.status_code, unquote(answer["Location"])) == (302, led_to)


def test_a_wrong_password_is_told_in_words_and_nobody_is_let_in(cast: Cast) -> None:
    client = cast.client("无人")
    answer = client.post("/sign-in/", {"username": "李工", "password": "x"})
    assert (answer.status_code, "账号名或密码不对" in answer.content.decode()) == (400, True)
    assert client.get("/desk/").status_code == 302
    answer = client.post("/sign-in/", {"username": "", "password": ""})
    assert answer.content.decode().count("这里不能空着，请填写。") == 2


def test_signing_out_ends_the_session(cast: Cast) -> None:
    client = cast.client("李工")
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/sign-in/?out=1"
    assert client.get("/desk/").status_code == 302


def test_a_link_shows_a_page_first_and_is_spent_by_its_button(cast: Cast) -> None:
    path, _link = make_sign_in_link("王师傅", made_by="test")
    client = cast.client("无人")
    assert [client.get(path).status_code for _ in range(2)] == [200, 200]
    assert client.post(path)["Location"] == "/password/"
    page = client.get("/password/").content.decode()
    assert ("设密码" in page, 'name="old"' in page) == (True, False)
    answer = client.post("/password/", {"new": "12345678", "again": "12345678"})
    assert answer.status_code == 400
    answer = client.post("/password/", {"new": KEY, "again": "别的" + KEY})
    assert "两遍输的不一样" in answer.content.decode()
    assert client.post("/password/", {"new": KEY, "again": KEY})["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    second = cast.client("无人")
    assert (second.get(path).status_code, second.post(path).status_code) == (410, 410)
    assert second.get("/start/不是链接/").status_code == 410
    assert second.post("/sign-in/", {"username": "王师傅", "password": KEY})["Location"] == "/desk/"


def test_changing_a_password_asks_for_the_old_one(cast: Cast) -> None:
    client = cast.client("李工")
    new = "另一把很长的钥匙"
    answer = client.post("/password/", {"old": "x", "new": new, "again": new})
    assert "现在的密码不对" in answer.content.decode()
    assert client.post("/password/", {"old": KEY, "new": new, "again": new})["Location"] == "/desk/"


def test_an_account_is_opened_and_its_link_shown_once(cast: Cast) -> None:
    client = cast.client("赵秘书")
    person = cast.people["孙主席"]
    cast.accounts["孙主席"].delete()
    assert 'value="sunzhuxi"' in client.get(f"/accounts/new/?person={person.pk}").content.decode()
    page = client.post("/accounts/new/", {"person": person.pk, "username": "sun"})
    token = page.content.decode().split("/start/")[1].split("/")[0]
    assert cast.client("无人").get(f"/start/{token}/").status_code == 200
    assert token not in client.get("/accounts/").content.decode()
    number = cast.accounts["管理员"].pk
    assert client.post(f"/accounts/{number}/link/").status_code == 404


def test_the_cast_enters_with_one_click_in_a_demonstration_only(cast: Cast) -> None:
    account = cast.accounts["王师傅"]
    account.cast_as = "工作室领衔人"
    account.save()
    client = cast.client("无人")
    assert client.post("/sign-in/cast/", {"who": "王师傅"}).status_code == 404
    assert "工作室领衔人" not in client.get("/sign-in/").content.decode()


@pytest.mark.usefixtures("played")
def test_only_the_cast_enters_with_one_click(cast: Cast) -> None:
    account = cast.accounts["王师傅"]
    account.cast_as = "工作室领衔人"
    account.save()
    client = cast.client("无人")
    assert "工作室领衔人" in client.get("/sign-in/").content.decode()
    assert client.post("/sign-in/cast/", {"who": "admin"}).status_code == 404
    assert client.post("/sign-in/cast/", {"who": "王师傅"})["Location"] == "/desk/"
    assert "这是演示" in client.get("/desk/").content.decode()
