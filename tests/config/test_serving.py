"""The product as processes: they answer, end together, and leave nothing behind."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.installations import Installation, begin, product, started

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="processes are counted with ps and ended with POSIX signals"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that was migrated and settled once, for all tests of this module."""
    data = tmp_path_factory.mktemp("served")
    with started(data, "--empty") as first:
        assert first.link.startswith(first.address + "/start/")
    return data


def family(root: int) -> set[int]:
    """The processes that this one started, and those that they started."""
    listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True).stdout
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listing.splitlines())}
    found = {root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {root}


def alive(pids: set[int]) -> set[int]:
    """Those of them that still run."""
    states = subprocess.run(["ps", "-eo", "pid=,stat="], capture_output=True, text=True).stdout.splitlines()
    return {
        int(pid)
        for pid, state in (line.split() for line in states)
        if int(pid) in pids and not state.startswith("Z")
    }


def wait_for_worker(installation: Installation) -> set[int]:
    """The children once all are there: the web process, the job worker and Python's own tracker."""
    for _ in range(200):
        children = family(installation.process.pid)
        if len(children) >= 3:
            return children
        time.sleep(0.05)
    raise AssertionError("the job worker was not started")


def all_end(pids: set[int]) -> bool:
    """True once none of them runs, within ten seconds."""
    for _ in range(100):
        if not alive(pids):
            return True
        time.sleep(0.1)
    return False


def status(address: str) -> int:
    """The answer's status, redirects followed."""
    with urllib.request.urlopen(address, timeout=20) as answer:
        return int(answer.status)


def test_pages_answer_without_sign_in(data: Path) -> None:
    with started(data) as installation:
        assert status(installation.address + "/healthz") == 200
        assert status(installation.address + "/") == 200


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_told_to_end_it_ends_with_all_its_processes(data: Path, told: signal.Signals) -> None:
    with started(data) as installation:
        children = wait_for_worker(installation)
        installation.process.send_signal(told)
        assert installation.process.wait(60) == 0
        assert all_end(children)
    assert not (data / "serving.address").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no terminal tells it there")
def test_the_closing_of_the_terminal_ends_it_in_order(data: Path) -> None:
    with started(data) as installation:
        children = wait_for_worker(installation)
        for pid in (*children, installation.process.pid):
            os.kill(pid, signal.SIGHUP)
        assert installation.process.wait(60) == 0
        assert all_end(children)
        assert "Traceback" not in installation.output
    assert not (data / "serving.address").exists()


def test_killed_it_leaves_no_orphan(data: Path) -> None:
    with started(data) as installation:
        children = wait_for_worker(installation)
        installation.process.kill()
        installation.process.wait(10)
        assert all_end(children)


def test_a_dead_job_worker_is_started_again(data: Path) -> None:
    with started(data) as installation:
        children = wait_for_worker(installation)
        worker = max(children)  # started last, once the pages answered
        os.kill(worker, signal.SIGKILL)
        for _ in range(120):
            if (now := family(installation.process.pid)) and worker not in now and len(now) == len(children):
                break
            time.sleep(0.1)
        assert len(family(installation.process.pid)) == len(children)
        assert status(installation.address + "/healthz") == 200


def test_a_taken_port_is_told(data: Path, tmp_path: Path) -> None:
    with started(data) as installation:
        port = installation.address.rsplit(":", 1)[1]
        second = product("--data", str(tmp_path), "serve", "--port", port)
        assert second.returncode == 1
        assert f"Port {port} cannot be used" in second.stderr


def test_one_server_for_a_data_directory(data: Path) -> None:
    with started(data) as installation:
        second = product("--data", str(data), "serve", "--port", "0")
        assert second.returncode == 1
        assert second.stderr.strip().endswith(f"already being served: {installation.address}")


def test_two_first_starts_at_once_make_one_house(tmp_path: Path) -> None:
    commands = [subprocess.Popen(migrate_command(tmp_path)) for _ in range(2)]
    assert [command.wait(120) for command in commands] == [0, 0]
    with sqlite3.connect(tmp_path / "lianchuang.sqlite3") as database:
        applied, names = database.execute(
            "SELECT count(*), count(DISTINCT app || name) FROM django_migrations"
        ).fetchone()
    assert applied == names == json.loads((tmp_path / "migrated.json").read_text())["applied"][0]
    assert list((tmp_path / "backups").glob("*")) == []


def migrate_command(data: Path) -> list[str]:
    """A start that only migrates."""
    return [sys.executable, "-P", "-m", "lianchuang", "--data", str(data), "migrate"]


def test_on_sqlite_there_is_one_web_process(data: Path) -> None:
    refused = product("--data", str(data), "serve", "--web-processes", "2")
    assert refused.returncode == 1
    assert "one web process" in refused.stderr


def test_a_relative_data_directory_is_meant_from_here(tmp_path: Path) -> None:
    relative = os.path.relpath(tmp_path / "here", Path(__file__).parents[2])
    assert product("--data", relative, "migrate").returncode == 0
    assert (tmp_path / "here" / "lianchuang.sqlite3").exists()


def test_a_link_can_be_made_anew(data: Path) -> None:
    made = product("--data", str(data), "link", "admin")
    assert made.returncode == 0
    assert made.stdout.startswith("http://127.0.0.1:8000/start/")
    unknown = product("--data", str(data), "link", "nobody")
    assert (unknown.returncode, unknown.stderr.strip()) == (1, "没有名为「nobody」的账号。")


def test_a_second_start_prints_no_link(data: Path) -> None:
    installation = begin(data, "--empty")
    try:
        installation.wait_until_ready()
        assert "/start/" not in installation.output
    finally:
        installation.end()
