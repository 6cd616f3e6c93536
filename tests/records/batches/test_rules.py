"""What may follow what, and what a batch was at an earlier moment."""

import pytest

from lianchuang.records.batches.rules import state_then


@pytest.mark.parametrize(
    ("now", "acts", "is_settled", "then"),
    [
        ("planned", 0, False, "planned"),
        ("applied", 0, False, "planned"),
        ("undone", 1, False, "applied"),
        ("applied", 2, False, "undone"),
        ("applied", 3, False, "applied"),
        ("dropped", 0, False, "planned"),
        ("dropped", 0, True, "dropped"),
        ("dropped", 2, True, "dropped"),
        ("applied", 0, True, "applied"),
    ],
)
def test_a_batch_at_an_earlier_moment(now: str, acts: int, is_settled: bool, then: str) -> None:
    assert state_then(now, acts, is_settled) == then
