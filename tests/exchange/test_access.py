"""Who may import, apply, undo: the secretary of this network and the administrator; a superior only looks."""

from datetime import UTC, datetime

import pytest

from lianchuang.exchange.access import (
    may_apply_batch,
    may_drop_batch,
    may_import,
    may_undo_batch,
    visible_batches,
)
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.records.batches.models import Batch


def batch_of(network: Network, state: str) -> Batch:
    """A batch in a state."""
    return Batch.objects.create(
        kind="import",
        network_number=network.pk,
        year=2024,
        state=state,
        act=2 if state == "applied" else None,
        made_by_name="赵秘书",
        made_at=datetime(2025, 1, 10, tzinfo=UTC),
    )


def reaches(network: Network) -> dict[str, Reach]:
    """The cast as far as it matters here."""
    body = network.body_id
    return {
        "administrator": Reach(name="管理员", is_administrator=True),
        "secretary": Reach(name="赵秘书", roles=(("secretary", body),)),
        "superior": Reach(name="钱部长", roles=(("superior", body),)),
        "secretary of another": Reach(name="周老师", roles=(("secretary", body + 999),)),
        "nobody": Reach(),
    }


def test_who_may_import_and_who_sees(network: Network) -> None:
    batch_of(network, "planned")
    may = {who: bool(may_import(reach, network)) for who, reach in reaches(network).items()}
    sees = {who: visible_batches(reach).count() for who, reach in reaches(network).items()}
    assert may == {
        "administrator": True, "secretary": True, "superior": False, "secretary of another": False, "nobody": False,
    }  # fmt: skip
    assert sees == {
        "administrator": 1, "secretary": 1, "superior": 1, "secretary of another": 0, "nobody": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("state", "may"),
    [
        ("planned", (True, False, True)),
        ("applied", (False, True, False)),
        ("undone", (True, False, True)),
        ("dropped", (False, False, False)),
    ],
)
def test_what_may_follow(network: Network, state: str, may: tuple[bool, bool, bool]) -> None:
    batch, secretary = batch_of(network, state), reaches(network)["secretary"]
    asked = (may_apply_batch, may_undo_batch, may_drop_batch)
    assert tuple(bool(ask(secretary, batch)) for ask in asked) == may
    for name in ("superior", "secretary of another", "nobody"):
        assert [bool(ask(reaches(network)[name], batch)) for ask in asked] == [False, False, False]
