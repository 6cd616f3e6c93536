"""A body with a name, and who acts."""

from collections.abc import Callable

import pytest

from lianchuang.people.models import Body
from lianchuang.records.past import act
from tests.records.past.playing import SECRETARY


@pytest.fixture
def found() -> Callable[..., Body]:
    """Make a body in an act of its own."""

    def make(name: str, **fields: object) -> Body:
        with act(by=SECRETARY):
            return Body.objects.create(name=name, **fields)

    return make
