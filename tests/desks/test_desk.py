"""The desk on a past day: what was known then, imports included."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lianchuang.exchange.actions import apply_batch, drop_batch, look, open_batch, undo_batch
from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.records.batches.models import Batch
from lianchuang.records.past import Author, act, clock_at, last_act
from tests.cast import Cast, stage
from tests.exchange.sheets import OTHER, STUDIO, book
from tests.stage import queries_of

BEGUN = datetime(2025, 2, 3, 1, 0, tzinfo=UTC)


@pytest.fixture
def cast(db: None) -> Cast:
    return stage()


def listed(cast: Cast, number: int | None = None) -> list[tuple[str, str]]:
    """State and file of every import on the secretary's desk."""
    client = cast.client("赵秘书")
    page = client.get("/desk/", {"known_at": f"act:{number}"} if number is not None else {}).content.decode()
    return re.findall(r'<li><span class="badge[^>]*>([^<]*)</span> <a href="/imports/\d+/">([^<]*)</a>', page)


def named(name: str, **sheets: list[dict[str, Any]]) -> DroppedFile:
    return replace(book(**sheets), name=name)


def an_act(hours: int) -> int:
    with clock_at(BEGUN + timedelta(hours=hours)), act(by=Author(None, "别人"), reason="别的事") as number:
        return number


def test_imports_on_a_past_day_are_those_known_then_in_the_state_of_then(cast: Cast) -> None:
    keeper, before = cast.reach("赵秘书"), last_act()
    with clock_at(BEGUN):
        batch = open_batch([named("甲.xlsx", 成员=[STUDIO])], network=cast.network, year=2024, by=keeper)
    looked_at = an_act(1)
    with clock_at(BEGUN + timedelta(hours=2)):
        apply_batch(batch, by=keeper, seen=look(batch).fingerprint)
        given_up = open_batch([named("乙.xlsx", 成员=[OTHER])], network=cast.network, year=2024, by=keeper)
    written = an_act(3)
    with clock_at(BEGUN + timedelta(hours=4)):
        undo_batch(batch, by=keeper)
        drop_batch(given_up, by=keeper)
    undone = an_act(5)
    with clock_at(BEGUN + timedelta(hours=6)):
        apply_batch(batch, by=keeper, seen=look(batch).fingerprint)
    assert listed(cast, 0) == listed(cast, before) == []
    assert listed(cast, looked_at) == [("待确认", "甲.xlsx")]
    assert listed(cast, written) == [("待确认", "乙.xlsx"), ("已写入", "甲.xlsx")]
    assert listed(cast, undone) == [("已放弃", "乙.xlsx"), ("已撤销", "甲.xlsx")]
    assert listed(cast) == [("已放弃", "乙.xlsx"), ("已写入", "甲.xlsx")]


@pytest.mark.parametrize("known_at", ["", "act:2"])
def test_a_desk_costs_the_same_whatever_the_imports(cast: Cast, known_at: str) -> None:
    client, address = cast.client("赵秘书"), f"/desk/?known_at={known_at}"
    made = {"kind": "import", "network_number": cast.network.pk, "year": 2024, "made_by_name": "赵秘书"}
    Batch.objects.create(**made, made_at=datetime(2024, 1, 1, tzinfo=UTC))
    first = queries_of(client, address)
    for _each in range(2):
        Batch.objects.create(**made, made_at=datetime(2024, 1, 1, tzinfo=UTC))
    assert queries_of(client, address) == first
