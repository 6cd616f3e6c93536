"""Days, the frozen text, which objections are taken: plain values in, answers out."""

from datetime import date

import pytest

from lianchuang.basics.calendars import Calendar
from lianchuang.notices.rules import (
    Frozen,
    Listed,
    Phase,
    Rewording,
    Ruling,
    days_left,
    days_of,
    digest_of,
    frozen_text,
    ground_at_once,
    is_anonymous,
    listing_problem,
    names_objector,
    outcome_said,
    phase_of,
    quoted,
    ruling_problem,
    span_said,
    standing_of,
)

CALENDAR = Calendar()
FIRST, LAST = date(2025, 4, 28), date(2025, 5, 7)
FACTS = "第二项在2023年已经由另一家单位验收过。"
FROZEN = Frozen(
    network="滨江联盟", title="拟立项名单", text="经评审，\n 现予公示。 ", contact="秘书处\n0591-1", starts_on=FIRST, last_on=LAST,
    length=5, unit="working", counts_first_day=True, lines=(("甲项目", "精工工作室"), ("乙项目", "")),
)  # fmt: skip
TEXT = """标题：拟立项名单
公示单位：滨江联盟
公示期：2025-04-28 至 2025-05-07，5 个工作日，首日计入
异议受理：秘书处 0591-1
正文：
经评审，
现予公示。
名单（2 项）：
1. 甲项目
   精工工作室
2. 乙项目
"""


@pytest.mark.parametrize(
    ("starts_on", "counts_first_day", "last_on"),
    [
        (date(2025, 4, 28), True, date(2025, 5, 7)),
        (date(2025, 4, 15), True, date(2025, 4, 21)),
        (date(2026, 2, 11), False, date(2026, 2, 25)),
        (date(2026, 9, 17), False, date(2026, 9, 23)),
    ],
)
def test_the_last_counted_day_is_the_last_day(starts_on: date, counts_first_day: bool, last_on: date) -> None:
    assert CALENDAR.last_day(starts_on, 5, working=True, counts_first_day=counts_first_day) == last_on
    days = days_of(
        starts_on,
        last_on,
        working=True,
        counts_first_day=counts_first_day,
        is_working_day=CALENDAR.is_working_day,
    )
    assert (days[-1].day, days[-1].number, sum(1 for each in days if each.number)) == (last_on, 5, 5)


def test_each_day_says_which_it_is() -> None:
    days = days_of(FIRST, LAST, working=True, counts_first_day=True, is_working_day=CALENDAR.is_working_day)
    assert [(each.day.day, each.number) for each in days] == [
        (28, 1), (29, 2), (30, 3), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 4), (7, 5),
    ]  # fmt: skip
    assert [days_left(days, date(2025, 4, 28)), days_left(days, date(2025, 5, 3)), days_left(days, LAST)] == [
        5,
        2,
        1,
    ]


@pytest.mark.parametrize(
    ("state", "on", "phase"),
    [
        ("drafted", FIRST, Phase.DRAFTED),
        ("standing", date(2025, 4, 27), Phase.AHEAD),
        ("standing", FIRST, Phase.STANDING),
        ("standing", LAST, Phase.STANDING),
        ("standing", date(2025, 5, 8), Phase.OVER),
        ("closed", LAST, Phase.OVER),
        ("withdrawn", FIRST, Phase.WITHDRAWN),
    ],
)
def test_where_a_notice_is_goes_by_the_day(state: str, on: date, phase: Phase) -> None:
    assert phase_of(state, FIRST, LAST, on) is phase


def test_the_span_in_words() -> None:
    told = "自2025年4月28日（星期一）起，至2025年5月7日（星期三）止，共 5 个工作日。最后一天全天有效。"
    assert span_said(FIRST, LAST, 5, "working") == told


ENTRIES = [(1, "a", False), (2, "b", True), (3, "c", False)]


@pytest.mark.parametrize(
    ("phase", "objected", "told"),
    [
        (Phase.STANDING, set(), {"a": "waiting", "b": "removed", "c": "waiting"}),
        (Phase.OVER, set(), {"a": "cleared", "b": "removed", "c": "cleared"}),
        (Phase.OVER, {3}, {"a": "cleared", "b": "removed", "c": "waiting"}),
        (Phase.OVER, {None}, {"a": "waiting", "b": "removed", "c": "waiting"}),
        (Phase.WITHDRAWN, set(), {"a": "waiting", "b": "removed", "c": "waiting"}),
    ],
)
def test_an_open_objection_keeps_only_its_entry(phase: Phase, objected: set, told: dict[str, str]) -> None:
    assert standing_of(phase, ENTRIES, objected) == told


def test_the_frozen_text_is_what_is_printed_and_nothing_else() -> None:
    assert frozen_text(FROZEN) == TEXT
    assert digest_of(TEXT) == "04b392ca2aa64e880e43e1c776c2b919d856bb4e092fe2b7421bf06cc50c4852"


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ([], "名单是空的，没有可以公示的。"),
        ([Listed("a", "  ")], "名单里有一项没有名称。"),
        ([Listed("a", "甲"), Listed("a", "乙")], "名单里有一项列了两次。"),
        ([Listed("a", "甲" * 201)], f"「{'甲' * 40}」太长：名称最多 200 字，说明最多 500 字。"),
        ([Listed("a", "甲"), Listed("b", "甲")], ""),
    ],
)
def test_a_list_that_cannot_be_announced(entries: list[Listed], says: str) -> None:
    assert listing_problem(entries) == says


@pytest.mark.parametrize(
    ("name", "anonymous"),
    [
        ("", True), ("王", True), ("匿名", True), ("一名职工", True), ("职工代表", True), ("不愿透露姓名", True), ("123456", True),
        ("Anonymous", True), ("某某", True), ("王师傅", False), ("滨江市群众艺术馆", False), ("滨江职工学校工会", False), ("李工", False),
    ],
)  # fmt: skip
def test_what_is_no_name(name: str, anonymous: bool) -> None:
    assert is_anonymous(name) is anonymous


@pytest.mark.parametrize(
    ("received_on", "name", "facts", "ground"),
    [
        (LAST, "王师傅", FACTS, ""),
        (date(2025, 5, 8), "王师傅", FACTS, "late"),
        (date(2025, 5, 8), "", "", "late"),
        (LAST, "匿名", FACTS, "anonymous"),
        (LAST, "王师傅", "我不同意", "no_facts"),
        (LAST, "王师傅", "啊啊啊啊啊啊啊啊啊啊啊啊", "no_facts"),
    ],
)
def test_which_objection_is_not_taken_as_it_comes(
    received_on: date, name: str, facts: str, ground: str
) -> None:
    assert ground_at_once(received_on=received_on, last_on=LAST, name=name, facts=facts) == ground


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("经向欧阳 未名核实", True), ("电话138 1234-0987说", True), ("异议人所述属实", False), ("", False), ("欧阳", False),
    ],
)  # fmt: skip
def test_words_that_name_the_objector(text: str, named: bool) -> None:
    assert names_objector(text, "欧阳未名", "13812340987") is named


def test_one_without_a_name_is_named_by_nothing() -> None:
    assert names_objector("经核实", "", "") is False


REWORDING = Rewording(1, "甲项目", "", "抄错一字")


@pytest.mark.parametrize(
    ("ruling", "received_on", "says"),
    [
        (Ruling("dismissed", " "), LAST, "请写明怎么核实的、为什么这样处理。"),
        (Ruling("received", "核实"), LAST, "请选一个处理结果。"),
        (Ruling("dismissed", "核实"), LAST, ""),
        (Ruling("upheld", "核实"), LAST, "异议成立的，请勾选要从名单中移出的项。"),
        (Ruling("upheld", "核实", removes=(1,)), LAST, ""),
        (Ruling("not_taken", "核实"), LAST, "不予受理的，请选一条理由，处理结果会引用这条规定。"),
        (Ruling("not_taken", "核实", "late"), LAST, "这件异议是在公示期内收到的，不能按超过公示期处理。"),
        (Ruling("not_taken", "核实", "late"), date(2025, 5, 8), ""),
        (Ruling("not_taken", "核实", "grade"), LAST, ""),
        (Ruling("not_taken", "核实", "typing_error"), LAST, "按更正处理的，请写出更正后的名称或说明。"),
        (Ruling("not_taken", "核实", "typing_error", rewording=REWORDING), LAST, ""),
    ],
)
def test_a_ruling_holds_together(ruling: Ruling, received_on: date, says: str) -> None:
    assert ruling_problem(ruling, received_on=received_on, last_on=LAST) == says


def test_the_rule_is_quoted() -> None:
    late = "异议应当在公示期内提出；公示期满后提出的，不予受理。这份公示的最后一天是2025年5月7日。"
    assert quoted("late", LAST) == late
    assert (
        outcome_said("not_taken", "grade", LAST)
        == "不予受理。对评审等次、分数有不同意见的，不属于异议，不予受理。"
    )
    assert outcome_said("upheld", "", LAST) == "异议成立，有关的项已经移出名单。"
    assert outcome_said("received", "", LAST) == "正在核实。"
