"""Digests: what each act wrote, as numbers chained in the order of acts, so that a later change shows.

The worker makes them after the act: the act itself stays short. The columns are kept with the digest, because twins
gain columns later. Verifying is another matter (docs/decisions).
"""

import hashlib
import json
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from lianchuang.records.past.acts import COLUMNS, LEDGER
from lianchuang.records.past.clock import now
from lianchuang.records.past.history import touched_twins
from lianchuang.records.past.models import ActDigest
from lianchuang.records.past.shape import Shape, quoted, twin_of

PORTION = 500


def digest_new_acts(at_most: int = PORTION) -> int:
    """Digest the acts that have none yet, oldest first; return how many. Safe to run twice and to interrupt."""
    done = 0
    while done < at_most and _digest_next():
        done += 1
    return done


def acts_without_digest() -> int:
    """How far the digests are behind the acts."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT (SELECT count(*) FROM {LEDGER}) - (SELECT count(*) FROM records_actdigest)")
        return int(cursor.fetchone()[0])


def _digest_next() -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        last = ActDigest.objects.select_for_update().order_by("-act").first()
        cursor.execute(
            f"SELECT {', '.join(COLUMNS)} FROM {LEDGER} WHERE id > %s ORDER BY id LIMIT 1",
            [last.act if last else 0],
        )
        entry = cursor.fetchone()
        if entry is None:
            return False
        twins = touched_twins(cursor, entry[0])
        digest = _digest(cursor, last.digest if last else "", entry, twins)
        columns = {table: list(said.names) for table, said in twins}
        ActDigest.objects.get_or_create(
            act=entry[0], defaults={"digest": digest, "columns": columns, "made_at": now()}
        )
    return True


def _digest(
    cursor: CursorWrapper, before: str, entry: tuple[Any, ...], twins: list[tuple[str, Shape]]
) -> str:
    sums = hashlib.sha256()
    sums.update(f"{before}\n{_line(entry)}\n".encode())
    for table, said in twins:
        names = ", ".join(quoted(name) for name in said.names)
        # Not known_until: closing a version is what the later act says. A tombstone is this act's own.
        cursor.execute(
            f"SELECT {names}, known_from = known_until FROM {quoted(twin_of(table))} WHERE known_from = %s ORDER BY 1",
            [entry[0]],
        )
        sums.update(f"{table} {_line(said.names)}\n".encode())
        for row in cursor.fetchall():
            sums.update(f"{_line(row)}\n".encode())
    return sums.hexdigest()


def _line(values: Any) -> str:
    return json.dumps(list(values), default=str, ensure_ascii=False)
