"""What the environment says: where data lie, which database, the secret."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

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


class MailServer(NamedTuple):
    """Where mail is handed in; without a host nowhere."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False


MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def mail_server() -> MailServer:
    """LIANCHUANG_SMTP: smtp://user:password@host:port, smtp+starttls://…, smtps://…; nowhere without one.

    Raises ValueError for any other kind of address.
    """
    address = os.environ.get("LIANCHUANG_SMTP", "").strip()
    if not address:
        return MailServer()
    parts = urlsplit(address)
    if parts.scheme not in MAIL_PORTS or not parts.hostname:
        raise ValueError(
            "LIANCHUANG_SMTP must look like smtp://user:password@host:port (or smtp+starttls, smtps)"
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    port = parts.port or MAIL_PORTS[parts.scheme]
    return MailServer(
        parts.hostname, port, user, password, parts.scheme == "smtp+starttls", parts.scheme == "smtps"
    )


def mail_from() -> str:
    """LIANCHUANG_MAIL_FROM: the address that mail comes from; the mail account's own where it is one."""
    user = mail_server().user
    return os.environ.get("LIANCHUANG_MAIL_FROM") or (user if "@" in user else "lianchuang@localhost")
