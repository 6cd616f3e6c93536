"""The cast's stage."""

import pytest

from tests.cast import Cast, stage


@pytest.fixture
def cast(db: None) -> Cast:
    """Two alliances that know nothing of each other."""
    return stage()
