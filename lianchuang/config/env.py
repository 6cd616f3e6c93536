"""What the environment says: where data lie, which database, the secret."""

import contextlib
import os
import secrets
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent


def flag(name: str) -> bool:
    """True where the variable says so in one of the usual ways."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def data_directory() -> Path:
    """The data directory, made where it is missing; ./data unless LIANCHUANG_DATA says otherwise."""
    directory = Path(os.environ.get("LIANCHUANG_DATA") or "data").absolute()
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def database_url() -> str | None:
    """postgresql://… or None for SQLite in the data directory."""
    return os.environ.get("LIANCHUANG_DATABASE") or None


def secret_key(directory: Path) -> str:
    """The installation's secret, made once; two first starts at the same moment agree on one."""
    path = directory / "secret.key"
    if not path.exists():
        fresh = directory / f"secret.{os.getpid()}.key"
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)  # whole or not at all; fails where another start was first
        fresh.unlink()
    return path.read_text().strip()
