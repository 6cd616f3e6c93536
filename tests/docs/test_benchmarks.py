"""Each benchmark runs at a tiny size and prints its table; times are never looked at."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SMALL = {
    "list": ["--few=2", "--rows=3", "--many=4", "--rounds=1"],
    "act": ["--bodies=4", "--rounds=1", "--blocks=1"],
    "bulk": ["--rows=5", "--rounds=1", "--blocks=1"],
    "start": ["--rounds=1"],
}
SHARED = {"ground", "filling", "plain"}


def test_every_benchmark_is_tried() -> None:
    assert {file.stem for file in (ROOT / "benchmarks").glob("*.py")} == set(SMALL) | SHARED


@pytest.mark.parametrize("name", SMALL)
def test_it_prints_its_table(name: str) -> None:
    command = [sys.executable, f"benchmarks/{name}.py", *SMALL[name]]
    ran = subprocess.run(
        command, cwd=ROOT, env=without_our_words(), capture_output=True, text=True, timeout=300
    )
    lines = ran.stdout.strip().splitlines()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert lines[1] == f"$ python benchmarks/{name}.py {' '.join(SMALL[name])}"
    assert lines[2].startswith("| ")
    assert set(lines[3]) == {"|", "-"}
    assert len(lines) > 4


@pytest.mark.both
def test_an_act_on_this_database() -> None:
    command = [sys.executable, "benchmarks/act.py", *SMALL["act"]]
    given = without_our_words() | {
        name: value for name, value in os.environ.items() if name == "LIANCHUANG_DATABASE"
    }
    ran = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=300)
    engine = "PostgreSQL" if "LIANCHUANG_DATABASE" in given else "SQLite"
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(f"\nOne act of one row, {engine} ")


def without_our_words() -> dict[str, str]:
    """The environment without what the tests themselves use."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("LIANCHUANG_", "DJANGO_"))
    }
