"""Typed for somebody from a stamped paper: the named one is told, contests with one tap; a second person settles."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import contest_paper, settle_contest, type_for
from lianchuang.matters.models import Matter, Message, StampedPaper
from lianchuang.matters.queries import holds
from lianchuang.people.access import Reach
from lianchuang.records.past import Act, last_act
from tests.cast import Cast
from tests.matters.builders import PDF, typed_for


def open_keys() -> set[str]:
    return set(Matter.objects.filter(closed_at__isnull=True).values_list("key", flat=True))


def link_in(message: Message) -> str:
    found = re.search(r"/t/[\w-]+/", message.text)
    assert found
    return found[0]


def test_the_named_one_is_told_at_the_desk_and_by_a_message(cast: Cast) -> None:
    stamped = typed_for(cast)
    assert open_keys() == {f"stamped:{stamped.pk}:told", f"outbox:{cast.network.body.pk}"}
    matter = Matter.objects.get(key=f"stamped:{stamped.pk}:told")
    assert (matter.title, matter.body, matter.role) == (
        "赵秘书 替您填了：确认参加门控检修", cast.studio.host, "unit",
    )  # fmt: skip
    message = Message.objects.get()
    assert (message.name, message.person, message.matter_key) == ("林主席", cast.people["林主席"], matter.key)
    assert "林主席，您好" in message.text
    assert Client().get(link_in(message)).status_code == 200


def test_a_unit_nobody_speaks_for_is_written_to_by_its_name(cast: Cast) -> None:
    cast.studio.host = cast.other_studio.host
    typed_for(cast)
    assert [(each.name, each.person, each.email) for each in Message.objects.all()] == [
        ("远山县职业学校", None, "")
    ]


@pytest.mark.parametrize(
    ("name", "status"),
    [("林主席", 200), ("赵秘书", 200), ("何秘书", 200), ("管理员", 200), ("王师傅", 404), ("李工", 404), ("吴秘书", 404),
     ("周老师", 404), ("孙主席", 404), ("钱部长", 404), ("无人", 302)],
)  # fmt: skip
def test_who_sees_a_paper_and_its_scan(cast: Cast, name: str, status: int) -> None:
    stamped, client = typed_for(cast), cast.client(name)
    answers = [client.get(f"/stamped-papers/{stamped.pk}/{end}") for end in ("", "scan/")]
    assert [answer.status_code for answer in answers] == [status, status]
    if status == 200:
        assert (answers[1].content[: len(PDF)], answers[1]["Content-Disposition"][:10]) == (PDF, "attachment")


def test_a_person_sees_what_was_typed_for_them(cast: Cast) -> None:
    stamped = typed_for(cast, person="王师傅")
    seen = {
        name: cast.client(name).get(f"/stamped-papers/{stamped.pk}/").status_code
        for name in ("王师傅", "林主席", "李工")
    }
    assert seen == {"王师傅": 200, "林主席": 404, "李工": 404}


def test_one_tap_contests_and_the_other_secretary_settles(cast: Cast) -> None:
    stamped, lin = typed_for(cast), cast.client("林主席")
    root = f"/stamped-papers/{stamped.pk}/"
    assert lin.post(f"{root}contest/", {"usual": "no_seal", "reason": ""}).status_code == 302
    stamped.refresh_from_db()
    assert (stamped.contest_reason, holds(stamped)) == ("我们没有盖过这个章", False)
    assert f"stamped:{stamped.pk}:told" not in open_keys()
    assert f"stamped:{stamped.pk}:contested" in open_keys()
    typist = cast.client("赵秘书")
    assert "您就是代填的人，要请另一位来处理。" in typist.get(root).content.decode()
    words = {"is_void": "yes", "settlement": "打电话问过，章盖错了。"}
    before = last_act()
    assert (typist.post(f"{root}settlement/", words).status_code, last_act()) == (409, before)
    other = cast.client("何秘书")
    assert other.post(f"{root}settlement/", {**words, "settlement": " "}).status_code == 422
    assert last_act() == before
    assert other.post(f"{root}settlement/", words).status_code == 302
    stamped.refresh_from_db()
    assert (stamped.is_void, holds(stamped), stamped.settlement) == (True, False, "打电话问过，章盖错了。")
    assert open_keys() == {f"stamped:{stamped.pk}:settled", f"outbox:{cast.network.body.pk}"}
    assert lin.post(f"{root}acknowledgement/").status_code == 302
    assert open_keys() == {f"outbox:{cast.network.body.pk}"}


def test_a_contest_that_is_not_right_leaves_it_standing(cast: Cast) -> None:
    stamped = typed_for(cast)
    contest_paper(stamped, reason="不记得了", by=cast.reach("林主席"))
    settle_contest(stamped, is_void=False, settlement="原件上的章是真的。", by=cast.reach("何秘书"))
    stamped.refresh_from_db()
    assert holds(stamped)


@pytest.mark.parametrize(
    ("name", "status"), [("赵秘书", 409), ("管理员", 409), ("王师傅", 404), ("周老师", 404), ("无人", 403)]
)
def test_only_the_named_one_contests_or_acknowledges(cast: Cast, name: str, status: int) -> None:
    stamped, client = typed_for(cast), cast.client(name)
    before, keys = last_act(), open_keys()
    sent = [
        client.post(f"/stamped-papers/{stamped.pk}/{noun}/", {"usual": "differs"})
        for noun in ("contest", "acknowledgement")
    ]
    assert ([each.status_code for each in sent], last_act(), open_keys()) == ([status, status], before, keys)


@pytest.mark.parametrize(
    ("name", "status"), [("林主席", 409), ("赵秘书", 409), ("何秘书", 302), ("管理员", 302), ("吴秘书", 404)]
)
def test_who_settles(cast: Cast, name: str, status: int) -> None:
    stamped = typed_for(cast)
    contest_paper(stamped, reason="不对", by=cast.reach("林主席"))
    said = {"is_void": "no", "settlement": "核对过原件。"}
    assert cast.client(name).post(f"/stamped-papers/{stamped.pk}/settlement/", said).status_code == status


def says(do: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return str(refused.value.reason)


def test_twice_is_refused_in_words_and_changes_nothing(cast: Cast) -> None:
    stamped, lin, he = typed_for(cast), cast.reach("林主席"), cast.reach("何秘书")
    settled = {"is_void": True, "settlement": "章盖错了。", "by": he}
    told = says(lambda: settle_contest(stamped, **settled))
    assert told == "这份代填没有待处理的异议。"
    contest_paper(stamped, reason="不对", by=lin)
    assert (
        says(lambda: contest_paper(stamped, reason="还是不对", by=lin)) == "已经提过异议了，秘书处正在处理。"
    )
    settle_contest(stamped, **settled)
    assert says(lambda: settle_contest(stamped, **{**settled, "is_void": False})) == told
    stamped.refresh_from_db()
    assert (stamped.contest_reason, stamped.is_void) == ("不对", True)


@pytest.mark.parametrize(
    ("said", "status", "reason"),
    [
        ({"usual": "differs", "reason": ""}, 200, "填的和纸上写的不一样"),
        ({"reason": "我们写的是 30 %"}, 200, "我们写的是 30 %"),
        (
            {"usual": "unknown", "reason": "<script>alert(1)</script>"},
            200,
            "我不知道这件事；<script>alert(1)</script>",
        ),
        ({"reason": " "}, 422, ""),
        ({"usual": "nobody", "reason": ""}, 422, ""),
        ({"reason": "长" * 501}, 422, ""),
    ],
)
def test_by_link_without_an_account(cast: Cast, said: dict[str, str], status: int, reason: str) -> None:
    stamped = typed_for(cast)
    path = link_in(Message.objects.get())
    assert Client().post(path, said).status_code == status
    stamped.refresh_from_db()
    assert (stamped.contest_reason, stamped.contested_at is not None) == (reason, bool(reason))
    page = Client().get(path).content.decode()
    assert ("您已经提出异议" in page, "<script>alert" in page) == (bool(reason), False)


def test_by_link_it_is_right(cast: Cast) -> None:
    stamped = typed_for(cast)
    path = link_in(Message.objects.get())
    assert Client().get(f"{path}?scan=1").content[: len(PDF)] == PDF
    assert Client().post(path, {"right": "1"}).status_code == 200
    assert f"stamped:{stamped.pk}:told" not in open_keys()
    assert "您看过，说没错" in Client().get(path).content.decode()


def test_a_link_opens_nothing_else(cast: Cast) -> None:
    stamped, other = typed_for(cast, person="王师傅"), typed_for(cast, person="李工", title="另一份")
    path = link_in(Message.objects.get(person=cast.people["王师傅"]))
    client = Client()
    assert client.get(path).status_code == 200
    assert "另一份" not in client.get(path).content.decode()
    assert [client.get(f"/stamped-papers/{each.pk}/").status_code for each in (stamped, other)] == [302, 302]


def test_the_author_of_an_act_by_link_is_told_as_such(cast: Cast) -> None:
    stamped = typed_for(cast)
    Client().post(link_in(Message.objects.get()), {"usual": "no_seal"})
    assert (Act.objects.get(pk=last_act()).by_name, Act.objects.get(pk=last_act()).by_account_id) == (
        "林主席（任务链接）", None,
    )  # fmt: skip
    assert StampedPaper.objects.get(pk=stamped.pk).contested_at is not None


def test_without_a_scan_it_does_not_count(cast: Cast) -> None:
    refused = says(lambda: type_for("k", "t", "/", by=Reach(name="赵秘书"), person=cast.people["王师傅"]))
    assert (refused, StampedPaper.objects.count()) == ("代录要附上盖章件的扫描件或照片，没有它就不算数。", 0)
