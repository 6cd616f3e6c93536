"""The product as processes on PostgreSQL: made, backed up before a migration, served by two web processes."""

import os
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.installations import product, started

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A database of its own on the server of this run, as the environment of an installation."""
    server = os.environ["LIANCHUANG_DATABASE"]
    name = f"lianchuang_started_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield {"LIANCHUANG_DATABASE": urlunsplit(urlsplit(server)._replace(path=f"/{name}"))}
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_it_starts_serves_and_is_backed_up(database: dict[str, str], tmp_path: Path) -> None:
    with started(tmp_path, "--empty", "--web-processes", "2", environment=database) as installation:
        with urllib.request.urlopen(installation.address + "/healthz", timeout=20) as answer:
            assert answer.status == 200
        children = subprocess.run(
            ["ps", "--no-headers", "--ppid", str(installation.process.pid)], capture_output=True, text=True
        )
        assert (
            len(children.stdout.splitlines()) >= 3
        )  # two web processes and Python's tracker; the job worker follows
    assert not (tmp_path / "lianchuang.sqlite3").exists()

    with psycopg.connect(database["LIANCHUANG_DATABASE"], autocommit=True) as connection:
        connection.execute("DROP TABLE django_session")
        connection.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    done = product("--data", str(tmp_path), "migrate", environment=database)
    assert done.returncode == 0, done.stderr
    dumps = list((tmp_path / "backups").glob("*.dump"))
    if "pg_dump was not found" in done.stderr:
        assert dumps == []
    else:
        assert [dump.read_bytes()[:5] for dump in dumps] == [b"PGDMP"]
