"""Which database."""

from pathlib import Path

import pytest

from lianchuang.records.engines.options import database_from

DATA = Path("/somewhere")


def test_without_an_address_it_is_sqlite_in_the_data_directory() -> None:
    found = database_from(None, DATA)
    assert (found["ENGINE"], found["NAME"]) == (
        "lianchuang.records.engines.sqlite3",
        DATA / "lianchuang.sqlite3",
    )
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["OPTIONS"]["timeout"] == 20
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]
    assert "memory" not in found["TEST"]["NAME"]


@pytest.mark.parametrize(
    ("url", "name", "user", "password", "host", "port", "options"),
    [
        ("postgresql://li:p%40ss@db.example:5433/town", "town", "li", "p@ss", "db.example", "5433", {}),
        ("postgres://db.example/town", "town", "", "", "db.example", "", {}),
        ("postgresql:///town?host=/run/postgresql", "town", "", "", "/run/postgresql", "", {}),
        ("postgresql:///town?host=/tmp/x&port=5511&user=li", "town", "li", "", "/tmp/x", "5511", {}),
        ("postgresql://li@%2Frun%2Fpostgresql/town", "town", "li", "", "/run/postgresql", "", {}),
        ("postgresql://h/town?sslmode=require", "town", "", "", "h", "", {"sslmode": "require"}),
        ("postgresql://[::1]:5432/%E9%95%87", "镇", "", "", "::1", "5432", {}),
        ("postgresql://h", "lianchuang", "", "", "h", "", {}),
    ],
)
def test_an_address_is_taken_apart(
    url: str, name: str, user: str, password: str, host: str, port: str, options: dict[str, str]
) -> None:
    found = database_from(url, DATA)
    assert found["ENGINE"] == "lianchuang.records.engines.postgresql"
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == (name, user, password)
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == (host, port, options)
    assert found["TEST"] == {"NAME": f"test_{name}"}


@pytest.mark.parametrize("url", ["mysql://h/x", "lianchuang", "sqlite:///x"])
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="must begin with postgresql://"):
        database_from(url, DATA)
