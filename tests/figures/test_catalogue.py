"""The catalogue: its codes and phrases, and that every value is what its rows say."""

import json
from datetime import date
from pathlib import Path

import pytest

from lianchuang.basics.phrases import print_phrase
from lianchuang.figures.catalogue import CATALOGUE
from lianchuang.figures.queries import amounts, read_board, read_figure
from lianchuang.networks.models import Membership, Network, NetworkRelation, Register
from lianchuang.outcomes.models import Patent
from lianchuang.projects.models import Project
from lianchuang.records.past import act
from tests.figures import builders
from tests.figures.conftest import SECRETARY, YEAR

EXPECTED = json.loads((Path(__file__).parent.parent / "workbooks" / "expected.json").read_text())

VALUES = {
    "member_studios_at_year_end": 3,
    "member_units_at_year_end": 2,
    "joint_projects_approved": 2,
    "project_participants_head_count": 3,
    "project_participants_mentions": 4,
    "patents_invention_granted": 1,
    "patents_utility_model_granted": 1,
    "patents_published": 1,
    "patents_filed_only": 1,
    "software_copyrights": 1,
    "benefit_realised_confirmed_yuan": 1265000,
    "benefit_realised_claimed_only_yuan": 380000,
    "benefit_forecast_yuan": 120000000,
    "media_reports": 2,
    "media_reports_original": 1,
    "attendance_head_count": 2,
    "attendance_marks": 3,
}


def value_of(code: str, network: Network, year: int = YEAR) -> object:
    return read_figure(CATALOGUE[code], network, year).value


def test_the_codes_are_those_of_the_first_acceptance_in_its_order() -> None:
    assert list(CATALOGUE) == list(EXPECTED["figures"])


@pytest.mark.parametrize("code", CATALOGUE)
def test_unit_and_way_of_printing_give_the_expected_phrase(code: str) -> None:
    figure = CATALOGUE[code]
    assert print_phrase(EXPECTED["figures"][code], figure.unit, figure.printed) == EXPECTED["phrases"][code]


def test_every_figure_of_a_played_year(year: Network) -> None:
    assert {reading.code: reading.value for reading in read_board(year, YEAR)} == VALUES


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_value_is_what_the_rows_say(year: Network, code: str) -> None:
    figure = CATALOGUE[code]
    reading = read_figure(figure, year, YEAR)
    [on_the_board] = [each for each in read_board(year, YEAR) if each.code == code]
    keys = [row.key for row in reading.behind]
    assert sum(row.amount for row in reading.behind) == reading.value == on_the_board.value
    assert len(keys) == len(set(keys)) == reading.rows
    assert amounts(figure, year, YEAR) == {row.key: row.amount for row in reading.behind}
    assert sum(row.grade == "evidenced" for row in reading.behind) == reading.evidenced
    assert all(row.files for row in reading.behind)


@pytest.mark.parametrize("code", CATALOGUE)
def test_nothing_is_not_zero_where_no_register_stands(year: Network, code: str) -> None:
    reading = read_figure(CATALOGUE[code], year, 2019)
    assert (reading.value, reading.phrase, reading.grade, reading.rows, reading.behind) == (
        None, "未统计", "not_counted", 0, (),
    )  # fmt: skip


@pytest.mark.parametrize("code", CATALOGUE)
def test_nothing_is_zero_where_a_zero_was_reported(db: None, code: str) -> None:
    figure = CATALOGUE[code]
    with act(by=SECRETARY):
        network = builders.network()
        builders.register(network, figure.register, row=None, is_nil=True)
    reading = read_figure(figure, network, YEAR)
    assert (reading.value, reading.phrase, reading.grade, reading.rows) == (
        0,
        f"0{figure.unit}",
        "count_only",
        0,
    )


def test_a_zero_is_listed_where_the_register_was_read_from_a_list(db: None) -> None:
    with act(by=SECRETARY):
        network = builders.network()
        builders.register(network, Register.Kind.MEDIA, row=1)
    assert read_figure(CATALOGUE["media_reports"], network, YEAR).grade == "listed"


@pytest.mark.parametrize(
    ("joined", "left", "counted"),
    [
        (date(2024, 12, 31), None, 3 + 1),
        (date(2025, 1, 1), None, 3),
        (date(2022, 1, 1), date(2024, 12, 31), 3),
        (date(2022, 1, 1), date(2025, 1, 1), 3 + 1),
    ],
)
def test_a_seat_is_open_at_the_end_of_the_year(
    year: Network, joined: date, left: date | None, counted: int
) -> None:
    with act(by=SECRETARY):
        builders.seat(year, builders.studio("机务创新工作室"), joined, left)
    assert value_of("member_studios_at_year_end", year) == counted


def test_a_studio_with_two_seats_is_one_studio(year: Network) -> None:
    with act(by=SECRETARY):
        builders.seat(year, Membership.objects.filter(network=year)[0].studio)
    assert value_of("member_studios_at_year_end", year) == 3


@pytest.mark.parametrize(
    ("approved", "decision", "counted"),
    [
        (date(2024, 1, 1), "approved", 3),
        (date(2024, 12, 31), "approved", 3),
        (date(2025, 1, 1), "approved", 2),
        (date(2024, 6, 1), "not_approved", 2),
        (None, "approved", 2),
    ],
)
def test_projects_count_by_decision_and_day(
    year: Network, approved: date | None, decision: str, counted: int
) -> None:
    with act(by=SECRETARY):
        lead = Project.objects.filter(network=year)[0].lead
        builders.project(year, "2024-09", lead, approved=approved, decision=decision)
    assert value_of("joint_projects_approved", year) == counted


@pytest.mark.parametrize(
    ("kind", "days", "granted", "published", "filed"),
    [
        ("invention", {"filed_on": date(2024, 12, 31)}, 1, 1, 2),
        ("invention", {"filed_on": date(2025, 1, 1)}, 1, 1, 1),
        ("invention", {"filed_on": date(2023, 1, 1), "published_on": date(2024, 12, 31)}, 1, 2, 1),
        ("invention", {"filed_on": date(2023, 1, 1), "published_on": date(2025, 1, 1)}, 1, 1, 2),
        ("invention", {"published_on": date(2023, 1, 1), "granted_on": date(2024, 1, 1)}, 2, 1, 1),
        ("invention", {"published_on": date(2023, 1, 1), "granted_on": date(2025, 1, 1)}, 1, 2, 1),
        ("invention", {"published_on": date(2023, 1, 1), "lapsed_on": date(2024, 12, 31)}, 1, 1, 1),
        ("utility_model", {"published_on": date(2023, 1, 1)}, 1, 1, 1),
        ("design", {"filed_on": date(2024, 1, 1), "lapsed_on": date(2025, 2, 1)}, 1, 1, 2),
    ],
)
def test_a_patent_is_in_the_state_of_the_last_day(
    year: Network, kind: str, days: dict[str, date], granted: int, published: int, filed: int
) -> None:
    with act(by=SECRETARY):
        builders.patent(year, "2023099999999", kind, **days)
    assert value_of("patents_invention_granted", year) == granted
    assert value_of("patents_published", year) == published
    assert value_of("patents_filed_only", year) == filed


def test_benefit_counts_by_the_end_of_its_period_and_a_forecast_by_its_report(year: Network) -> None:
    with act(by=SECRETARY):
        builders.benefit(year, "1000", first=date(2023, 7, 1), last=date(2024, 6, 30))
        builders.benefit(year, "5000", first=date(2024, 7, 1), last=date(2025, 6, 30))
        builders.benefit(year, "7000", "forecast", reported=2023)
    assert value_of("benefit_realised_confirmed_yuan", year) == 1_266_000
    assert value_of("benefit_forecast_yuan", year) == 120_000_000


def test_a_network_takes_in_what_is_part_of_it_but_not_what_was_founded_after_it(year: Network) -> None:
    with act(by=SECRETARY):
        above, after = builders.network("全市联盟"), builders.network("集团联盟")
        NetworkRelation.objects.create(kind="part_of", network=year, other=above)
        NetworkRelation.objects.create(kind="founded_after", network=after, other=above)
        builders.report(after, "不是一家的报道")
    assert {reading.code: reading.value for reading in read_board(above, YEAR)} == VALUES


def test_names_of_rows_tell_namesakes_apart(year: Network) -> None:
    reading = read_figure(CATALOGUE["project_participants_head_count"], year, YEAR)
    assert [(row.title, row.detail) for row in reading.behind] == [
        ("李晴", "滨江一公司"),
        ("严建", "滨江公交"),
        ("严建", "滨江一公司"),
    ]


def test_a_row_opens_its_record_and_its_files(year: Network) -> None:
    granted = Patent.objects.get(application_number="202211111111X")
    [row] = read_figure(CATALOGUE["patents_invention_granted"], year, YEAR).behind
    assert (row.address, row.grade) == (f"/outcomes/patents/{granted.pk}/", "evidenced")
    assert [(file.name, file.sheet, file.row) for file in row.files] == [
        ("专利证书.pdf", "", None),
        ("汇总表.xlsx", "表一", 5),
    ]


def test_the_grade_is_the_lowest_and_told_with_counts(year: Network) -> None:
    reading = read_figure(CATALOGUE["joint_projects_approved"], year, YEAR)
    assert (reading.grade, reading.grade_in_words) == ("listed", "2 项：有名单 1，有证明 1")
    assert read_figure(CATALOGUE["patents_invention_granted"], year, YEAR).grade == "evidenced"


def test_a_list_in_the_folder_of_a_session_is_no_file_of_its_marks(year: Network) -> None:
    reading = read_figure(CATALOGUE["attendance_marks"], year, YEAR)
    assert [[file.row for file in row.files] for row in reading.behind] == [[4], [5], [6]]
