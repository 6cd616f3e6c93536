from types import SimpleNamespace

import pytest
from django.utils.translation import override

from lianchuang.design.moments import told_moment

ACT = SimpleNamespace(words="2025年1月10日 17:40（第 12 号登记动作）")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2025-01-10", "2025年1月10日"),
        ("2025-01-10T17:40+08:00", "2025年1月10日 17:40"),
        ("2025-01-10T16:40+00:00", "2025年1月11日 00:40"),
        ("act:12", "2025年1月10日 17:40（第 12 号登记动作）"),
    ],
)
def test_a_moment_is_told_as_it_was_asked_for(asked: str, told: str) -> None:
    with override("zh-hans"):
        assert told_moment(asked, ACT) == told


def test_the_present_has_no_words() -> None:
    assert told_moment("", None) == ""
