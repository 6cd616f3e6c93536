"""The very first start: a demonstration to look at, or an empty house with one key."""

import shutil
import sys
from pathlib import Path

from django.db import connections

from lianchuang.config import env, locks, starting
from lianchuang.config.demonstrating.loading import load
from lianchuang.config.trouble import CannotStart
from lianchuang.networks.models import Network
from lianchuang.people.actions import make_first_administrator, make_sign_in_link
from lianchuang.people.models import Account

LOADING = "demonstration.loading"


def settle(*, empty: bool) -> str | None:
    """Finish the first start where that has not happened yet; the path of the one-time link if one was made."""
    data = env.data_directory()
    if starting.is_settled(data):
        return None
    with locks.hold(data / "settling.lock", wait=True):
        if starting.is_settled(data):
            return None
        clear_half_demonstration(data)
        path = welcome(data, empty=empty)
        starting.write_note(data, settled=True)
    return path


def welcome(data: Path, *, empty: bool) -> str | None:
    """Load the demonstration into an untouched house; give the first administrator's link where nobody can sign in."""
    path = None
    if not Account.objects.exists():
        if not empty and not Network.objects.exists():
            load_demonstration(data)
        else:
            account = make_first_administrator()
            path, _ = make_sign_in_link(account.username, made_by="serve")
    connections.close_all()
    return path


def load_demonstration(data: Path) -> None:
    """Play the demonstration year; a mark stays while it is unfinished."""
    print("正在装入演示数据 · Loading the demonstration …", file=sys.stderr, flush=True)
    (data / LOADING).touch()
    load()
    (data / LOADING).unlink()


def clear_half_demonstration(data: Path) -> None:
    """A demonstration that was interrupted while loading is thrown away and made anew."""
    if not (data / LOADING).exists():
        return
    if env.database_url():
        raise CannotStart(
            "演示数据上次没有装完 · Loading the demonstration was interrupted. Make the database empty and start again."
        )
    connections.close_all()
    for name in ("lianchuang.sqlite3", "lianchuang.sqlite3-wal", "lianchuang.sqlite3-shm", "migrated.json"):
        (data / name).unlink(missing_ok=True)
    shutil.rmtree(data / "files", ignore_errors=True)
    starting.prepare(backup=False)
    (data / LOADING).unlink()
