"""Proposals without a database: what may follow what, shares, what stands in the way, lines, names struck out, merging."""

from datetime import date
from decimal import Decimal

import pytest

from lianchuang.basics.unreadable import Unreadable
from lianchuang.programmes.models import Proposal
from lianchuang.programmes.rules.blinding import blinded
from lianchuang.programmes.rules.merging import Merged, merge
from lianchuang.programmes.rules.proposals import (
    COUNTED,
    FILLABLE,
    MAY_FOLLOW,
    OPEN_TO_UNITS,
    UnitFacts,
    confirmation_problems,
    may_follow,
    number_after,
    percent,
    share_problems,
)
from lianchuang.programmes.rules.submitting import (
    AnswerFacts,
    LimitFacts,
    ProposalFacts,
    WindowFacts,
    answer_problem,
    submission_problems,
)
from lianchuang.programmes.rules.writing import (
    PersonLine,
    person_lines,
    person_text,
    row_text,
    rows_in,
    share_of,
)


def test_every_state_says_what_may_follow_it() -> None:
    states = set(Proposal.State.values)
    assert set(MAY_FOLLOW) == states
    assert {follower for followers in MAY_FOLLOW.values() for follower in followers} <= states
    assert (set(FILLABLE), set(COUNTED) | {"drafted", "withdrawn", "refused"}) == (
        {"drafted", "returned"},
        states,
    )
    assert set(OPEN_TO_UNITS) < states


@pytest.mark.parametrize(
    ("state", "following", "may"),
    [
        ("drafted", "submitted", True),
        ("drafted", "accepted", False),
        ("submitted", "drafted", True),
        ("returned", "submitted", True),
        ("accepted", "submitted", False),
        ("accepted", "returned", True),
        ("selected", "approved", True),
        ("reserved", "approved", False),
        ("withdrawn", "drafted", False),
        ("approved", "withdrawn", False),
        ("nobody knows it", "drafted", False),
    ],
)
def test_what_may_follow_what(state: str, following: str, may: bool) -> None:
    assert may_follow(state, following) is may


def units(*shares: str | None) -> list[UnitFacts]:
    named = zip("甲乙丙", shares, strict=False)
    return [UnitFacts(name, None if share is None else Decimal(share)) for name, share in named]


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        (("100",), []),
        (("60", "40"), []),
        (("33.33", "33.33", "33.34"), []),
        (("100", "0"), []),
        (("60", "39.99"), ["成果份额合计 99.99%，应正好是 100%：还差 0.01%。"]),
        (("60", "40.01"), ["成果份额合计 100.01%，应正好是 100%：多了 0.01%。"]),
        (("60", None, None), ["乙、丙 的成果份额还没有写。"]),
        (("150", "-50"), ["成果份额应在 0 到 100 之间。"]),
        ((), ["还没有写申报单位和成果份额。"]),
    ],
)
def test_shares_are_100_exactly(shares: tuple[str | None, ...], says: list[str]) -> None:
    assert [problem.says for problem in share_problems(units(*shares))] == says


@pytest.mark.parametrize(
    ("share", "written"), [("33.33", "33.33"), ("60.00", "60"), ("12.50", "12.5"), ("0", "0"), ("100", "100")]
)
def test_a_share_is_written_as_people_write_it(share: str, written: str) -> None:
    assert percent(Decimal(share)) == written


def test_only_partners_that_have_not_confirmed_stand_in_the_way() -> None:
    standings = ("waiting", "confirmed", "contested", "void", "declined")
    rows = [UnitFacts(standing, Decimal(0), standing) for standing in standings]
    rows.append(UnitFacts("lead", Decimal(0), "waiting", is_lead=True))
    assert [problem.says for problem in confirmation_problems(rows)] == [
        "waiting 还没有确认参加。",
        "contested 对替它录的盖章件有异议，处理完之前不算确认。",
        "替 void 录的盖章件已作废，要请它重新确认。",
        "declined 不参加或已退出，请换一家或去掉它。",
    ]


FINE = ProposalFacts(
    state="drafted", title="题", goals="目标", plan="做法", outcomes="成果", has_direction=True, asks_direction=True,
    starts_on=date(2025, 6, 1), ends_on=date(2026, 5, 31), steps=[("样机", date(2025, 6, 1)), ("试用", date(2026, 5, 31))],
    people=2, funding_yuan=Decimal(0), units=[UnitFacts("甲", Decimal(100), is_lead=True)],
    answers=[AnswerFacts("question_1", "涉密吗", "no", "yes_no")],
)  # fmt: skip
OPEN = WindowFacts("open", "3月3日 09:00", "3月31日 17:00")


def problems(
    window: WindowFacts = OPEN, limits: LimitFacts | None = None, **changed: object
) -> list[tuple[str, str]]:
    facts = ProposalFacts(**{**vars(FINE), **changed})  # type: ignore[arg-type]
    found = submission_problems(facts, window, limits or LimitFacts())
    return [(problem.anchor, problem.says) for problem in found]


def test_what_lacks_nothing_may_go_in() -> None:
    assert problems() == []
    assert problems(asks_direction=False, has_direction=False) == []


def test_all_that_is_missing_is_said_at_its_place() -> None:
    empty = dict.fromkeys(("title", "goals", "plan", "outcomes"), " ") | {"has_direction": False, "people": 0}
    missing = problems(**empty, starts_on=None, ends_on=None, steps=[], funding_yuan=None, units=[], answers=[AnswerFacts("question_1", "涉密吗", " ")])  # fmt: skip
    assert [anchor for anchor, _says in missing] == [
        "title", "direction", "goals", "plan", "outcomes", "starts_on", "ends_on", "steps", "question_1", "people",
        "units", "funding_yuan",
    ]  # fmt: skip
    assert dict(missing)["question_1"] == "「涉密吗」必须回答。"


@pytest.mark.parametrize(
    ("window", "state", "says"),
    [
        (WindowFacts("coming", "3月3日 09:00", "3月31日 17:00"), "drafted", "征集 3月3日 09:00 才开始，还不能报送。"),
        (WindowFacts("closed", "3月3日 09:00", "3月31日 17:00"), "drafted", "征集 3月31日 17:00 已经截止，不能再报送；您写的都还在。"),
        (OPEN, "submitted", "这份申报已经报送，不用再报。"),
        (WindowFacts("closed", return_by=date(2025, 4, 10), today=date(2025, 4, 11)), "returned", "补正期限 2025年4月10日 已经过了，请联系秘书处。"),
    ],
)  # fmt: skip
def test_the_clock_and_the_state_refuse(window: WindowFacts, state: str, says: str) -> None:
    assert problems(window, state=state) == [("", says)]


def test_the_last_day_for_completion_is_in_though_the_call_is_closed() -> None:
    last = WindowFacts("closed", return_by=date(2025, 4, 10), today=date(2025, 4, 10))
    assert problems(last, state="returned") == []


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        (LimitFacts(1, 1, Decimal(0), 0, 0), []),
        (LimitFacts(1, None, None, 1, 9), [("", "每个工作室最多报 1 项，这个工作室已经报满。")]),
        (LimitFacts(None, 2, None, 9, 2), [("", "每个单位最多牵头 2 项，这个单位已经报满。")]),
    ],
)
def test_limits_count_what_was_handed_in_besides(limits: LimitFacts, found: list) -> None:
    assert problems(limits=limits) == found


def test_money_has_its_limit() -> None:
    over = problems(
        limits=LimitFacts(most_funding_yuan=Decimal("50000.00")), funding_yuan=Decimal("50000.01")
    )
    assert over == [("funding_yuan", "申请经费超过了这次征集的上限 50,000 元。")]


def test_steps_lie_between_start_and_end() -> None:
    assert problems(steps=[("早了", date(2025, 5, 31))]) == [("steps", "「早了」的时间不在开始和完成之间。")]
    assert problems(ends_on=date(2025, 5, 31)) == [("ends_on", "完成时间早于开始时间，请核对。")]


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("yes_no", "maybe", "「问」请答是或否。"),
        ("number", "十二", "「问」请写一个数。"),
        ("number", "1.", "「问」请写一个数。"),
        ("number", "1,200.5", None),
        ("number", "-3", None),
        ("text", "字" * 11, "「问」有 11 个字，最多 10 个字。"),
        ("text", "字" * 10, None),
    ],
)
def test_an_answer_fits_its_question(kind: str, text: str, says: str | None) -> None:
    problem = answer_problem(AnswerFacts("question_1", "问", text, kind, longest=10))
    assert (problem.says if problem else None) == says


@pytest.mark.parametrize(
    ("given", "following"),
    [
        ([], "2025-01"),
        (["2025-01", "2025-03"], "2025-04"),
        (["2024-07", "2025-99"], "2025-100"),
        (["2025-x"], "2025-01"),
    ],
)
def test_numbers_go_on_after_the_highest(given: list[str], following: str) -> None:
    assert number_after(given, 2025) == following


def test_people_are_read_with_their_part() -> None:
    text = "王师傅（滨江精工机械公司）：总负责\n李工(滨江（集团）公司): 试验\n张三（甲）、李四（乙）\n\n赵六"
    lines = person_lines(text)
    assert lines == [
        PersonLine("王师傅", "滨江精工机械公司", "总负责"),
        PersonLine("李工", "滨江（集团）公司", "试验"),
        PersonLine("张三", "甲"),
        PersonLine("李四", "乙"),
        PersonLine("赵六", ""),
    ]
    assert person_lines(person_text(lines)) == lines
    with pytest.raises(Unreadable, match="却只有一个分工"):
        person_lines("张三、李四：试验")
    with pytest.raises(Unreadable, match="括号不成对"):
        person_lines("张三（甲")


def test_rows_are_kept_as_lines() -> None:
    rows = [("桥检 公司", "40"), ("", ""), ("\t甲 ", "")]
    assert rows_in(row_text(rows)) == [("桥检 公司", "40"), ("甲", "")]


@pytest.mark.parametrize(
    ("text", "share"), [("40", "40.00"), ("４０％", "40.00"), ("33.33 %", "33.33"), ("", None), ("0", "0.00")]
)
def test_a_share_is_read(text: str, share: str | None) -> None:
    assert share_of(text) == (None if share is None else Decimal(share))


@pytest.mark.parametrize("text", ["四十", "100.01", "-1", "33.333", "1e2", "②"])
def test_a_share_is_never_guessed(text: str) -> None:
    with pytest.raises(Unreadable):
        share_of(text)


def test_names_are_struck_out_however_they_are_written() -> None:
    text = "王 师傅的精工工作室在滨江精工机械公司（滨江精工机械）和ＡＢ集团装传感器，王师傅们说好。精工的活。"
    names = {"people": ["王师傅"], "bodies": ["滨江精工机械公司", "AB集团"], "studios": ["精工工作室"]}
    assert blinded(text, **names) == (
        "〔参加人员〕的〔申报工作室〕在〔申报单位〕（〔申报单位〕）和〔申报单位〕装传感器，〔参加人员〕们说好。精工的活。"
    )
    assert blinded("无名", people=[], bodies=[], studios=[]) == "无名"


def test_three_texts_are_laid_side_by_side() -> None:
    base = {"a": "1", "b": "1", "c": "1", "d": "1", "e": "1\n"}
    theirs = {"a": "1", "b": "2", "c": "2", "d": "2", "e": "1", "f": "new"}
    yours = {"a": "9", "b": "1", "c": "3", "d": "2 ", "e": "1\r\n"}
    assert merge(base, theirs, yours) == Merged(
        {"a": "9", "b": "2", "c": "3", "d": "2 ", "e": "1\r\n", "f": "new"}, ["b"], ["c"]
    )
