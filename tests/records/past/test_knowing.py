"""Which act a date, an instant or a number means. Days are Beijing's."""

from datetime import UTC, datetime

import pytest

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past import act, clock_at, known_at, resolve_known_at
from tests.records.past.playing import SECRETARY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_acts() -> None:
    """On 10 January 2025 at 18:03 Beijing time, a second before midnight that day, and on 5 February."""
    for day, hour, minute, second in ((10, 10, 3, 0), (10, 15, 59, 59)):
        with clock_at(datetime(2025, 1, day, hour, minute, second, tzinfo=UTC)), act(by=SECRETARY):
            pass
    with clock_at(datetime(2025, 2, 5, 1, 0, tzinfo=UTC)), act(by=SECRETARY):
        pass


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("2025-01-09", 0),
        ("2025-01-10", 2),
        ("2025-01-11", 2),
        ("2025-02-05", 3),
        ("2099-01-01", 3),
        ("9999-12-30", 3),
        ("2025-01-10T18:03:00+08:00", 1),
        ("2025-01-10T18:02:59.999999+08:00", 0),
        ("2025-01-10T10:03:00Z", 1),
        ("2025-01-10 23:59:59+08:00", 2),
        ("act:0", 0),
        ("act:2", 2),
        (" act:3 ", 3),
    ],
)
def test_what_is_known_at(asked: str, number: int) -> None:
    assert resolve_known_at(asked) == number


@pytest.mark.parametrize(
    "asked",
    [
        "昨天",
        "2025-13-01",
        "2025-02-30",
        "2025-01-10T18:03:00",
        "act:",
        "act:-1",
        "act:4",
        "1",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_what_cannot_be_read_is_refused_in_words(asked: str) -> None:
    with pytest.raises(Refused, match=r"[一-鿿]"):
        resolve_known_at(asked)


def test_today_is_the_last_act_even_where_the_clock_went_ahead() -> None:
    with clock_at(datetime(2025, 2, 5, 0, 30, tzinfo=UTC)):
        assert resolve_known_at("2025-02-05") == 3
        assert resolve_known_at("2025-02-04") == 2
        assert resolve_known_at("2025-02-05T08:30:00+08:00") == 2


def test_an_act_is_told_in_beijing_time() -> None:
    assert known_at(1).words == "2025年1月10日 18:03（第 1 号登记动作）"
    assert (known_at(2).by_name, known_at(2).words) == ("赵秘书", "2025年1月10日 23:59（第 2 号登记动作）")
    assert (known_at(0).words, known_at(0).is_before_all) == ("当时还没有台账", True)
