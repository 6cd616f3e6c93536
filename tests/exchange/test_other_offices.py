"""Workbooks of other offices go in whole, whatever their size, order and headings."""

from dataclasses import replace

import pytest

from lianchuang.exchange.actions import apply_batch, open_batch
from lianchuang.exchange.importing.plan import Plan
from lianchuang.exchange.importing.planning import plan_drop
from lianchuang.networks.models import Network
from tests.exchange.books import Office, Style
from tests.exchange.conftest import SECRETARY

PLAIN = Style()
STYLES = {
    "plain": PLAIN,
    "shuffled": replace(PLAIN, shuffled=True),
    "synonyms": replace(PLAIN, synonyms=True),
    "one row of headings": replace(PLAIN, one_row_head=True),
    "one row, synonyms, shuffled": replace(PLAIN, one_row_head=True, synonyms=True, shuffled=True),
    "no title": replace(PLAIN, titles=0),
    "two titles": replace(PLAIN, titles=2),
    "blank rows and column": replace(PLAIN, blank_rows=True, blank_column=True, merged=False),
    "nothing merged": replace(PLAIN, merged=False, totals=False),
    "all at once": replace(PLAIN, shuffled=True, synonyms=True, titles=2, blank_column=True),
}


def told(plan: Plan) -> list[str]:
    """What is doubtful or wrong, in words."""
    return [f"{p.sheet} {p.row} {p.field} {p.kind} {p.says}" for p in plan.problems if p.level != "hint"]


def counts(office: Office) -> dict[str, int]:
    """How many rows each workbook holds."""
    return {
        "roster": office.studios,
        "projects": office.projects,
        "outcomes": office.projects * 5,
        "attendance": office.studios * 2,
    }


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("seed", [1, 2])
def test_every_style_goes_in_whole(network: Network, name: str, seed: int) -> None:
    office = Office(seed, style=STYLES[name])
    plan = plan_drop(list(reversed(office.files())), network=network, year=2024)
    assert told(plan) == []
    assert {file.kind: file.new for file in plan.files} == counts(office)


@pytest.mark.parametrize(("studios", "projects", "year"), [(3, 1, 2023), (12, 9, 2022), (120, 60, 2025)])
def test_every_size_goes_in_and_again_changes_nothing(
    network: Network, studios: int, projects: int, year: int
) -> None:
    office = Office(5, studios=studios, projects=projects, year=year)
    files = office.files()
    batch = open_batch(files, network=network, year=year, by=SECRETARY)
    assert apply_batch(batch, by=SECRETARY, seen=None) == 2
    assert batch.summary == {"new": sum(counts(office).values()), "changed": 0, "left_out": 0}
    again = plan_drop(files, network=network, year=year)
    assert (told(again), again.new, again.changed, again.writes_nothing) == ([], 0, 0, True)
