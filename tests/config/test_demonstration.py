"""A demonstration is marked once and for ever."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from lianchuang.config.demonstrating.workbooks import ALLIANCE, YEAR
from lianchuang.config.demonstration import is_demonstration, mark_as_demonstration
from tests.installations import Installation


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data directory of its own; what is remembered of it goes with it."""
    is_demonstration.cache_clear()
    with override_settings(DATA=tmp_path):
        yield tmp_path
    is_demonstration.cache_clear()


def test_data_are_real_until_they_are_marked(data: Path) -> None:
    assert not is_demonstration()
    mark_as_demonstration()
    assert is_demonstration()
    assert [path.name for path in data.iterdir()] == ["demonstration"]


# What the newspaper printed, and what was known on the day of the report.
PAGE = {
    "member_studios_at_year_end": (38, "近40家"),
    "joint_projects_approved": (23, "23项"),
    "project_participants_head_count": (203, "超过200人"),
    "patents_invention_granted": (2, "2件"),
    "patents_utility_model_granted": (2, "2件"),
    "patents_published": (6, "6件"),
}


def board(demonstration: Installation, *known_at: str) -> dict[str, tuple[int, str]]:
    """The figures of the demonstration's year on the command line."""
    answer = demonstration.command("figures", "--network", ALLIANCE, "--year", str(YEAR), "--json", *known_at)
    return {code: (told["value"], told["phrase"]) for code, told in json.loads(answer.stdout).items()}


def test_the_played_year_says_what_the_page_printed(demonstration: Installation) -> None:
    told = board(demonstration)
    assert {code: told[code] for code in PAGE} == PAGE


def test_on_the_day_of_the_report_five_people_were_not_known(demonstration: Installation) -> None:
    known = board(demonstration, "--known-at", "2025-01-10")
    assert {code: known[code] for code in PAGE} == PAGE | {
        "project_participants_head_count": (198, "近200人")
    }
