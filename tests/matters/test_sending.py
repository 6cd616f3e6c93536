"""The worker sends what was queued by a real SMTP server: sent, refused, unreachable, cut off; each with its word."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from lianchuang.config import env
from lianchuang.matters.actions import close_matter, live_link, send_queued_messages
from lianchuang.matters.models import Matter, Message
from lianchuang.records.past import act
from tests.cast import STAGE_HAND, Cast
from tests.matters.builders import link_for, matter_for, message_to
from tests.matters.postoffice import PostOffice, post_office

State = Message.State


@pytest.fixture
def office(settings: object) -> Iterator[PostOffice]:
    with post_office() as office:
        use(settings, f"smtp://127.0.0.1:{office.port}")
        yield office


def use(settings: object, address: str) -> None:
    """Name a mail server as the environment would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIANCHUANG_SMTP", address)
        found = env.mail_server()
    names = (
        "EMAIL_HOST",
        "EMAIL_PORT",
        "EMAIL_HOST_USER",
        "EMAIL_HOST_PASSWORD",
        "EMAIL_USE_TLS",
        "EMAIL_USE_SSL",
    )
    for name, value in zip(names, found, strict=True):
        setattr(settings, name, value)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.DEFAULT_FROM_EMAIL, settings.EMAIL_TIMEOUT = "联盟秘书处 <office@example.org>", 5  # type: ignore[attr-defined]


def queued(cast: Cast, name: str, email: str, **more: str) -> Message:
    message = message_to(cast, name, email=email, **more)
    Message.objects.filter(pk=message.pk).update(state=State.QUEUED, sent_by_name="赵秘书")
    return message


def outcomes() -> dict[str, tuple[str, str, str]]:
    return {each.name: (each.state, each.failure, each.failure_detail) for each in Message.objects.all()}


def test_what_was_queued_arrives_word_by_word(cast: Cast, office: PostOffice) -> None:
    path = link_for(cast)
    queued(
        cast, "王师傅", "wang@example.org", text=f"王师傅，您好：\n请点 http://office.example.org{path}\n谢谢"
    )
    assert (send_queued_messages(), send_queued_messages()) == (1, 0)
    [letter] = office.letters
    assert (letter["To"], letter["Subject"], letter["From"]) == (
        "wang@example.org", "请王师傅办一件事", "联盟秘书处 <office@example.org>",
    )  # fmt: skip
    assert (
        "\n".join(letter.get_content().split("\r\n")).strip()
        == f"王师傅，您好：\n请点 http://office.example.org{path}\n谢谢"
    )
    message = Message.objects.get()
    assert (message.state, message.text) == (
        "sent",
        "王师傅，您好：\n请点 http://office.example.org/t/…/\n谢谢",
    )
    assert message.sent_at is not None
    assert live_link(path.split("/")[2]) is not None


def test_one_that_is_refused_stops_no_other_and_says_why(cast: Cast, office: PostOffice) -> None:
    office.refuses, office.hangs_up_on = {"li@example.org"}, {"zhou@example.org"}
    for name, email in (
        ("李工", "li@example.org"),
        ("周老师", "zhou@example.org"),
        ("王师傅", "wang@example.org"),
    ):
        queued(cast, name, email)
    assert send_queued_messages() == 1
    told = outcomes()
    assert told["李工"] == ("failed", "no_reader", "550 5.1.1 no such reader")
    assert told["周老师"][:2] == ("failed", "cut_off")
    assert told["王师傅"] == ("sent", "", "")
    assert [letter["To"] for letter in office.letters] == ["wang@example.org"]
    matter = Matter.objects.get(key=f"outbox:{cast.network.body.pk}", closed_at__isnull=True)
    assert matter.title == "有消息没发出去，看看原因"
    page = cast.client("赵秘书").get(f"/outbox/{cast.network.body.pk}/?state=failed").content.decode()
    assert [
        words for words in ("对方的邮箱不收", "550 5.1.1 no such reader", "可能已经发出") if words not in page
    ] == []


def test_it_is_tried_again_after_another_look(cast: Cast, office: PostOffice) -> None:
    office.refuses = {"li@example.org"}
    queued(cast, "李工", "li@example.org")
    send_queued_messages()
    office.refuses = set()
    client, root = cast.client("赵秘书"), f"/outbox/{cast.network.body.pk}/"
    page = client.get(f"{root}preview/?state=failed").content.decode()
    fingerprint = page.split('name="fingerprint" value="')[1].split('"')[0]
    assert "上次没发出去：对方的邮箱不收" in page
    assert client.post(f"{root}sending/", {"state": "failed", "fingerprint": fingerprint}).status_code == 302
    assert (send_queued_messages(), outcomes()) == (1, {"李工": ("sent", "", "")})


@pytest.mark.parametrize(
    ("address", "failure"),
    [("smtp://127.0.0.1:1", "no_server"), ("smtp://zhao:wrong@127.0.0.1:{port}", "no_entry")],
)
def test_a_server_that_is_not_there_or_does_not_know_us(
    cast: Cast, office: PostOffice, settings: object, address: str, failure: str
) -> None:
    use(settings, address.format(port=office.port))
    for name in ("李工", "王师傅"):
        queued(cast, name, f"{name}@example.org")
    assert send_queued_messages() == 0
    assert {name: told[:2] for name, told in outcomes().items()} == dict.fromkeys(
        ("李工", "王师傅"), ("failed", failure)
    )
    assert office.letters == []


def test_a_matter_settled_in_the_last_moment_is_not_spoken_of(cast: Cast, office: PostOffice) -> None:
    matter_for(cast, "王师傅", "thing:1", "一件事")
    queued(cast, "王师傅", "wang@example.org", matter_key="thing:1")
    with act(by=STAGE_HAND, reason="办了"):
        close_matter("thing:1")
    assert (send_queued_messages(), office.letters) == (0, [])
    assert outcomes() == {"王师傅": ("dropped", "settled", "")}


def test_one_that_is_being_sent_is_left_alone_and_told_when_it_was_cut_off(
    cast: Cast, office: PostOffice
) -> None:
    for name, minutes in (("李工", 9), ("王师傅", 11)):
        message = queued(cast, name, f"{name}@example.org")
        Message.objects.filter(pk=message.pk).update(claimed_at=timezone.now() - timedelta(minutes=minutes))
    assert (send_queued_messages(), office.letters) == (0, [])
    assert {name: told[:2] for name, told in outcomes().items()} == {
        "李工": ("queued", ""), "王师傅": ("failed", "cut_off"),
    }  # fmt: skip


def test_a_line_break_in_a_subject_makes_no_second_header(cast: Cast, office: PostOffice) -> None:
    message = queued(cast, "李工", "li@example.org")
    Message.objects.filter(pk=message.pk).update(subject="请看\nBcc: all@example.org")
    assert (send_queued_messages(), office.letters[0]["Subject"], office.letters[0]["Bcc"]) == (
        1, "请看 Bcc: all@example.org", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", ("", 25, "", "", False, False)),
        ("smtp://mail.example.org", ("mail.example.org", 25, "", "", False, False)),
        ("smtp+starttls://a%40b:p%2Fq@mail:2587", ("mail", 2587, "a@b", "p/q", True, False)),
        ("smtps://u:p@mail", ("mail", 465, "u", "p", False, True)),
    ],
)
def test_the_mail_server_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, address: str, found: tuple[object, ...]
) -> None:
    monkeypatch.setenv("LIANCHUANG_SMTP", address)
    assert tuple(env.mail_server()) == found


@pytest.mark.parametrize("address", ["mail.example.org:25", "http://mail", "smtp://"])
def test_another_kind_of_address_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("LIANCHUANG_SMTP", address)
    with pytest.raises(ValueError, match="LIANCHUANG_SMTP must look like"):
        env.mail_server()


def test_whom_mail_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIANCHUANG_MAIL_FROM", raising=False)
    monkeypatch.setenv("LIANCHUANG_SMTP", "smtp://office%40example.org:p@mail")
    assert env.mail_from() == "office@example.org"
    monkeypatch.setenv("LIANCHUANG_MAIL_FROM", "联盟 <a@example.org>")
    assert env.mail_from() == "联盟 <a@example.org>"
