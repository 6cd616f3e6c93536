"""States and agreements of outcomes; the rule and the query say the same."""

from datetime import date

import pytest

from lianchuang.outcomes.models import Patent
from lianchuang.outcomes.queries import in_state
from lianchuang.outcomes.rules import (
    STATES,
    benefit_problems,
    patent_date_problems,
    patent_kind_problems,
    patent_state,
)
from lianchuang.records.files.models import Folder
from lianchuang.records.past import act
from tests.stage import TYPIST, network_named

ON = date(2024, 12, 31)
BY, AFTER = date(2024, 12, 31), date(2025, 1, 1)
# filed, published, granted, lapsed -> state on 31 December 2024
CASES = [
    (None, None, None, None, ""),
    (AFTER, None, None, None, ""),
    (BY, None, None, None, "filed"),
    (BY, AFTER, None, None, "filed"),
    (BY, BY, None, None, "published"),
    (None, BY, AFTER, None, "published"),
    (BY, BY, BY, None, "granted"),
    (BY, None, BY, None, "granted"),
    (BY, BY, BY, AFTER, "granted"),
    (BY, BY, BY, BY, "lapsed"),
    (BY, BY, None, BY, "lapsed"),
    (BY, None, AFTER, AFTER, "filed"),
]


@pytest.mark.parametrize(("filed", "published", "granted", "lapsed", "state"), CASES)
def test_the_state_is_the_furthest_step_reached(filed, published, granted, lapsed, state):
    assert patent_state(filed, published, granted, lapsed, ON) == state


def test_the_query_tells_the_same_states(db: None) -> None:
    expected: dict[str, set[str]] = {state: set() for state in ("", *STATES)}
    with act(by=TYPIST):
        network, folder = network_named("滨江联盟"), Folder.objects.create(title="专利")
        for number, (filed, published, granted, lapsed, state) in enumerate(CASES):
            Patent.objects.create(
                network=network, title=str(number), kind="invention", application_number=str(number), folder=folder,
                filed_on=filed, published_on=published, granted_on=granted, lapsed_on=lapsed,
            )  # fmt: skip
            expected[state].add(str(number))
    found = {
        state: set(Patent.objects.filter(in_state(state, ON)).values_list("title", flat=True))
        for state in expected
    }
    assert found == expected


@pytest.mark.parametrize(
    ("days", "fields"),
    [
        ((date(2022, 5, 23), date(2023, 11, 10), date(2024, 12, 24), None), []),
        ((date(2022, 5, 23), date(2022, 5, 23), None, None), []),
        ((date(2022, 5, 23), date(2022, 5, 22), None, None), ["published_on"]),
        ((date(2022, 5, 23), None, date(2021, 1, 1), None), ["granted_on"]),
        ((None, None, None, date(2024, 1, 1)), ["filed_on"]),
        ((date(2022, 5, 23), date(2023, 1, 1), date(2024, 1, 1), date(2023, 6, 1)), ["lapsed_on"]),
    ],
)
def test_no_step_comes_before_one_that_leads_to_it(days, fields):
    assert list(patent_date_problems(*days)) == fields


def test_the_number_and_the_kind_agree():
    assert patent_kind_problems("invention", "invention") == {}
    assert list(patent_kind_problems("design", "invention")) == ["kind"]


@pytest.mark.parametrize(
    ("stage", "confirmed", "first", "last", "fields"),
    [
        ("realised", True, date(2024, 1, 1), date(2024, 12, 31), []),
        ("forecast", False, date(2025, 1, 1), date(2025, 1, 1), []),
        ("forecast", True, date(2025, 1, 1), date(2025, 12, 31), ["is_confirmed"]),
        ("realised", False, date(2024, 2, 1), date(2024, 1, 31), ["period"]),
    ],
)
def test_a_forecast_is_not_confirmed(stage, confirmed, first, last, fields):
    assert list(benefit_problems(stage, confirmed, first, last)) == fields
