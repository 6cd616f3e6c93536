"""The same tables without remembering, to measure against."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any
from unittest.mock import patch


@contextmanager
def unremembered(tables: list[str]) -> Iterator[None]:
    """Triggers, guards and views of these tables are off; acts inside are plain transactions without a ledger row."""
    from django.db import connection, transaction

    from lianchuang.records.past.twins import Twins

    with connection.cursor() as cursor:
        twins = Twins(connection, cursor)
        with transaction.atomic():
            for table in tables:
                twins.take_off(table)
        with patch("lianchuang.records.past.acts._act_of_its_own", _transaction_only):
            yield
        with transaction.atomic():
            for table in tables:
                shape = twins.shape(table)
                assert shape is not None
                twins.put_on(shape)


@contextmanager
def _transaction_only(connection: Any, moment: Any, entry: Any) -> Iterator[int]:
    """What is left of an act that nobody remembers."""
    from django.db import transaction

    with transaction.atomic():
        moment.act = 0
        try:
            yield 0
        finally:
            moment.act = None


def in_turns(
    cases: dict[str, Callable[[], object]],
    tables: list[str],
    blocks: int,
    measure: Callable[[dict[str, Callable[[], object]]], dict[str, float]],
) -> tuple[dict[str, float], dict[str, float]]:
    """Each case remembered and plain, in blocks by turns; the median of the blocks for each of the two."""
    remembered: dict[str, list[float]] = {name: [] for name in cases}
    plain: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(blocks):
        _add(remembered, measure(cases))
        with unremembered(tables):
            _add(plain, measure(cases))
    return _medians(remembered), _medians(plain)


def fair_clock() -> Callable[[], float]:
    """Our own processor time on SQLite, which runs inside our process; on PostgreSQL, which does not, the wall's."""
    from django.db import connection

    return time.process_time if connection.vendor == "sqlite" else time.perf_counter


def _add(to: dict[str, list[float]], told: dict[str, float]) -> None:
    for name, value in told.items():
        to[name].append(value)


def _medians(told: dict[str, list[float]]) -> dict[str, float]:
    return {name: median(values) for name, values in told.items()}
