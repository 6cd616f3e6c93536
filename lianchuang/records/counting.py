"""How many rows acts touched: one statement over all twins."""

from collections.abc import Collection

from django.db import connection

from lianchuang.records.past.remembered import REMEMBERED
from lianchuang.records.past.shape import quoted, tables_in, twin_of

# A folder comes and goes with the record that owns it.
UNCOUNTED = {"records_folder"}


def rows_per_act(numbers: Collection[int]) -> dict[int, int]:
    """Act -> how many rows it made, changed or ended; acts that touched none are left out."""
    if not numbers:
        return {}
    places = ", ".join(["%s"] * len(numbers))
    with connection.cursor() as cursor:
        standing = tables_in(connection, cursor)
        twins = [
            twin_of(t) for t in sorted(REMEMBERED - UNCOUNTED) if t in standing and twin_of(t) in standing
        ]
        one = "SELECT known_from, count(*) FROM {} WHERE known_from IN ({}) GROUP BY known_from"
        whole = " UNION ALL ".join(one.format(quoted(twin), places) for twin in twins)
        cursor.execute(whole, list(numbers) * len(twins))
        found: dict[int, int] = {}
        for number, count in cursor.fetchall():
            found[number] = found.get(number, 0) + count
    return found
