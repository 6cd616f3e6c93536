"""The cast on its stage, and a desk at which workbooks are dropped."""

import pytest

from tests.cast import Cast, stage
from tests.exchange.views.desk import Desk


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, and two alliances that know nothing of each other."""
    return stage()


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """赵秘书 at work."""
    return Desk(cast, cast.client("赵秘书"))
