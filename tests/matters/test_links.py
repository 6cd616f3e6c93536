"""Task links: one task, without an account; expired, revoked, ended, forwarded and guessed ones answered in words."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lianchuang.matters.models import Matter, TaskLinkUse
from lianchuang.people.models import Post
from lianchuang.records.past import act, last_act, this_day
from tests.cast import STAGE_HAND, Cast
from tests.matters.builders import last_link, link_for

TASKS = "tests.matters.trial.TASKS"


@pytest.fixture(autouse=True)
def trial(settings: object) -> None:
    settings.TASK_LINKS = TASKS  # type: ignore[attr-defined]


def uses() -> list[str]:
    return list(TaskLinkUse.objects.order_by("pk").values_list("did", flat=True))


def test_a_link_opens_its_task_without_an_account(cast: Cast) -> None:
    path, client = link_for(cast), Client()
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 200
    told = (
        "王师傅，您好",
        "门控检修：参加吗",
        "前有效，不用登录",
        "滨江轨道创新工作室联盟",
        "一问",
        "这不是我",
    )
    assert [words for words in told if words not in page] == []
    assert [words for words in ("/desk/", "/sign-in/", "htmx", "<nav") if words in page] == []
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == (
        "max-age=0, no-cache, no-store, must-revalidate, private",
        "same-origin",
    )
    done = client.post(path, {"says": "参加"})
    assert (done.status_code, "记下了" in done.content.decode(), uses()) == (
        200,
        True,
        ["opened", "answered"],
    )


def test_no_cookie_is_needed_to_answer(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(link_for(cast), {"says": "参加"}).status_code == 200


def test_a_refusal_of_the_task_is_a_page_of_the_link_with_what_was_typed(cast: Cast) -> None:
    answer = Client().post(link_for(cast), {"says": "不", "note": "写了很长的一段说明"})
    page = answer.content.decode()
    assert (answer.status_code, "这一问不能答不。" in page, "写了很长的一段说明" in page) == (409, True, True)
    assert ("/desk/" in page, uses()) == (False, ["refused"])


def end_post(cast: Cast) -> dict[str, object]:
    with act(by=STAGE_HAND, reason="任职"):
        post = Post.objects.create(
            person=cast.people["王师傅"], body=cast.studio.host, title="班长", ends_before=this_day()
        )
    return {"post": post}


@pytest.mark.parametrize(
    ("what", "says"), [("expired", "链接已过期"), ("revoked", "链接已收回"), ("ended", "链接已失效")]
)
def test_a_link_that_is_over_says_so_and_keeps_what_was_typed(cast: Cast, what: str, says: str) -> None:
    more = {"expired": lambda: {"expires_at": timezone.now()}, "ended": lambda: end_post(cast)}
    path = link_for(cast, **more.get(what, dict)())
    if what == "revoked":
        link = last_link()
        link.revoked_at = timezone.now()
        link.save()
    before = last_act()
    for answer in (Client().get(path), Client().post(path, {"says": "参加", "note": "写了很长的一段说明"})):
        page = answer.content.decode()
        assert (answer.status_code, says in page, "滨江轨道创新工作室联盟" in page) == (410, True, True)
    assert ("写了很长的一段说明" in page, uses(), last_act()) == (True, ["refused", "refused"], before)


def test_a_post_that_goes_on_keeps_the_link(cast: Cast) -> None:
    with act(by=STAGE_HAND, reason="任职"):
        post = Post.objects.create(
            person=cast.people["王师傅"], body=cast.studio.host, title="班长", starts_on=date(2024, 1, 1),
            ends_before=this_day() + timedelta(days=1),
        )  # fmt: skip
    assert Client().get(link_for(cast, post=post)).status_code == 200


def test_guessing_slows_down_in_words_from_that_address_alone(cast: Cast) -> None:
    path, client = link_for(cast), Client()
    statuses = [client.get(f"/t/{number:024}/").status_code for number in range(21)]
    assert statuses == [404] * 20 + [429]
    slow = client.get(path)
    assert (slow.status_code, "请等 15 分钟再试" in slow.content.decode()) == (429, True)
    assert Client(REMOTE_ADDR="10.0.0.9").get(path).status_code == 200
    assert set(uses()) == {"guessed", "opened"}


def test_old_guesses_are_forgotten(cast: Cast) -> None:
    for age in (timedelta(days=1, minutes=1), timedelta(minutes=16)):
        TaskLinkUse.objects.create(link=None, at=timezone.now() - age, address="127.0.0.1", did="guessed")
    assert Client().get("/t/nobody-gave-this-out-0001/").status_code == 404
    assert TaskLinkUse.objects.count() == 2


def test_opening_again_at_once_is_one_line_of_the_log(cast: Cast) -> None:
    path, client = link_for(cast), Client()
    assert [client.get(path).status_code for _each in range(3)] == [200] * 3
    assert uses() == ["opened"]


def test_whoever_got_a_forwarded_link_takes_it_back_and_the_secretary_is_told(cast: Cast) -> None:
    path, client = link_for(cast), Client()
    asked = client.get(f"{path}denial/")
    assert (asked.status_code, "这个链接是给王师傅的" in asked.content.decode()) == (200, True)
    assert client.get(path).status_code == 200
    assert client.post(f"{path}denial/").status_code == 200
    assert [client.get(path).status_code, client.post(f"{path}denial/").status_code] == [410, 410]
    matter = Matter.objects.get(key=f"link:{last_link().pk}:denied")
    assert (matter.title, matter.address, matter.role, matter.body) == (
        "给王师傅的链接到了别人手里，已收回，请重发：确认参加门控检修",
        f"/task-links/{cast.network.body.pk}/",
        "secretary",
        cast.network.body,
    )


def test_an_account_of_somebody_else_is_told_whose_link_it_is(cast: Cast) -> None:
    path, says = link_for(cast), "您现在登录的是别的账号"
    seen = {name: says in cast.client(name).get(path).content.decode() for name in ("王师傅", "李工", "无人")}
    assert seen == {"王师傅": False, "李工": True, "无人": False}


def test_a_task_nobody_answers_any_more_says_so(cast: Cast) -> None:
    answer = Client().get(link_for(cast, task="gone"))
    assert (answer.status_code, "这件事不用办了" in answer.content.decode()) == (410, True)


def test_a_link_shows_no_past_day(cast: Cast) -> None:
    path = link_for(cast)
    answer = Client().get(f"{path}?known_at=2024-01-01")
    assert (answer.status_code, answer["Location"]) == (302, path)


@pytest.mark.parametrize("token", ["x", "%00", "啊啊啊", "a" * 500, "..%2f..", "'--"])
def test_any_token_is_answered_in_words(cast: Cast, token: str) -> None:
    assert Client().get(f"/t/{token}/").status_code in (400, 404)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_a_link_is_only_read_and_answered(cast: Cast, method: str) -> None:
    assert getattr(Client(), method)(link_for(cast)).status_code == 405


def test_a_nul_is_refused_in_words(cast: Cast) -> None:
    answer = Client().post(link_for(cast), {"says": "a\x00b"})
    assert (answer.status_code, "空字符" in answer.content.decode()) == (400, True)
