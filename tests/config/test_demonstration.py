"""A demonstration is marked once and for ever."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from lianchuang.config.demonstration import is_demonstration, mark_as_demonstration


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
