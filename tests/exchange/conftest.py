"""An alliance to import into, and the four workbooks as they were handed in."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.networks.actions import found_network
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach

WORKBOOKS = Path(__file__).parent.parent / "workbooks"
SECRETARY = Reach(account_id=7, name="赵秘书", is_administrator=True)
YEAR = 2024


def dropped(path: Path) -> DroppedFile:
    """A file of the disk, as it is dropped."""
    return DroppedFile(path.name, path.read_bytes())


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    """What is right about the four workbooks."""
    return json.loads((WORKBOOKS / "expected.json").read_text())


@pytest.fixture(scope="session")
def four() -> list[DroppedFile]:
    """The four workbooks in the order of their names: roster, projects, outcomes, attendance."""
    return [dropped(path) for path in sorted(WORKBOOKS.glob("*.xlsx"))]


@pytest.fixture
def network(db: None) -> Network:
    """An alliance that nobody has typed anything into."""
    return make_network()


def make_network(name: str = "滨江区创新工作室联盟") -> Network:
    """A fresh alliance."""
    at = datetime(2021, 4, 28, 1, 0, tzinfo=UTC)
    return found_network(name=name, chartered_on=date(2021, 4, 28), by=SECRETARY, at=at)
