"""Cheap looks for traces of tampering that put every trigger back; the chain of digests itself is verified elsewhere."""

from django.db import connection
from django.db.backends.utils import CursorWrapper

from lianchuang.records.past.acts import LEDGER
from lianchuang.records.past.moment import OPEN
from lianchuang.records.past.remembered import REMEMBERED
from lianchuang.records.past.shape import Shape, quoted, shapes_of, tables_in, twin_of


def traces() -> list[str]:
    """What does not fit together, in words of both languages; empty where all does. Reads every remembered table once."""
    with connection.cursor() as cursor:
        tables = sorted(REMEMBERED & tables_in(connection, cursor))
        shapes = shapes_of(connection, cursor, [*tables, *map(twin_of, tables)])
        found = _acts(cursor) + _digests(cursor)
        for table in tables:
            if twin := shapes.get(twin_of(table)):
                found += _open_versions(cursor, shapes[table], twin)
    return found


def _acts(cursor: CursorWrapper) -> list[str]:
    cursor.execute(f"SELECT count(*), coalesce(max(id), 0) FROM {LEDGER}")
    count, last = cursor.fetchone()
    if count == last:
        return []
    return [
        f"登记动作的编号不连续：到第 {last} 号应有 {last} 个，实有 {count} 个"
        f" · Act numbers have gaps: {count} acts up to number {last}"
    ]


def _digests(cursor: CursorWrapper) -> list[str]:
    """Digests are made in the order of acts, so none may be missing before the last, and none stand alone."""
    cursor.execute(
        f"SELECT count(*) FROM {LEDGER} a WHERE a.id < (SELECT max(act) FROM records_actdigest) "
        "AND NOT EXISTS (SELECT 1 FROM records_actdigest d WHERE d.act = a.id)"
    )
    missing = cursor.fetchone()[0]
    cursor.execute(
        f"SELECT count(*) FROM records_actdigest d WHERE NOT EXISTS (SELECT 1 FROM {LEDGER} a WHERE a.id = d.act)"
    )
    alone = cursor.fetchone()[0]
    found = []
    if missing:
        found.append(f"有 {missing} 个早先的登记动作没有摘要 · {missing} earlier acts have no digest")
    if alone:
        found.append(f"有 {alone} 个摘要找不到登记动作 · {alone} digests have no act")
    return found


def _open_versions(cursor: CursorWrapper, live: Shape, twin: Shape) -> list[str]:
    """Every live row is its open version, and every open version a live row."""
    names = ", ".join(quoted(name) for name in live.names if name in twin.names)
    now = f"SELECT {names} FROM {quoted(live.table)}"
    known = f"SELECT {names} FROM {quoted(twin.table)} WHERE known_until = {OPEN}"
    cursor.execute(
        f"SELECT (SELECT count(*) FROM ({now} EXCEPT {known}) n), (SELECT count(*) FROM ({known} EXCEPT {now}) k)"
    )
    differing = max(cursor.fetchone())
    if not differing:
        return []
    return [
        f"{live.table} 有 {differing} 行和它的历史对不上"
        f" · {differing} rows of {live.table} differ from their last version"
    ]
