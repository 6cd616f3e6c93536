"""The script in the root: it makes its environments from locks, once, and makes broken ones anew."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.environ["LIANCHUANG_DATA"], os.getcwd()]))
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with the real script, an empty lock, and a product that tells how it was called."""
    shutil.copy(ROOT / "dev", tmp_path / "dev")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "run.lock").write_text("")
    (tmp_path / "lianchuang").mkdir()
    (tmp_path / "lianchuang" / "__main__.py").write_text(PROGRAM)
    return tmp_path


def begin(house: Path, *arguments: str, cwd: Path | None = None) -> subprocess.Popen[str]:
    """Start the script, with an interpreter of the machine."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LIANCHUANG_")}
    return subprocess.Popen(
        [sys.executable, str(house / "dev"), *arguments],
        cwd=cwd or house,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_environments_are_made_once_also_by_two_and_anew_when_broken(house: Path, tmp_path: Path) -> None:
    both = [begin(house, "lianchuang", "figures") for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    expected = f'[["figures"], "{house}/data", "{house}"]\n'
    assert [out for out, _ in said] == [expected, expected]
    assert sorted("making .venv" in error for _, error in said) == [False, True]

    assert begin(house, "lianchuang", "figures").communicate(timeout=60) == (expected, "")

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out, _ = begin(house, "run", "--port", "8001", "--data", "here", "--empty", cwd=elsewhere).communicate(
        timeout=60
    )
    assert (
        out == f'[["serve", "--port", "8001", "--data", "here", "--empty"], "{house}/data", "{elsewhere}"]\n'
    )

    (package,) = (house / ".venv").glob("lib/python*/site-packages/pip")
    shutil.rmtree(package)
    out, error = begin(house, "lianchuang", "figures").communicate(timeout=120)
    assert out == expected
    assert "making .venv" in error
    assert package.exists()


def test_an_install_that_fails_leaves_no_stamp(house: Path) -> None:
    (house / "requirements" / "run.lock").write_text("django==5.2.19\n")  # no hash: pip must refuse
    process = begin(house, "lianchuang")
    _, error = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "dev: pip could not install requirements/run.lock" in error.replace(os.sep, "/")
    assert not (house / ".venv" / "made.json").exists()


def test_python_runs_a_file_with_what_lies_beside_it(house: Path) -> None:
    (house / "requirements" / "test.lock").write_text("")
    (house / "benchmarks").mkdir()
    (house / "benchmarks" / "ground.py").write_text("says = 'beside'\n")
    (house / "benchmarks" / "list.py").write_text("import sys, ground\nprint(ground.says, *sys.argv[1:])\n")
    out, _ = begin(house, "python", "benchmarks/list.py", "--rows=3").communicate(timeout=120)
    assert out == "beside --rows=3\n"


def test_without_a_command_it_tells_the_commands(house: Path) -> None:
    process = begin(house)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 2
    assert re.findall(r"\./dev (\w+)", out) == ["run", "test", "check", "translate", "lianchuang", "python"]


@pytest.mark.parametrize("name", ["run.lock", "test.lock"])
def test_locks_hold_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text()
    assert re.findall(r"https?:|file:|--index|--find-links", text) == []
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_tests_use_the_very_versions_that_run() -> None:
    run, test = (
        set(re.findall(r"^(\S+==\S+)", (ROOT / "requirements" / name).read_text(), re.M))
        for name in ("run.lock", "test.lock")
    )
    assert run - test == set()
