"""Nothing is sent that was not seen; what was seen is sent, copied or dropped, with its number; settled ones are dropped."""

import re
from html import unescape

import pytest

from lianchuang.matters.actions import close_matter, drop_settled_messages, live_link
from lianchuang.matters.models import Matter, Message
from lianchuang.people.models import PersonContact
from lianchuang.records.past import Act, act, last_act
from tests.cast import STAGE_HAND, Cast
from tests.matters.builders import link_for, matter_for, message_to
from tests.stage import queries_of


@pytest.fixture(autouse=True)
def server(settings: object) -> None:
    settings.EMAIL_HOST = "127.0.0.1"  # type: ignore[attr-defined]


def root(cast: Cast) -> str:
    return f"/outbox/{cast.network.body.pk}/"


def seen(
    cast: Cast, *, way: str = "mail", name: str = "赵秘书", ask: str = ""
) -> tuple[str, dict[str, object]]:
    """The look page, and the form it would send."""
    page = cast.client(name).get(f"{root(cast)}preview/?way={way}{ask}").content.decode()
    form = page[page.index("fingerprint") - 200 :]
    fields: dict[str, object] = {}
    for key, value in re.findall(r'<input type="hidden" name="(state|fingerprint)" value="([^"]*)"', form):
        fields[key] = value
    fields["message"] = re.findall(r'<input type="hidden" name="message" value="(\d+)"', form)
    return unescape(page), fields


def states() -> dict[str, str]:
    return {each.name: each.state for each in Message.objects.all()}


def test_what_is_looked_at_is_sent_word_by_word(cast: Cast) -> None:
    path = link_for(cast)
    message_to(cast, "王师傅", email="wang@example.org", text=f"请点：\n{path}\n谢谢")
    message_to(cast, "李工")  # the address in the contact data
    message_to(cast, "周老师")
    page, form = seen(cast)
    told = [
        "请点：",
        f"http://localhost{path}",
        "wang@example.org",
        "li@example.org",
        "没有邮箱，跳过",
        "发送邮件",
    ]
    assert [words for words in told if words not in page] == []
    assert '<span class="count">2 封</span>' in page
    before = last_act()
    answer = cast.client("赵秘书").post(f"{root(cast)}sending/", form, follow=True)
    assert states() == {"王师傅": "queued", "李工": "queued", "周老师": "waiting"}
    assert Message.objects.get(name="王师傅").text == f"请点：\nhttp://localhost{path}\n谢谢"
    assert (Message.objects.get(name="李工").email, Message.objects.get(name="李工").sent_by_name) == (
        "li@example.org", "赵秘书",
    )  # fmt: skip
    says = answer.content.decode()
    assert ("2 条正在发" in says, "1 条没有邮箱，还在待发里。" in says, last_act()) == (
        True,
        True,
        before + 1,
    )
    assert Act.objects.get(pk=last_act()).reason == "发出待发消息"


def test_another_message_meanwhile_is_shown_before_anything_goes(cast: Cast) -> None:
    message_to(cast, "王师傅", email="wang@example.org")
    _page, form = seen(cast)
    message_to(cast, "李工", email="li@example.org")
    before, client = last_act(), cast.client("赵秘书")
    answer = client.post(f"{root(cast)}sending/", form)
    page = answer.content.decode()
    assert (answer.status_code, "这些消息变了" in page, "给 李工" in page) == (409, True, True)
    assert (states(), last_act()) == ({"王师傅": "waiting", "李工": "waiting"}, before)


def test_only_the_ticked_ones_go(cast: Cast) -> None:
    first = message_to(cast, "王师傅", email="wang@example.org")
    message_to(cast, "李工", email="li@example.org")
    page, form = seen(cast, ask=f"&message={first.pk}")
    assert ("给 李工" in page, form["message"]) == (False, [str(first.pk)])
    message_to(cast, "周老师", email="zhou@example.org")
    assert cast.client("赵秘书").post(f"{root(cast)}sending/", form).status_code == 302
    assert states() == {"王师傅": "queued", "李工": "waiting", "周老师": "waiting"}


@pytest.mark.parametrize("change", ["text", "subject", "email", "contact"])
def test_a_message_that_changed_is_shown_again(cast: Cast, change: str) -> None:
    message = message_to(cast, "李工")
    _page, form = seen(cast)
    if change == "contact":
        PersonContact.objects.filter(person=cast.people["李工"]).update(email="other@example.org")
        # An address that was taken along stays; one that is looked up is today's.
        Message.objects.filter(pk=message.pk).update(email="")
    else:
        Message.objects.filter(pk=message.pk).update(**{change: "x@example.org"})
    assert cast.client("赵秘书").post(f"{root(cast)}sending/", form).status_code == 409
    assert states() == {"李工": "waiting"}


def test_under_another_address_of_the_house_it_is_looked_at_again(cast: Cast) -> None:
    message_to(cast, "李工", text=f"请点 {link_for(cast)}")
    _page, form = seen(cast)
    answer = cast.client("赵秘书").post(f"{root(cast)}sending/", form, HTTP_HOST="office.example.org")
    assert (answer.status_code, "http://office.example.org/t/" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("noun", ["sending", "copying", "dropping"])
def test_a_double_click_does_it_once(cast: Cast, noun: str) -> None:
    message_to(cast, "李工")
    _page, form = seen(cast)
    client = cast.client("赵秘书")
    answers = [client.post(f"{root(cast)}{noun}/", form, follow=True) for _each in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert "刚才已经处理过了，什么都没有再发" in answers[1].content.decode()
    assert (
        len(Act.objects.filter(by_name="赵秘书", reason__contains="发")) == 2
    )  # the message was made, and this


@pytest.mark.parametrize("fingerprint", ["", "0" * 64, "啊", "a" * 5000])
def test_without_the_right_fingerprint_nothing_goes(cast: Cast, fingerprint: str) -> None:
    message_to(cast, "李工")
    form = {"state": "waiting", "fingerprint": fingerprint}
    assert cast.client("赵秘书").post(f"{root(cast)}sending/", form).status_code == 409
    assert states() == {"李工": "waiting"}


def test_copied_into_a_chat(cast: Cast) -> None:
    path = link_for(cast)
    message_to(cast, "王师傅", text=f"请点：{path}")
    page, form = seen(cast, way="chat")
    assert ("只给这一个人" in page, f"请点：http://localhost{path}</textarea>" in page) == (True, True)
    assert states() == {"王师傅": "waiting"}
    assert cast.client("赵秘书").post(f"{root(cast)}copying/", form).status_code == 302
    message = Message.objects.get()
    assert (message.state, message.text, message.sent_by_name) == ("copied", "请点：/t/…/", "赵秘书")
    assert live_link(path.split("/")[2]) is not None
    assert not Matter.objects.filter(key=f"outbox:{cast.network.body.pk}", closed_at__isnull=True).exists()


def test_dropped_with_its_link(cast: Cast) -> None:
    path = link_for(cast)
    message_to(cast, "王师傅", text=f"请点：{path}")
    _page, form = seen(cast, way="drop")
    cast.client("赵秘书").post(f"{root(cast)}dropping/", form)
    message = Message.objects.get()
    assert (message.state, message.failure, message.text) == ("dropped", "by_hand", "请点：/t/…/")
    assert live_link(path.split("/")[2]) is None


def test_a_message_whose_matter_is_settled_meanwhile_is_dropped_with_a_word(cast: Cast) -> None:
    matter_for(cast, "王师傅", "thing:1", "一件事")
    message_to(cast, "王师傅", email="wang@example.org", matter_key="thing:1")
    message_to(cast, "李工", matter_key="thing:2")  # never a matter: nothing was settled
    _page, form = seen(cast)
    with act(by=STAGE_HAND, reason="办了"):
        close_matter("thing:1")
    page, _form = seen(cast)
    assert ("1 条的事情已经办了，不会发。" in page, "事情已经办了，不发" in page) == (True, True)
    says = cast.client("赵秘书").post(f"{root(cast)}sending/", form, follow=True).content.decode()
    assert ("1 条正在发" in says, "1 条的事情已经办了，没有再发。" in says) == (True, True)
    message = Message.objects.get(name="王师傅")
    assert (states(), message.get_failure_display()) == (
        {"王师傅": "dropped", "李工": "queued"},
        "这件事已经办了，没有再发",
    )


def test_a_reminder_takes_the_place_of_the_message_it_repeats(cast: Cast) -> None:
    matter_for(cast, "王师傅", "thing:1", "一件事")
    path = link_for(cast)
    first = message_to(cast, "王师傅", matter_key="thing:1", text=f"请点 {path}")
    message_to(cast, "李工", matter_key="thing:1")
    message_to(cast, "王师傅", matter_key="thing:1", text="再请点")
    first.refresh_from_db()
    assert (first.state, first.get_failure_display(), first.text) == ("dropped", "写了一条新的", "请点 /t/…/")
    waiting = Message.objects.filter(state="waiting").values_list("name", "text")
    assert sorted(waiting) == sorted([("李工", "李工，您好：请打开看一看。"), ("王师傅", "再请点")])


def test_the_clock_takes_settled_messages_out(cast: Cast) -> None:
    matter_for(cast, "王师傅", "thing:1", "一件事")
    message_to(cast, "王师傅", matter_key="thing:1")
    assert drop_settled_messages() == 0
    with act(by=STAGE_HAND, reason="办了"):
        close_matter("thing:1")
    assert (drop_settled_messages(), states(), drop_settled_messages()) == (1, {"王师傅": "dropped"}, 0)
    assert not Matter.objects.filter(key__startswith="outbox:", closed_at__isnull=True).exists()


def test_without_a_mail_server_it_is_copied(cast: Cast, settings: object) -> None:
    settings.EMAIL_HOST = ""  # type: ignore[attr-defined]
    message_to(cast, "李工")
    page, form = seen(cast)
    assert ("还没有设置邮件服务器" in page, "disabled" in page) == (True, True)
    assert cast.client("赵秘书").post(f"{root(cast)}sending/", form).status_code == 409
    assert states() == {"李工": "waiting"}


def test_where_nobody_has_an_address_it_says_so(cast: Cast) -> None:
    message_to(cast, "周老师")
    _page, form = seen(cast)
    answer = cast.client("赵秘书").post(f"{root(cast)}sending/", form)
    assert (answer.status_code, "没有可发的；可以复制到微信" in answer.content.decode()) == (409, True)
    assert states() == {"周老师": "waiting"}


@pytest.mark.parametrize(
    ("name", "own", "foreign"),
    [("赵秘书", 200, 404), ("何秘书", 200, 404), ("管理员", 200, 200), ("吴秘书", 404, 200), ("钱部长", 404, 404),
     ("王师傅", 404, 404), ("林主席", 404, 404), ("孙主席", 404, 404), ("周老师", 404, 404), ("无人", 302, 302)],
)  # fmt: skip
def test_who_sees_an_outbox(cast: Cast, name: str, own: int, foreign: int) -> None:
    message_to(cast, "李工")
    client = cast.client(name)
    addresses = [root(cast), f"/outbox/{cast.elsewhere.body.pk}/"]
    assert [client.get(address).status_code for address in addresses] == [own, foreign]


@pytest.mark.parametrize(
    ("name", "status"), [("吴秘书", 404), ("王师傅", 404), ("钱部长", 404), ("无人", 403)]
)
@pytest.mark.parametrize("noun", ["sending", "copying", "dropping"])
def test_nobody_else_sends_with_a_fingerprint_of_others(
    cast: Cast, name: str, status: int, noun: str
) -> None:
    message_to(cast, "李工")
    _page, form = seen(cast)
    before = last_act()
    assert cast.client(name).post(f"{root(cast)}{noun}/", form).status_code == status
    assert (states(), last_act()) == ({"李工": "waiting"}, before)


def test_numbers_of_another_outbox_send_nothing(cast: Cast) -> None:
    message = message_to(cast, "李工")
    Message.objects.filter(pk=message.pk).update(network=cast.elsewhere.body)
    message_to(cast, "王师傅")
    page = (
        cast.client("赵秘书").get(f"{root(cast)}preview/?message={message.pk}", follow=True).content.decode()
    )
    assert ("没有要看的消息" in page, "请李工办一件事" in page) == (True, False)


@pytest.mark.parametrize(
    "asked", ["?message=x", "?message=-1", "?message=" + "9" * 40, "?state=sent&way=fly", "?message=²"]
)
def test_what_the_address_asks_in_vain_shows_all(cast: Cast, asked: str) -> None:
    message_to(cast, "李工")
    answer = cast.client("赵秘书").get(f"{root(cast)}preview/{asked}")
    assert (answer.status_code, "给 李工" in answer.content.decode()) == (200, True)


def test_a_script_in_a_message_is_text(cast: Cast) -> None:
    message_to(cast, "李工", text="</textarea><script>alert(1)</script>")
    for way in ("mail", "chat"):
        page = cast.client("赵秘书").get(f"{root(cast)}preview/?way={way}").content.decode()
        assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


def test_the_secretary_finds_the_outbox_among_the_matters(cast: Cast) -> None:
    message_to(cast, "李工")
    message_to(cast, "王师傅")
    matter = Matter.objects.get(key=f"outbox:{cast.network.body.pk}")
    assert (matter.title, matter.address, matter.role) == ("有待发消息，看过再发", root(cast), "secretary")


def test_lists_ask_as_many_queries_for_one_as_for_sixty(cast: Cast) -> None:
    client = cast.client("赵秘书")
    message_to(cast, "李工")
    asked = [queries_of(client, f"{root(cast)}{end}") for end in ("", "preview/")]
    for number in range(59):
        message_to(cast, "王师傅", email=f"w{number}@example.org")
    assert [queries_of(client, f"{root(cast)}{end}") for end in ("", "preview/")] == asked
    assert client.get(root(cast)).content.decode().count('name="message"') == 50
