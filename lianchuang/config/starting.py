"""A data directory is made, and brought up to this version, before anything else touches it.

A quick look that needs no Django comes first: the directory remembers which migrations were there when it was last
brought up to date (migrated.json), and the database says how many it has applied. Only where the two disagree are
Django and the migrations loaded.
"""

import hashlib
import json
import os
import sqlite3
from pathlib import Path

from lianchuang.config import env, locks


def prepare(*, backup: bool = True) -> None:
    """Make the data directory and migrate it where needed; two starts at once take turns. Raises CannotStart."""
    data = env.data_directory()
    if is_current(data):
        return
    with locks.hold(data / "starting.lock", wait=True):
        if not is_current(data):
            load_django()
            from lianchuang.config.migrating import migrate

            migrate(data, backup=backup)
            write_note(data, settled=False)


def is_current(data: Path) -> bool:
    """True where nothing is to be migrated, as far as the quick look can tell; in doubt False."""
    note = read_note(data)
    return note.get("recipe") == recipe() and note.get("applied") == applied(data) is not None


def is_settled(data: Path) -> bool:
    """True where the first start was finished: a demonstration loaded or a first administrator made."""
    return is_current(data) and read_note(data).get("settled") is True


def read_note(data: Path) -> dict[str, object]:
    """What the directory remembers of its last migration."""
    try:
        note = json.loads((data / "migrated.json").read_text())
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def write_note(data: Path, *, settled: bool) -> None:
    """Remember what was reached, in one step, so that a reader never sees half a note."""
    note = {"recipe": recipe(), "applied": applied(data), "settled": settled}
    fresh = data / f"migrated.{os.getpid()}.json"
    fresh.write_text(json.dumps(note))
    fresh.replace(data / "migrated.json")


def recipe() -> str:
    """Names and contents of our migrations, and the lock that fixes everyone else's."""
    files = sorted(env.HOUSE.glob("**/migrations/*.py"))
    digest = hashlib.sha256(str(env.database_url()).encode())
    for file in [env.HOUSE.parent / "requirements" / "run.lock", *files]:
        if file.exists():
            digest.update(str(file.relative_to(env.HOUSE.parent)).encode() + file.read_bytes())
    return digest.hexdigest()


def applied(data: Path) -> list[int] | None:
    """How many migrations the database has applied and the last one's number; None where there are none."""
    question = "SELECT count(*), max(id) FROM django_migrations"
    url = env.database_url()
    try:
        if url:
            import psycopg

            with psycopg.connect(url, connect_timeout=10) as server:
                row = server.execute(question).fetchone()
        else:
            database = sqlite3.connect(f"{(data / 'lianchuang.sqlite3').as_uri()}?mode=ro", uri=True)
            try:
                row = database.execute(question).fetchone()
            finally:
                database.close()
    except Exception:  # no database yet, no table yet, no server: Django will find out and say it
        return None
    return list(row) if row and row[0] else None


def load_django() -> None:
    """Django and our packages, once."""
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
