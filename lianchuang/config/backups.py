"""A copy of the database before it is changed by a new version."""

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.db import connection

from lianchuang.config.trouble import CannotStart


def back_up(data: Path) -> Path | None:
    """Copy the database to DATA/backups and say where; None where PostgreSQL's own tool is not to be found."""
    folder = data / "backups"
    folder.mkdir(exist_ok=True)
    name = f"before-migration-{datetime.now():%Y%m%d-%H%M%S}"
    if connection.vendor == "sqlite":
        copy: Path | None = copy_sqlite(folder / f"{name}.sqlite3")
    else:
        copy = dump_postgresql(folder / f"{name}.dump")
    if copy:
        print(f"已备份 · Backed up before the migration: {copy}", file=sys.stderr, flush=True)
    return copy


def copy_sqlite(target: Path) -> Path:
    """A whole, compact copy, also while others write."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])
    return target


def dump_postgresql(target: Path) -> Path | None:
    """pg_dump in its own format; a failure stops the migration, a missing program is told."""
    program = shutil.which("pg_dump")
    if program is None:
        says = (
            "没有找到 pg_dump，升级前未备份 · pg_dump was not found: no backup was made before the migration."
        )
        print(says, file=sys.stderr, flush=True)
        return None
    wanted = connection.settings_dict
    # The password goes by the environment: arguments can be read by everyone on the machine.
    secrets = {"PGPASSWORD": str(wanted["PASSWORD"])} if wanted["PASSWORD"] else {}
    parts = {"--host": wanted["HOST"], "--port": wanted["PORT"], "--username": wanted["USER"]}
    command = [program, "--format=custom", f"--file={target}", f"--dbname={wanted['NAME']}"]
    command += [f"{option}={value}" for option, value in parts.items() if value]
    done = subprocess.run(command, env=os.environ | secrets, capture_output=True, text=True)
    if done.returncode:
        target.unlink(missing_ok=True)
        raise CannotStart(
            f"升级前的备份没有成功 · The backup before the migration failed: {done.stderr.strip()}\n"
            "To go on without one: ./dev lianchuang migrate --no-backup"
        )
    return target
