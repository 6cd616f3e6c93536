"""Worth more than all: whatever happens, every act can be looked at again as it was."""

import pytest
from django.db import connection

from lianchuang.records.past import act, last_act, lens
from lianchuang.records.past.checks import differences
from lianchuang.records.past.moment import OPEN
from lianchuang.records.past.remembered import REMEMBERED
from lianchuang.records.past.shape import quoted, shape_of, twin_of
from tests.records.past.playing import SECRETARY, Life, found_network, picture

ACTS = 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", [7])
def test_every_act_of_a_random_life_looks_as_it_did(seed: int) -> None:
    life, seen = Life(seed), {0: picture()}
    with act(by=SECRETARY) as first:
        found_network()
    seen[first] = picture()
    for _ in range(ACTS):
        number = life.act()
        seen[number] = picture()
    assert sorted(seen) == list(range(last_act() + 1))
    assert life.undone > 3
    for number, as_it_was in seen.items():
        with lens(number):
            assert picture() == as_it_was, f"act {number}"
    assert picture() == seen[last_act()]
    assert [table for table in sorted(REMEMBERED) if open_versions(table) != rows(table)] == []
    assert differences() == []


def rows(table: str) -> list[tuple[object, ...]]:
    return _select(table, quoted(table))


def open_versions(table: str) -> list[tuple[object, ...]]:
    return _select(table, f"{quoted(twin_of(table))} WHERE known_until = {OPEN}")


def _select(table: str, source: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        shape = shape_of(connection, cursor, table)
        assert shape is not None
        names = ", ".join(quoted(name) for name in shape.names)
        cursor.execute(
            f"SELECT {names} FROM {source} {'AND' if 'WHERE' in source else 'WHERE'} 1 = 1 ORDER BY 1"
        )
        return cursor.fetchall()
