"""Opening a year and a call: one act each, once, refused in words with nothing changed."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.programmes.actions import (
    NewCall,
    NewDirection,
    NewStage,
    correct_call,
    open_call,
    open_programme,
    preset_question,
    set_stages,
)
from lianchuang.programmes.models import Call, Programme
from lianchuang.programmes.queries import call_window
from lianchuang.programmes.rules.questions import USUAL
from lianchuang.records.correcting import Grounds
from lianchuang.records.past import act, clock_at, last_act
from lianchuang.reviews.models import Scheme
from tests.cast import STAGE_HAND, Cast, stage
from tests.programmes.year_builders import (
    BEIJING,
    CLOSES,
    DIRECTIONS,
    NOW,
    OPENS,
    STAGES,
    TERM,
    call_of,
    cast_the_year,
    year_of,
)

pytestmark = pytest.mark.django_db
RUNS = "只有这个联盟的秘书处，或任期内的理事长单位可以办。"


@pytest.fixture
def cast() -> Cast:
    cast = stage()
    cast_the_year(cast)
    return cast


def says(do: object) -> str:
    """Why it refuses; nothing was written."""
    before = last_act()
    with pytest.raises(Refused) as refused:
        do()  # type: ignore[operator]
    assert last_act() == before
    return str(refused.value)


def test_a_year_is_opened_with_calendar_and_directions_in_one_act(cast: Cast) -> None:
    before = last_act()
    with clock_at(NOW):
        programme = year_of(cast, by="孙主席")
    assert last_act() == before + 1
    assert (programme.year, programme.state, programme.opened_at) == (2025, "open", NOW)
    assert [(each.position, each.title, each.preset) for each in programme.stages.all()] == [
        (1, "定方向", "directions"), (2, "征集申报", "call"), (3, "总结收年", "closing"),
    ]  # fmt: skip
    assert list(programme.directions.values_list("position", "title")) == [(1, "门控检修"), (2, "焊接工艺")]


def test_a_year_is_refused_in_words(cast: Cast) -> None:
    secretary = cast.reach("赵秘书", NOW)
    backwards = [NewStage("征集", date(2025, 3, 31), date(2025, 3, 1))]
    with clock_at(NOW):
        year_of(cast)
        assert [
            says(lambda: open_programme(cast.network, 2025, by=secretary)),
            says(lambda: open_programme(cast.network, 2027, by=secretary)),
            says(lambda: open_programme(cast.network, 2020, by=secretary)),
            says(lambda: open_programme(cast.network, 2026, by=secretary, stages=backwards)),
            says(lambda: open_programme(cast.network, 2026, by=secretary, stages=[STAGES[0], STAGES[0]])),
            says(lambda: open_programme(cast.network, 2026, by=secretary, directions=[NewDirection("焊接")] * 2)),
            says(lambda: open_programme(cast.network, 2026, by=cast.reach("王师傅", NOW))),
            says(lambda: open_programme(cast.network, 2026, by=cast.reach("孙主席", TERM[1]))),
        ] == [
            "2025 年已经开过了。",
            "年度应在 2021 到 2026 之间。",
            "年度应在 2021 到 2026 之间。",
            "征集：结束早于开始，请核对。",
            "有两个阶段重名，请改一个。",
            "有两个研究方向重名，请合并。",
            RUNS,
            RUNS,
        ]  # fmt: skip
    assert Programme.objects.count() == 1


def test_the_calendar_is_set_as_a_whole_and_keeps_its_rows(cast: Cast) -> None:
    with clock_at(NOW):
        programme = year_of(cast)
        call_row = programme.stages.get(title="征集申报").pk
        new = [NewStage("征集申报", date(2025, 3, 10), date(2025, 4, 10), "call"), NewStage("交流日", date(2025, 9, 1), date(2025, 9, 1))]  # fmt: skip
        set_stages(programme, new, by=cast.reach("赵秘书"))
        assert list(programme.stages.values_list("position", "title", "starts_on")) == [
            (1, "征集申报", date(2025, 3, 10)),
            (2, "交流日", date(2025, 9, 1)),
        ]
        assert programme.stages.get(title="征集申报").pk == call_row
        again = says(lambda: set_stages(programme, new, by=cast.reach("赵秘书")))
        assert again == "和现在的年历一样，没有要改的。"


def test_a_call_asks_the_usual_questions_and_is_open_by_the_clock(cast: Cast) -> None:
    with clock_at(NOW):
        call = call_of(cast, year_of(cast), most_per_studio=2)
    assert list(call.questions.values_list("preset", flat=True)) == list(USUAL)
    assert call.questions.get(preset="secret").label == "这个项目是否涉及国家秘密？"
    states = [
        call_window(call, at).state
        for at in (OPENS - timedelta(seconds=1), OPENS, CLOSES - timedelta(seconds=1), CLOSES)
    ]
    assert states == ["coming", "open", "open", "closed"]
    with clock_at(OPENS):
        assert call_window(call).is_open


def test_a_call_is_refused_in_words(cast: Cast) -> None:
    secretary = cast.reach("赵秘书", NOW)
    with clock_at(NOW):
        programme = year_of(cast)
        call_of(cast, programme)
        with act(by=STAGE_HAND):
            foreign = Scheme.objects.create(network=cast.elsewhere.body, title="远山方案")

        def refused(
            title: str = "另一次", opens: datetime = OPENS, closes: datetime = CLOSES, **said: object
        ) -> str:
            new = NewCall(title, opens, closes, **said)  # type: ignore[arg-type]
            return says(lambda: open_call(programme, new, by=secretary))

        assert [
            refused(title="联合攻关项目征集"),
            refused(closes=OPENS),
            refused(opens=datetime(2024, 1, 1, tzinfo=BEIJING), closes=NOW),
            refused(opens=datetime(2052, 1, 1, tzinfo=BEIJING), closes=datetime(2052, 2, 1, tzinfo=BEIJING)),
            refused(scheme=foreign),
            refused(questions=[preset_question("use")] * 41),
            says(lambda: open_call(programme, NewCall("x", OPENS, CLOSES), by=cast.reach("王师傅", NOW))),
            says(lambda: preset_question("nobody knows it")),
        ] == [
            "这一年已经有一次征集叫「联合攻关项目征集」了。",
            "截止要在开始之后，请核对。",
            "截止时间已经过了，请核对。",
            "这是 2025 年度的征集，请核对年份。",
            "这个评审方案不是这个联盟的。",
            "问题太多了：最多 40 个。",
            RUNS,
            "没有这一问，请从列出的里面选。",
        ]  # fmt: skip
    assert Call.objects.count() == 1


def test_an_open_call_only_widens(cast: Cast) -> None:
    with clock_at(NOW):
        call = call_of(cast, year_of(cast), most_per_studio=2, most_funding_yuan=Decimal(50_000))
    later = CLOSES + timedelta(days=3)
    with clock_at(OPENS):
        change = {"most_per_studio": None, "closes_at": later}
        correct_call(
            call, changes=change, grounds=Grounds("多家要求延期"), read_at=last_act(), by=cast.reach("孙主席")
        )
        call.refresh_from_db()
        assert (call.most_per_studio, call.closes_at) == (None, later)

        def refused(by: str = "赵秘书", reason: str = "核对", **changes: object) -> str:
            row = Call.objects.select_related("programme__network").get(pk=call.pk)
            return says(lambda: correct_call(row, changes=changes, grounds=Grounds(reason), read_at=last_act(), by=cast.reach(by)))  # fmt: skip

        assert [
            refused(closes_at=CLOSES),
            refused(most_funding_yuan=Decimal(40_000)),
            refused(most_per_studio=1),
            refused(opens_at=OPENS + timedelta(days=1)),
            refused(closes_at=later + timedelta(days=1), reason=""),
            refused(by="王师傅", text="改"),
        ] == [
            "征集已经开始，截止只能往后延，不能提前。",
            "征集已经开始，限额只能放宽。",
            "征集已经开始，不能再加限制。",
            "征集已经开始，这一项不能再改。",
            "请写明更正的理由，它会和旧值一起留在台账里。",
            RUNS,
        ]
    with clock_at(later):
        assert (
            refused(closes_at=later + timedelta(days=1)) == "征集已经截止，不能再改；还要收，请另开一次征集。"
        )
        correct_call(call, changes={"text": "附件见群"}, grounds=Grounds("补说明"), read_at=last_act(), by=cast.reach("赵秘书"))  # fmt: skip
    assert DIRECTIONS[0].title == "门控检修"
