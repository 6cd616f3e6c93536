"""All tests, as ./dev test runs them: once on SQLite with everything, then on PostgreSQL what touches a database.

Whatever was not run is told in the last lines, with the reason; under CI=true that is a failure.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.browsers import GIVEN as GIVEN_BROWSER
from tests.browsers import browser
from tests.databases import Server, postgresql

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5  # pytest's exit code where nothing was collected


@dataclass
class Run:
    """What one pytest did."""

    code: int = 0
    passed: list[str] = field(default_factory=list)
    failed: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    """Run both, tell what was left out, answer with one exit code."""
    os.chdir(ROOT)
    missing: list[str] = []
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LIANCHUANG_")}
    chromium = browser()
    if chromium.program:
        environment[GIVEN_BROWSER] = chromium.program
    else:
        missing.append(f"tests in a browser: {chromium.words}")
    runs = [run_pytest("SQLite and everything that needs no database", arguments, environment)]
    with postgresql() as server:
        if server.url:
            runs.append(
                run_pytest(words_of(server), arguments, environment | {"LIANCHUANG_DATABASE": server.url})
            )
        else:
            missing.append(f"tests on PostgreSQL: {server.words}")
    return tell(runs, missing, arguments)


def words_of(server: Server) -> str:
    """Which PostgreSQL it was: versions differ."""
    return f"PostgreSQL, what touches a database ({server.words})"


def run_pytest(title: str, arguments: list[str], environment: dict[str, str]) -> Run:
    """One pytest with two worker processes."""
    print(f"\n== {title}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="lianchuang-report-") as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pytest", *spread(arguments), *arguments]
        code = subprocess.run(command, env=environment | {"LIANCHUANG_TEST_REPORT": str(report)}).returncode
        run = read_report(code, report) if report.exists() else Run(code or 1)
    print(f"== {time.monotonic() - began:.0f} s", flush=True)
    return run


def read_report(code: int, report: Path) -> Run:
    """What pytest told (tests/conftest.py)."""
    told = json.loads(report.read_text())
    return Run(code, told["passed"], told["failed"], [(name, reason) for name, reason in told["skipped"]])


def spread(arguments: list[str]) -> list[str]:
    """Two processes, a module whole in one of them (its installation is started once), unless the caller decides or wants to look inside."""
    own_way = ("-n", "--numprocesses", "--pdb", "-s", "--capture", "--collect-only", "--co", "--help")
    return (
        []
        if any(argument.startswith(own_way) for argument in arguments)
        else ["-n", "2", "--dist", "loadscope"]
    )


def never_run(runs: list[Run]) -> list[tuple[str, str]]:
    """Tests that were skipped, with the reason; not those which one database skips and the other runs."""
    ran = {name for run in runs for name in run.passed}
    return sorted({(name, reason) for run in runs for name, reason in run.skipped if name not in ran})


def tell(runs: list[Run], missing: list[str], arguments: list[str]) -> int:
    """The last lines: the sum, and what was not run and why."""
    skipped = never_run(runs)
    missing += [f"{name}: {reason}" for name, reason in skipped]
    passed, failed = sum(len(run.passed) for run in runs), sum(run.failed for run in runs)
    print(f"\n{passed} passed, {failed} failed, {len(skipped)} skipped")
    if arguments:
        print(f"Run as asked: {' '.join(arguments)}")
    for line in missing:
        print(f"NOT RUN  {line}")
    print(
        "Not run, in all: "
        + (str(len(missing)) if missing else "nothing; SQLite, PostgreSQL and a browser were all here")
    )
    codes = {run.code for run in runs}
    if codes == {NO_TESTS}:
        return NO_TESTS
    if missing and os.environ.get("CI", "").lower() == "true":
        print("Under CI=true that is a failure.")
        return 1
    return next((code for code in codes if code not in {0, NO_TESTS}), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
