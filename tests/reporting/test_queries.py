"""What the board and the ledger cost, and what they put side by side."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.records.past import act
from lianchuang.reporting.actions import report_values, type_reported_value
from lianchuang.reporting.models import ReportedValue
from lianchuang.reporting.queries import last_reported, latest_year, ledger_lines, told_board, years_of
from tests.figures import builders
from tests.figures.conftest import SECRETARY

MEDIA = "media_reports"


def report(network: Network, by: Reach, day: date, *codes: str) -> None:
    report_values(
        network=network, year=2024, codes=codes, addressee="市总工会", channel="电话", reported_on=day, by=by
    )


@pytest.mark.parametrize("count", [1, 3])
def test_a_board_costs_one_query_more_than_its_figures(
    cast: Network, secretary: Reach, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for day in range(1, count + 1):
        report(cast, secretary, date(2025, 1, day), MEDIA)
    with django_assert_num_queries(1 + 2 + 17):
        told_board(cast, 2024)


@pytest.mark.parametrize("count", [1, 3])
def test_the_ledger_reads_each_figure_of_a_year_once(
    cast: Network, secretary: Reach, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for day in range(1, count + 1):
        report(cast, secretary, date(2025, 1, day), MEDIA)
    with django_assert_num_queries(1 + 2 + 1):
        assert len(ledger_lines(cast, ReportedValue.objects.all())) == count


def test_the_last_report_is_the_one_of_the_latest_day(cast: Network, secretary: Reach) -> None:
    report(cast, secretary, date(2025, 1, 10), MEDIA)
    typed, _ = type_reported_value(
        network=cast, year=2024, code=MEDIA, value=1, reported_on=date(2024, 12, 1), addressee="市总工会",
        channel="电话", by=secretary,
    )  # fmt: skip
    assert last_reported(cast, 2024)[MEDIA].reported_on == date(2025, 1, 10)
    assert [line.differs for line in ledger_lines(cast, ReportedValue.objects.all())] == [False, True]
    assert typed.known_act is None


def test_a_figure_that_moved_differs_from_its_last_report(cast: Network, secretary: Reach) -> None:
    report(cast, secretary, date(2025, 1, 10), MEDIA)
    with act(by=SECRETARY):
        builders.report(cast, "迟到的报道")
    differing = [
        told.reading.code for _, figures in told_board(cast, 2024) for told in figures if told.differs
    ]
    assert differing == [MEDIA]


def test_years_to_choose_from_leave_none_out(cast: Network, secretary: Reach) -> None:
    with act(by=SECRETARY):
        builders.register(cast, "media", 2022)
    kept = [(2026, False), (2025, False), (2024, True), (2023, False), (2022, True)]
    assert years_of(cast, date(2026, 3, 1), 2024) == kept
    assert years_of(cast, date(2026, 3, 1), 2019) == [*kept, (2019, False)]
    type_reported_value(
        network=cast, year=2021, code=MEDIA, value=1, reported_on=date(2022, 1, 10), addressee="市总工会",
        channel="电话", by=secretary,
    )  # fmt: skip
    assert years_of(cast, date(2024, 3, 1), 2024) == [*kept[2:], (2021, False)]
    assert years_of(builders_network(), date(2025, 3, 1), 2025) == [(2025, False)]


def test_a_board_opens_with_the_newest_year_that_has_a_register(cast: Network) -> None:
    assert latest_year(cast, date(2025, 3, 1)) == 2024
    assert latest_year(builders_network(), date(2025, 3, 1)) == 2025


def builders_network() -> Network:
    with act(by=SECRETARY):
        return builders.network("没有台账的联盟")
