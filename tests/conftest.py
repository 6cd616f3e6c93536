"""What every test may ask for, and which tests run on which database."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.installations import Installation, started

LANGUAGE = "zh-hans"
ON_POSTGRESQL = bool(os.environ.get("LIANCHUANG_DATABASE"))
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}


def touches_database(item: pytest.Item) -> bool:
    """True where a test asks for the database, itself or through a fixture."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & DATABASE_FIXTURES) or item.get_closest_marker("django_db") is not None


def runs_here(item: pytest.Item) -> bool:
    """True where a test is run on the database of this run."""
    if not ON_POSTGRESQL:
        return item.get_closest_marker("postgresql") is None
    marked = item.get_closest_marker("postgresql") or item.get_closest_marker("both")
    return bool(marked) or (touches_database(item) and item.get_closest_marker("once") is None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run only what touches a database: rules and pages in a browser were run on SQLite."""
    wanted, rest = [], []
    for item in items:
        (wanted if runs_here(item) else rest).append(item)
    items[:] = wanted
    config.hook.pytest_deselected(items=rest)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Tell the suite what was done (see tests/suite.py)."""
    path = os.environ.get("LIANCHUANG_TEST_REPORT")
    if not path:
        return
    stats = terminalreporter.stats
    skipped = [(report.nodeid, str(report.longrepr[-1])) for report in stats.get("skipped", [])]
    failed = len(stats.get("failed", [])) + len(stats.get("error", []))
    done = {
        "passed": [report.nodeid for report in stats.get("passed", [])],
        "failed": failed,
        "skipped": skipped,
    }
    Path(path).write_text(json.dumps(done))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for a module, since it holds an event loop Django refuses to work beside; pages come from `browser.new_context(...)` or the fixture `page`."""
    program = os.environ.get("LIANCHUANG_BROWSER")
    if not program:
        pytest.skip("no browser: LIANCHUANG_BROWSER is not set (./dev test finds one)")
    from playwright.sync_api import sync_playwright

    arguments = ["--disable-background-networking"]
    if os.name == "posix" and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of its own, without cookies of another test."""
    context = browser.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def empty_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The real product, begun with --empty: `.address`, `.link` (the one-time link), `.data`, `.command(...)`."""
    with started(tmp_path_factory.mktemp("data"), "--empty") as installation:
        yield installation


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The real product with the demonstration year loaded."""
    with started(tmp_path_factory.mktemp("data")) as installation:
        yield installation


@pytest.fixture(autouse=True)
def in_chinese() -> None:
    """Each test begins in the language of the house, whatever language a request before it was answered in."""
    from django.utils import translation

    translation.activate(LANGUAGE)
