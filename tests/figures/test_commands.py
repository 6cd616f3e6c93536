"""`figures` and `figure` on the command line: JSON and nothing else on standard output, words on standard error."""

import json

import pytest

from lianchuang.__main__ import read_command
from lianchuang.basics.verdicts import Refused
from lianchuang.networks.models import Network
from lianchuang.records.past import act, last_act
from tests.figures import builders
from tests.figures.conftest import SECRETARY
from tests.figures.test_catalogue import VALUES

NAME = "滨江轨道创新工作室联盟"


def said(capsys: pytest.CaptureFixture[str], command: str, *rest: str) -> object:
    """What a command printed, read as JSON; it went well."""
    module, options = read_command(command, [*rest, "--network", NAME, "--year", "2024", "--json"])
    assert module.run(options) == 0  # type: ignore[attr-defined]
    return json.loads(capsys.readouterr().out)


def test_figures_prints_every_code(year: Network, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "figures")
    assert {code: figure["value"] for code, figure in told.items()} == VALUES
    assert told["benefit_realised_confirmed_yuan"] == {
        "value": 1265000, "phrase": "120余万元", "unit": "元", "title": "已实现并经财务确认的经济效益",
        "grade": "listed", "rows": 1,
    }  # fmt: skip
    assert isinstance(told["benefit_forecast_yuan"]["value"], int)


def test_cents_are_kept(year: Network, capsys: pytest.CaptureFixture[str]) -> None:
    with act(by=SECRETARY):
        builders.benefit(year, "0.50")
    assert said(capsys, "figures")["benefit_realised_confirmed_yuan"]["value"] == 1265000.5


def test_figure_prints_its_rows_and_their_files(year: Network, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "figure", "patents_utility_model_granted")
    [row] = told.pop("rows")
    assert told == {
        "code": "patents_utility_model_granted", "value": 1, "phrase": "1件", "unit": "件",
        "title": "当年授权的实用新型", "grade": "listed",
    }  # fmt: skip
    [file] = row["files"]
    assert (row["title"], row["grade"]) == ("专利2023222222222", "listed")
    assert (file["name"], file["sheet"], file["row"], file["address"].startswith("/files/")) == (
        "汇总表.xlsx", "表一", 5, True,
    )  # fmt: skip


@pytest.mark.parametrize("moment", ["act:0", "2020-01-01", "2024-01-01T00:00:00+08:00"])
def test_before_the_ledger_nothing_was_counted(
    year: Network, capsys: pytest.CaptureFixture[str], moment: str
) -> None:
    told = said(capsys, "figures", "--known-at", moment)
    assert {(each["value"], each["phrase"], each["grade"], each["rows"]) for each in told.values()} == {
        (None, "未统计", "not_counted", 0)
    }
    assert said(capsys, "figure", "media_reports", "--known-at", moment)["rows"] == []


def test_a_moment_shows_what_was_known_then(year: Network, capsys: pytest.CaptureFixture[str]) -> None:
    before = last_act()
    with act(by=SECRETARY):
        builders.report(year, "迟到的报道")
    assert said(capsys, "figures")["media_reports"]["value"] == 3
    assert said(capsys, "figures", "--known-at", f"act:{before}")["media_reports"]["value"] == 2


@pytest.mark.parametrize(
    ("command", "rest"),
    [
        ("figures", ["--network", "没有的联盟", "--year", "2024"]),
        ("figure", ["no_such", "--network", NAME, "--year", "2024"]),
        ("figures", ["--network", NAME, "--year", "2024", "--known-at", "昨天"]),
        ("figures", ["--network", NAME, "--year", "2024", "--known-at", "act:999"]),
    ],
)
def test_what_is_unknown_is_refused_in_words(
    year: Network, capsys: pytest.CaptureFixture[str], command: str, rest: list[str]
) -> None:
    module, options = read_command(command, rest)
    with pytest.raises(Refused):
        module.run(options)  # type: ignore[attr-defined]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("rest", [[], ["--network", NAME], ["--network", NAME, "--year", "20244"]])
def test_wrong_usage_ends_with_two(rest: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_command("figures", rest)
    assert ended.value.code == 2


def test_without_json_it_reads_like_a_list(year: Network, capsys: pytest.CaptureFixture[str]) -> None:
    module, options = read_command("figures", ["--network", NAME, "--year", "2024"])
    module.run(options)  # type: ignore[attr-defined]
    assert capsys.readouterr().out.splitlines()[0] == (
        "年末成员工作室：3家（3 家）；3 家：有名单 2，有证明 1  [member_studios_at_year_end]"
    )
