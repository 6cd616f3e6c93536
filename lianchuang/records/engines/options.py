"""Which database: the settings' DATABASES entry from one address, or SQLite in the data directory."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# WAL and FULL: nothing acknowledged is lost by a power failure. What the past itself needs (recursive triggers,
# functions in triggers) is set by the engine on every connection, not here.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
    "PRAGMA cell_size_check=ON;PRAGMA journal_size_limit=67108864;"
)


def database_from(url: str | None, data: Path) -> dict[str, Any]:
    """The settings' DATABASES entry for `postgresql://user:password@host:port/name`, or for SQLite without one.

    A socket directory is given as `postgresql:///name?host=/path`; further words after `?` go to libpq.
    Raises ValueError for any other kind of address.
    """
    return postgresql_from(url) if url else sqlite_in(data)


def sqlite_in(data: Path) -> dict[str, Any]:
    """SQLite in the data directory; tests use a file of their own, for a database in memory meets no lock."""
    return {
        "ENGINE": "lianchuang.records.engines.sqlite3",
        "NAME": data / "lianchuang.sqlite3",
        "CONN_MAX_AGE": None,
        # IMMEDIATE: a transaction that reads before it writes waits for its turn instead of failing at once.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        "TEST": {"NAME": str(data / "tests.sqlite3")},
    }


def postgresql_from(url: str) -> dict[str, Any]:
    """One PostgreSQL database; no `-c` options, since a pooler refuses them."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(
            f"LIANCHUANG_DATABASE must begin with postgresql://, not {parts.scheme or 'nothing'}"
        )
    words = dict(parse_qsl(parts.query))
    host = words.pop("host", None) or unquote(parts.hostname or "")
    name = unquote(parts.path.lstrip("/")) or "lianchuang"
    return {
        "ENGINE": "lianchuang.records.engines.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or words.pop("user", "")),
        "PASSWORD": unquote(parts.password or words.pop("password", "")),
        "HOST": host,
        "PORT": str(parts.port or words.pop("port", "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": words,
        "TEST": {"NAME": f"test_{name}"},
    }
