"""Values leave the office: what the ledger then says, and what is refused."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.design.filters import instant
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.records.past import Act, act, last_act
from lianchuang.reporting.actions import Outgoing, export_figures, report_values, type_reported_value
from lianchuang.reporting.models import ReportedValue
from tests.figures import builders
from tests.figures.conftest import SECRETARY
from tests.stage import reach_by_name

HEADS, MEDIA = "project_participants_head_count", "media_reports"


def going(network: Network, *codes: str, known_act: int | None = None, **other: str) -> Outgoing:
    said = {"addressee": "市总工会", "channel": "书面报告", "paper": "滨工〔2025〕2号", **other}
    return Outgoing(network, 2024, codes, reported_on=date(2025, 1, 10), known_act=known_act, **said)


def ledger() -> list[tuple[str, Decimal | None, str, str, int | None, str]]:
    return list(
        ReportedValue.objects.order_by("pk").values_list(
            "code", "value", "phrase", "grade", "known_act", "addressee"
        )
    )


def sheet_of(data: bytes) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def report(network: Network, by: Reach, *codes: str, known_act: int | None = None) -> list[ReportedValue]:
    return report_values(
        network=network, year=2024, codes=codes, addressee="市总工会", channel="书面报告",
        reported_on=date(2025, 1, 10), known_act=known_act, by=by,
    )  # fmt: skip


def test_a_report_is_one_act_and_a_line_a_figure(cast: Network, secretary: Reach) -> None:
    known = last_act()
    report(cast, secretary, HEADS, MEDIA)
    assert ledger() == [
        (HEADS, Decimal(3), "3人", "evidenced", known, "市总工会"),
        (MEDIA, Decimal(2), "2次", "listed", known, "市总工会"),
    ]
    assert (last_act(), Act.objects.get(pk=known + 1).by_name) == (known + 1, "赵秘书")
    assert Act.objects.get(pk=known + 1).reason == "报送 2024 年的 2 个数给市总工会（书面报告）"


def test_a_report_reads_the_ledger_the_reader_was_looking_at(cast: Network, secretary: Reach) -> None:
    known = last_act()
    with act(by=SECRETARY):
        builders.report(cast, "迟到的报道")
    report(cast, secretary, MEDIA, known_act=known)
    report(cast, secretary, MEDIA)
    assert [(value, at) for _, value, _, _, at, _ in ledger()] == [
        (Decimal(2), known),
        (Decimal(3), known + 2),
    ]


def test_the_same_report_twice_is_one(cast: Network, secretary: Reach) -> None:
    known = last_act()
    first = report(cast, secretary, MEDIA, known_act=known)
    assert report(cast, secretary, MEDIA, known_act=known) == first
    assert len(ledger()) == 1


def test_what_was_not_counted_is_reported_as_such(cast: Network, secretary: Reach) -> None:
    report_values(network=cast, year=2019, codes=[MEDIA], addressee="市总工会", channel="电话", by=secretary)
    assert [(value, phrase, grade) for _, value, phrase, grade, _, _ in ledger()] == [
        (None, "未统计", "not_counted")
    ]


def test_the_superior_may_take_figures_out_and_the_stranger_may_not(cast: Network) -> None:
    report(cast, reach_by_name("钱部长"), MEDIA)
    with pytest.raises(Refused) as refused:
        report(cast, reach_by_name("周老师"), MEDIA)
    assert refused.value.reason == "这个联盟的数字不在您的可见范围内。"
    assert len(ledger()) == 1


@pytest.mark.parametrize(
    ("codes", "known_act", "channel", "reason"),
    [
        ((), None, "电话", "请至少选一个数。"),
        (("no_such",), None, "电话", "没有这个数：no_such。"),
        ((MEDIA,), 9999, "电话", "没有第 9999 号登记动作，请刷新页面再导出。"),
        ((MEDIA,), None, "", "请写明用什么方式报的。"),
    ],
)
def test_a_refused_report_changes_nothing(
    cast: Network, secretary: Reach, codes: tuple[str, ...], known_act: int | None, channel: str, reason: str
) -> None:
    before = last_act()
    with pytest.raises(Refused) as refused:
        export_figures(going(cast, *codes, known_act=known_act, channel=channel), by=secretary)
    assert (refused.value.reason, last_act(), ledger()) == (reason, before, [])


def test_an_export_is_stamped_with_both_clocks_and_its_act(cast: Network, secretary: Reach) -> None:
    known = last_act()
    export = export_figures(going(cast, HEADS, MEDIA, known_act=known), by=secretary)
    rows = sheet_of(export.data)
    at = Act.objects.get(pk=known).at
    assert export.name == "滨江轨道创新工作室联盟2024年数字.xlsx"
    assert [row[:5] for row in rows[1:4]] == [
        ["指标", "表述", "准数", "单位", "证明等级"],
        ["参与联合攻关的人数", "3人", 3, "人", "3 人：有证明 3"],
        ["媒体报道", "2次", 2, "次", "2 次：有名单 2"],
    ]
    assert rows[-1][0] == (
        f"滨江轨道创新工作室联盟；发生截至2024年12月31日；按{instant(at)}（第 {known} 号登记动作）当时的台账；"
        "报给：市总工会（书面报告）；依据：滨工〔2025〕2号。姓名已遮盖。"
    )
    assert [code for code, *_ in ledger()] == [HEADS, MEDIA]


def test_persons_are_masked_in_rows_unless_the_secretary_asks(cast: Network, secretary: Reach) -> None:
    masked = sheet_of(export_figures(going(cast, HEADS), by=secretary, with_rows=True).data)
    named = sheet_of(export_figures(going(cast, HEADS), by=secretary, with_rows=True, with_names=True).data)
    assert [row[7] for row in masked[3:6]] == ["李＊", "严＊", "严＊"]
    assert [row[7] for row in named[3:6]] == ["李晴", "严建", "严建"]
    with pytest.raises(Refused):
        export_figures(going(cast, HEADS), by=reach_by_name("钱部长"), with_rows=True, with_names=True)


def test_a_value_given_by_telephone_is_typed_later(cast: Network, secretary: Reach) -> None:
    before = last_act()
    line, number = type_reported_value(
        network=cast, year=2024, code=HEADS, value=198, reported_on=date(2025, 1, 10), addressee="市总工会",
        channel="电话", by=secretary, on_behalf_of="钱部长",
    )  # fmt: skip
    assert (line.value, line.phrase, line.grade, line.known_act, number) == (
        198,
        "近200人",
        "count_only",
        None,
        before + 1,
    )
    assert Act.objects.get(pk=number).on_behalf_of_name == "钱部长"


def test_a_typed_value_of_tomorrow_or_below_zero_or_of_another_is_refused(
    cast: Network, secretary: Reach
) -> None:
    asked = {"network": cast, "year": 2024, "code": HEADS, "addressee": "市总工会", "channel": "电话"}
    for value, day, by in (
        (198, date(2099, 1, 1), secretary),
        (-1, date(2025, 1, 10), secretary),
        (198, date(2025, 1, 10), reach_by_name("钱部长")),
    ):
        with pytest.raises(Refused):
            type_reported_value(**asked, value=value, reported_on=day, by=by)
    assert ledger() == []
