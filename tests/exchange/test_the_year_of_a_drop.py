"""A drop for another year than the workbooks speak of says so before anything is written."""

from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.exchange.importing.planning import plan_drop
from lianchuang.networks.models import Network
from tests.exchange.conftest import YEAR


def test_another_year_is_told(network: Network, four: list[DroppedFile]) -> None:
    assert plan_drop(four, network=network, year=YEAR + 1).other_years == [YEAR]


def test_its_own_year_is_not(network: Network, four: list[DroppedFile]) -> None:
    assert plan_drop(four, network=network, year=YEAR).other_years == []


def test_a_sheet_that_names_no_year_speaks_of_any(network: Network, four: list[DroppedFile]) -> None:
    roster, _projects, outcomes, _attendance = four
    assert plan_drop([roster, outcomes], network=network, year=YEAR + 1).other_years == []
