"""A short walk on PostgreSQL: drop, write, see the figures, turn the page back."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from playwright.sync_api import Page

from tests.browser import steps
from tests.installations import Installation, started

pytestmark = pytest.mark.postgresql


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A house on a database of its own, on the server of this run."""
    server, name = os.environ["LIANCHUANG_DATABASE"], f"lianchuang_walked_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    database = {"LIANCHUANG_DATABASE": urlunsplit(urlsplit(server)._replace(path=f"/{name}"))}
    with started(tmp_path, "--empty", environment=database) as installation:
        yield installation
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_short_walk(page: Page, installation: Installation) -> None:
    steps.enter_by_link(page, installation)
    steps.found(page)
    steps.drop(page, steps.four_workbooks())
    steps.write(page, 149)
    page.goto(f"{installation.address}/networks/1/figures/?year={steps.YEAR}")
    assert steps.board(page) == steps.EXPECTED["phrases"]
    steps.look_back(page, 1)
    assert steps.board(page) == dict.fromkeys(steps.EXPECTED["phrases"], "未统计")
