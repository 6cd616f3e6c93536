"""The command line: JSON on standard output and nothing else, words on standard error, 0, 1 or 2."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from lianchuang.basics.verdicts import Refused
from lianchuang.exchange.actions import apply_batch, look, open_batch
from lianchuang.exchange.importing.plan import DroppedFile
from lianchuang.networks.models import Network, Studio
from tests.exchange.conftest import SECRETARY, WORKBOOKS, make_network
from tests.exchange.sheets import STUDIO, book

ALLIANCE = "滨江区创新工作室联盟"


class House:
    """A data directory and its command line. On SQLite only: a command reads the database the environment names."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.environment = {k: v for k, v in os.environ.items() if k != "LIANCHUANG_DATABASE"}

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command."""
        command = [sys.executable, "-m", "lianchuang", "--data", str(self.data), *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, stdout=pipe, stderr=pipe, text=True, env=self.environment, cwd=WORKBOOKS.parent.parent
        )

    def run(self, *words: str) -> tuple[int, str, str]:
        """Run a command: exit code, standard output, standard error."""
        process = self.start(*words)
        out, error = process.communicate(timeout=120)
        return process.returncode, out, error

    def imports(self, *words: str) -> tuple[int, dict[str, Any] | None]:
        """Run an import: exit code and what it printed, None where it printed nothing."""
        code, out, _ = self.run("import", *words, "--network", ALLIANCE, "--year", "2024")
        return code, json.loads(out) if out else None


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with one alliance."""
    found = House(tmp_path / "data")
    code, out, _ = found.run("found", ALLIANCE, "--on", "2021-04-28")
    assert (code, json.loads(out)) == (0, {"network": 1, "name": ALLIANCE, "act": 1})
    return found


def four() -> list[str]:
    return [str(path) for path in sorted(WORKBOOKS.glob("*.xlsx"))]


def test_founding_twice_is_refused_in_words(house: House) -> None:
    code, out, error = house.run("found", ALLIANCE, "--on", "2021-04-28")
    assert (code, out, error) == (1, "", f"「{ALLIANCE}」已经有了。\n")


def test_a_plan_and_an_apply(house: House) -> None:
    code, planned = house.imports(*four(), "--plan")
    assert (code, list(planned["files"][0])) == (0, ["file", "kind", "new", "changed", "problems"])
    assert list(planned["files"][0]["problems"][0]) == ["sheet", "row", "field", "level", "kind", "says"]
    assert [(f["kind"], f["new"], f["changed"]) for f in planned["files"]] == [
        ("roster", 38, 0), ("projects", 23, 0), ("outcomes", 22, 0), ("attendance", 66, 0),
    ]  # fmt: skip
    assert house.imports(*four(), "--apply") == (1, None)
    code, applied = house.imports(*four(), "--apply", "--doubtful", "skip")
    assert (code, applied["act"], [len(f["left_out"]) for f in applied["files"]]) == (0, 2, [5, 2, 2, 0])
    assert list(applied["files"][0]) == ["file", "kind", "new", "changed", "left_out"]
    code, again = house.imports(*four(), "--apply", "--doubtful", "skip")
    assert (code, again["act"], [(f["new"], f["changed"]) for f in again["files"]]) == (0, None, [(0, 0)] * 4)


def test_what_is_refused(house: House, tmp_path: Path) -> None:
    (tmp_path / "改名.xlsx").write_bytes(b"not a workbook")
    assert house.imports(str(tmp_path / "改名.xlsx"), "--plan") == (1, None)
    assert house.imports(str(tmp_path / "没有.xlsx"), "--plan") == (1, None)
    assert house.run("import", *four(), "--network", "别的联盟", "--year", "2024", "--plan")[:2] == (1, "")
    assert house.imports(*four())[0] == 2
    assert house.run("import", *four(), "--network", ALLIANCE, "--year", "0202", "--plan")[:2] == (2, "")
    for what in ("--plan", "--apply"):
        code, out, says = house.run("import", *four(), "--network", ALLIANCE, "--year", "2020", what)
        assert (code, out, "联盟是 2021 年成立的，没有 2020 年的台账。" in says) == (1, "", True)
    assert house.run("found", "新联盟", "--on", "2021-13-01")[:2] == (2, "")


KILLED_AT = """
import os, signal, sys
from lianchuang.__main__ import run
from lianchuang.config import starting

def kill_at_last(execute, sql, params, many, context):
    done = execute(sql, params, many, context)
    if sql.startswith(f'INSERT INTO "{sys.argv[1]}"'):
        os.kill(os.getpid(), signal.SIGKILL)
    return done

def load_django(load=starting.load_django):
    load()
    from django.db import connection
    connection.execute_wrappers.append(kill_at_last)

starting.load_django = load_django
sys.exit(run(sys.argv[2:]))
"""


def test_kill_in_the_middle_of_an_apply(house: House) -> None:
    words = ("import", *four(), "--network", ALLIANCE, "--year", "2024", "--apply", "--doubtful", "skip")
    for table in ("records_batchfile", "projects_participant", "records_evidence"):
        command = [sys.executable, "-c", KILLED_AT, table, "--data", str(house.data), *words]
        done = subprocess.run(
            command, env=house.environment, cwd=WORKBOOKS.parent.parent, capture_output=True
        )
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert rows_in(house) == {
            "records_act": 1,
            "networks_studio": 0,
            "people_body": 1,
            "records_evidence": 0,
        }
    assert house.run(*words)[0] == 0
    assert rows_in(house) == {
        "records_act": 2,
        "networks_studio": 38,
        "people_body": 24,
        "records_evidence": 217,
    }


def rows_in(house: House) -> dict[str, int]:
    """How many rows stand in a few tables."""
    with sqlite3.connect(house.data / "lianchuang.sqlite3") as database:
        tables = ("records_act", "networks_studio", "people_body", "records_evidence")
        return {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


@pytest.mark.django_db(transaction=True)
def test_two_applies_at_once_one_wins() -> None:
    network: Network = make_network()
    file: DroppedFile = book(成员=[STUDIO])
    batch = open_batch([file], network=network, year=2024, by=SECRETARY)
    seen, told = look(batch).fingerprint, []

    def apply() -> None:
        own = type(batch).objects.get(pk=batch.pk)
        try:
            told.append(apply_batch(own, by=SECRETARY, seen=seen))
        except Refused as refusal:
            told.append(str(refusal))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=apply) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer for answer in told if isinstance(answer, int)] == [2]
    assert len([answer for answer in told if isinstance(answer, str)]) == 3
    assert Studio.objects.count() == 1
