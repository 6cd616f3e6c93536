"""The stage of record pages."""

import pytest

from tests.stage import Stage, set_stage


@pytest.fixture
def stage(db: None) -> Stage:
    """A small network and its cast."""
    return set_stage()
