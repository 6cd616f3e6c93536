"""The stage of matters."""

import pytest

from tests.cast import Cast
from tests.matters.builders import matters_stage


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, with a second secretary and someone who speaks for a unit."""
    return matters_stage()
