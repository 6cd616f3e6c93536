"""The quick look before a start, and what it falls back on."""

import sqlite3
import time
from pathlib import Path

import pytest

from tests.installations import begin, product, started


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated data directory."""
    data = tmp_path_factory.mktemp("made")
    assert product("--data", str(data), "migrate").returncode == 0
    return data


def change(data: Path, statement: str) -> None:
    """Change the database behind the product's back."""
    with sqlite3.connect(data / "lianchuang.sqlite3") as database:
        database.execute(statement)
    database.close()


def backups(data: Path) -> list[Path]:
    """The copies made so far."""
    return sorted((data / "backups").glob("*.sqlite3"))


def test_a_migration_that_lacks_is_applied_after_a_backup(made: Path) -> None:
    change(made, "DROP TABLE django_session")
    change(made, "DELETE FROM django_migrations WHERE app = 'sessions'")
    done = product("--data", str(made), "migrate")
    assert done.returncode == 0, done.stderr
    (copy,) = backups(made)
    assert str(copy) in done.stderr
    with sqlite3.connect(copy) as database:
        assert database.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = 'django_session'"
        ).fetchone() == (0,)
    with sqlite3.connect(made / "lianchuang.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM django_session").fetchone() == (0,)


def test_data_of_a_newer_version_are_left_alone(made: Path) -> None:
    change(
        made,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', '2026-01-01')",
    )
    try:
        refused = product("--data", str(made), "migrate")
        assert refused.returncode == 1
        assert refused.stderr.strip().endswith("Unknown here: people.9999_later")
    finally:
        change(made, "DELETE FROM django_migrations WHERE name = '9999_later'")


def test_a_data_directory_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = product("--data", str(tmp_path / "file" / "data"), "migrate")
    assert refused.returncode == 1
    assert "cannot be made" in refused.stderr


def test_a_database_that_does_not_answer_is_told(tmp_path: Path) -> None:
    nowhere = {"LIANCHUANG_DATABASE": "postgresql://nobody@127.0.0.1:1/nothing"}
    refused = product("--data", str(tmp_path), "migrate", environment=nowhere)
    assert refused.returncode == 1
    assert "cannot be reached" in refused.stderr


def test_wrong_usage_exits_with_2(tmp_path: Path) -> None:
    assert product("--data", str(tmp_path), "nonsense").returncode == 2
    assert product("--data", str(tmp_path), "serve", "--port", "many").returncode == 2


def test_an_interrupted_demonstration_is_loaded_anew(tmp_path: Path) -> None:
    first = begin(tmp_path)
    for _ in range(1200):
        if (tmp_path / "demonstration.loading").exists() or first.process.poll() is not None:
            break
        time.sleep(0.05)
    time.sleep(0.5)
    first.process.kill()
    first.process.wait(10)
    assert (tmp_path / "demonstration.loading").exists()
    with started(tmp_path) as second:
        assert not (tmp_path / "demonstration.loading").exists()
        assert (tmp_path / "demonstration").exists()
        assert "/start/" not in second.output


def test_a_house_in_which_something_was_founded_gets_no_demonstration(tmp_path: Path) -> None:
    founded = product("--data", str(tmp_path), "found", "滨江联盟", "--on", "2021-04-28")
    assert founded.returncode == 0, founded.stderr
    with started(tmp_path) as installation:
        assert installation.link.startswith(installation.address + "/start/")
        assert not (tmp_path / "demonstration").exists()
