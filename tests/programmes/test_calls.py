"""Calls and their forms on their pages: by the clock, to the second; versions once they have opened; two at once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.programmes.actions import (
    NewQuestion,
    add_questions,
    correct_question,
    drop_question,
    order_questions,
    preset_question,
)
from lianchuang.programmes.models import Call, Question
from lianchuang.programmes.queries import questions_of
from lianchuang.programmes.rules.questions import USUAL
from lianchuang.records.correcting import Grounds
from lianchuang.records.past import Act, clock_at, last_act
from tests.cast import Cast, stage
from tests.programmes.year_builders import BEIJING, CLOSES, NOW, OPENS, call_of, cast_the_year, year_of
from tests.stage import queries_of

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "联合攻关项目征集", "text": "收联合攻关项目", "opens_at": "2025年3月3日 9:00", "closes_at": "2025-03-31 17:00:30",
    "most_per_studio": "2", "most_per_body": "", "most_funding_yuan": "5万元", "scheme": "", "notice_length": "5",
    "notice_unit": "working", "notice_counts_first_day": "yes", "presets": ["secret", "use"],
}  # fmt: skip


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = stage()
    cast_the_year(cast, ends=None)
    with clock_at(NOW):
        yield cast


def says(do: object) -> str:
    before = last_act()
    with pytest.raises(Refused) as refused:
        do()  # type: ignore[operator]
    assert last_act() == before
    return str(refused.value)


def version(call: Call) -> int:
    return Call.objects.get(pk=call.pk).form_version


def test_a_call_is_typed_to_the_second(cast: Cast) -> None:
    programme = year_of(cast)
    client, address = cast.client("孙主席"), f"/programmes/{programme.pk}/calls/new/"
    assert client.get(address).status_code == 200
    made = client.post(address, TYPED, follow=True)
    call = Call.objects.get()
    assert made.redirect_chain == [(call.get_absolute_url(), 302)]
    assert (call.opens_at, call.closes_at) == (OPENS, datetime(2025, 3, 31, 17, 0, 30, tzinfo=BEIJING))
    assert (call.most_per_studio, call.most_per_body, call.most_funding_yuan) == (2, None, 50_000)
    assert list(call.questions.values_list("preset", flat=True)) == ["secret", "use"]
    assert "2025年3月31日 17:00:30" in made.content.decode()


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("opens_at", "2025年3月3日", "没有写到几点"),
        ("closes_at", "2025年3月3日 9:00", "截止要在开始之后，请核对。"),
        ("closes_at", "明天", "明天"),
        ("opens_at", "2052年3月3日 9:00", "这是 2025 年度的征集，请核对年份。"),
        ("most_per_studio", "0", "应为 1 到 999 之间的整数"),
        ("most_per_studio", "100000", "应为 1 到 999 之间的整数"),
        ("most_funding_yuan", "999亿", "经费上限太大了，请核对。"),
        ("notice_length", "", "这里不能空着"),
        ("notice_unit", "weeks", "请从列出的里面选一个"),
        ("presets", ["nobody knows it"], "nobody knows it"),
        ("scheme", "77", "请从列出的里面选一个"),
        ("title", "字" * 121, "120"),
        ("title", "", "这里不能空着"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(
    cast: Cast, field: str, text: object, words: str
) -> None:
    programme, before = year_of(cast), last_act()
    address = f"/programmes/{programme.pk}/calls/new/"
    answer = cast.client("赵秘书").post(address, {**TYPED, field: text})
    assert (answer.status_code, last_act()) == (422, before)
    page = answer.content.decode()
    assert words in page
    assert "收联合攻关项目" in page


def test_a_second_click_makes_no_second_call(cast: Cast) -> None:
    programme, client = year_of(cast), cast.client("赵秘书")
    address = f"/programmes/{programme.pk}/calls/new/"
    assert client.post(address, TYPED).status_code == 302
    again = client.post(address, TYPED)
    assert (again.status_code, Call.objects.count()) == (422, 1)
    assert "这一年已经有一次征集叫「联合攻关项目征集」了。" in again.content.decode()


def test_a_correction_keeps_the_seconds_it_was_read_with(cast: Cast) -> None:
    call = call_of(cast, year_of(cast), closes_at=CLOSES + timedelta(seconds=30))
    client, address = cast.client("赵秘书"), f"{call.get_absolute_url()}corrections/"
    with clock_at(OPENS):
        assert 'value="2025年3月31日 17:00:30"' in client.get(address).content.decode()
        typed = {name: value for name, value in TYPED.items() if name != "presets"}
        typed |= {
            "text": "",
            "most_per_studio": "",
            "most_funding_yuan": "",
            "reason": "多家来电",
            "read_at": last_act(),
        }
        shorter = client.post(address, {**typed, "closes_at": "2025年3月31日 17:00"})
        assert (shorter.status_code, "截止只能往后延" in shorter.content.decode()) == (422, True)
        assert client.post(address, {**typed, "closes_at": "2025年4月3日 17:00"}).status_code == 302
    call.refresh_from_db()
    assert call.closes_at == datetime(2025, 4, 3, 17, 0, tzinfo=BEIJING)
    assert Act.objects.get(pk=last_act()).reason == "多家来电"


def test_two_who_change_a_call_lose_nothing(cast: Cast) -> None:
    call = call_of(cast, year_of(cast))
    address, read_at = f"{call.get_absolute_url()}corrections/", last_act()
    typed = {name: value for name, value in TYPED.items() if name != "presets"}
    typed |= {"closes_at": "2025年3月31日 17:00", "reason": "核对", "read_at": read_at, "most_per_studio": "", "most_funding_yuan": ""}  # fmt: skip
    assert cast.client("赵秘书").post(address, {**typed, "text": "秘书处的写法"}).status_code == 302
    second = cast.client("孙主席").post(address, {**typed, "text": "理事长的写法"})
    assert second.status_code == 409
    page = second.content.decode()
    assert all(words in page for words in ("秘书处的写法", "理事长的写法", "赵秘书"))
    call.refresh_from_db()
    assert call.text == "秘书处的写法"


def test_before_the_opening_the_form_changes_freely(cast: Cast) -> None:
    call, by = call_of(cast, year_of(cast)), cast.reach("赵秘书")
    add_questions(call, [preset_question("use"), NewQuestion("和谁一起做？", "line", longest=60)], by=by)
    drop_question(call.questions.get(preset="secret"), by=by)
    asked = [question.pk for question in questions_of(call)]
    order_questions(call, asked[::-1], by=by)
    assert [question.label for question in questions_of(call)][:2] == [
        "和谁一起做？",
        "成果准备用在哪里，谁来用？",
    ]
    assert Question.objects.filter(call=call).count() == len(USUAL) + 1
    assert version(call) == 1
    assert [
        says(lambda: add_questions(call, [preset_question("use")], by=by)),
        says(lambda: add_questions(call, [NewQuestion("和谁一起做？")], by=by)),
        says(lambda: add_questions(call, [], by=by)),
        says(lambda: order_questions(call, asked[1:], by=by)),
        says(lambda: order_questions(call, asked[::-1], by=by)),
        says(lambda: add_questions(call, [preset_question("risk")], by=cast.reach("王师傅"))),
    ] == [
        "「成果准备用在哪里，谁来用？」已经在问了。",
        "「和谁一起做？」已经在问了。",
        "请至少选一问。",
        "次序和现在的内容对不上，请刷新以后再排。",
        "次序没有变。",
        "只有这个联盟的秘书处，或任期内的理事长单位可以办。",
    ]


def test_after_the_opening_every_change_of_the_form_is_a_new_version_with_a_reason(cast: Cast) -> None:
    call, by = call_of(cast, year_of(cast)), cast.reach("赵秘书")
    secret = call.questions.get(preset="secret")
    with clock_at(OPENS):
        assert (
            says(lambda: add_questions(call, [preset_question("use")], by=by, reason=" "))
            == "征集已经开始，请写明为什么改，填过的人会看到。"
        )
        add_questions(call, [preset_question("use")], by=by, reason="评委要求")
        assert (version(call), Act.objects.get(pk=last_act()).reason) == (2, "加 1 问：评委要求")
        drop_question(secret, by=by, reason="并入另一问")
        secret.refresh_from_db()
        assert (version(call), secret.is_dropped) == (3, True)
        assert says(lambda: drop_question(secret, by=by, reason="并入另一问")) == "这一问已经停问了。"
        ownership = call.questions.get(preset="ownership")

        def correct(**changes: object) -> int:
            row = Question.objects.select_related("call__programme__network", "call__folder").get(
                pk=ownership.pk
            )
            return correct_question(
                row, changes=changes, grounds=Grounds("写清楚"), read_at=last_act(), by=by
            )

        correct(label="成果归谁所有？", longest=800)
        assert version(call) == 4
        assert says(lambda: correct(kind="line")) == "征集已经开始，不能换答法；请停问这一问，另加一问。"
        assert says(lambda: correct(longest=100)) == "征集已经开始，字数只能放宽。"
    with clock_at(CLOSES):
        assert (
            says(lambda: add_questions(call, [preset_question("risk")], by=by, reason="补"))
            == "征集已经截止，申报书不能再改。"
        )
    assert version(call) == 4


def test_the_form_is_changed_on_its_pages(cast: Cast) -> None:
    call, client = call_of(cast, year_of(cast)), cast.client("赵秘书")
    address = f"{call.get_absolute_url()}questions/"
    assert client.post(address, {"presets": ["use", "risk"]}, follow=True).status_code == 200
    assert list(call.questions.values_list("preset", flat=True))[-2:] == ["use", "risk"]
    own = {
        "label": "和谁一起做？",
        "help_text": "写单位",
        "kind": "line",
        "is_required": "no",
        "longest": "60",
    }
    assert client.post(f"{address}new/", own).status_code == 302
    question = call.questions.get(label="和谁一起做？")
    assert (question.kind, question.is_required, question.longest, question.preset) == ("line", False, 60, "")
    assert client.post(f"{address}new/", {**own, "longest": "6000"}).status_code == 422
    keys = [each.pk for each in questions_of(call)]
    moved = [keys[1], keys[0], *keys[2:]]
    assert f'value="{",".join(map(str, moved))}"' in client.get(address).content.decode()
    assert client.post(f"{address}order/", {"order": ",".join(map(str, moved))}).status_code == 302
    assert [each.pk for each in questions_of(call)] == moved
    assert client.post(f"{address}order/", {"order": "x,,9" * 40}).status_code == 409
    change = {**own, "label": "和哪家一起做？", "reason": "写清楚", "read_at": last_act()}
    assert client.post(f"/questions/{question.pk}/corrections/", change).status_code == 302
    assert client.post(f"/questions/{question.pk}/dropping/", {"reason": ""}).status_code == 422
    assert client.post(f"/questions/{question.pk}/dropping/", {"reason": "不用问"}).status_code == 302
    assert client.get(f"/questions/{question.pk}/corrections/").status_code == 404
    with clock_at(OPENS):
        page = client.get(address).content.decode()
        assert all(words in page for words in ("申报书是新的一版", "为什么加"))
        assert client.post(address, {"presets": ["basis"]}).status_code == 422
        assert client.post(address, {"presets": ["basis"], "reason": "评委要求"}).status_code == 302
    with clock_at(CLOSES):
        page = client.get(address).content.decode()
        assert ("征集已经截止，申报书不能再改。" in page, "停问" in page) == (True, False)


def test_members_see_the_call_when_it_opens_and_only_then(cast: Cast) -> None:
    programme = year_of(cast)
    call = call_of(cast, programme, "秘密征集")
    wang, address = cast.client("王师傅"), call.get_absolute_url()
    year = programme.get_absolute_url()
    assert wang.get(address).status_code == 404
    assert "秘密征集" not in wang.get(year).content.decode()
    assert wang.get(f"{address}questions/").status_code == 404
    with clock_at(OPENS):
        page = wang.get(address).content.decode()
        assert ("填申报书" in page, "征集中" in page, "改申报书" in page, "一步一步办" in page) == (
            True,
            True,
            False,
            False,
        )
        assert "秘密征集" in wang.get(year).content.decode()
        assert wang.get(f"{address}questions/").status_code == 409
    with clock_at(CLOSES):
        page = wang.get(address).content.decode()
        assert ("填申报书" in page, "已截止" in page) == (False, True)
    with clock_at(CLOSES + timedelta(days=30)):
        past = wang.get(f"{year}?known_at=2025-02-10").content.decode()
        assert ("回到今天" in past, "秘密征集" in past) == (True, True)


def test_a_calls_pages_ask_as_many_queries_for_one_question_as_for_ten(cast: Cast) -> None:
    call, client = call_of(cast, year_of(cast), questions=[preset_question("use")]), cast.client("赵秘书")
    addresses = [call.get_absolute_url(), f"{call.get_absolute_url()}questions/"]
    one = [queries_of(client, address) for address in addresses]
    add_questions(call, [NewQuestion(f"第 {number} 问") for number in range(9)], by=cast.reach("赵秘书"))
    assert [queries_of(client, address) for address in addresses] == one
