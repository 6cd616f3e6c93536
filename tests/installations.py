"""The real product as a process of its own, on a data directory of its own."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READY_WITHIN_SECONDS = 90


@dataclass
class Installation:
    """A started product: what it printed, where it answers."""

    data: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def output(self) -> str:
        """All it printed so far."""
        return "".join(self.lines)

    @property
    def address(self) -> str:
        """http://127.0.0.1:PORT without a slash at the end."""
        return re.search(r"is ready: (http://\S+?)/?\s", self.output).group(1)  # type: ignore[union-attr]

    @property
    def link(self) -> str:
        """The first administrator's one-time link, whole."""
        return re.search(r"administrator: (\S+)", self.output).group(1)  # type: ignore[union-attr]

    def wait_until_ready(self) -> None:
        """Wait for the line with the address; fail with all that was printed where it does not come."""
        until = time.monotonic() + READY_WITHIN_SECONDS
        while "is ready: " not in self.output:
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"the product did not start:\n{self.output}")
            time.sleep(0.02)

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the product on this data directory."""
        return product("--data", str(self.data), *arguments)

    def end(self) -> int:
        """As Ctrl-C does; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT if os.name == "posix" else signal.CTRL_C_EVENT)
        return self.process.wait(30)


def clean_environment() -> dict[str, str]:
    """The environment without what the tests themselves use."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LIANCHUANG_", "DJANGO_", "PYTEST_"))
    }


def product(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """python -m lianchuang, to its end."""
    command = [sys.executable, "-P", "-m", "lianchuang", *arguments]
    given = clean_environment() | (environment or {})
    return subprocess.run(
        command, cwd=ROOT, env=given, capture_output=True, text=True, encoding="utf-8", timeout=300
    )


def begin(data: Path, *options: str, environment: dict[str, str] | None = None) -> Installation:
    """Start `serve` on a free port; its output is read as it comes."""
    command = [
        sys.executable,
        "-P",
        "-m",
        "lianchuang",
        "--data",
        str(data),
        "serve",
        "--port",
        "0",
        *options,
    ]
    given = clean_environment() | (environment or {})
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    installation = Installation(data, process)

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            installation.lines.append(line)

    threading.Thread(target=read, daemon=True).start()
    return installation


@contextmanager
def started(data: Path, *options: str, environment: dict[str, str] | None = None) -> Iterator[Installation]:
    """A product that answers, ended afterwards."""
    installation = begin(data, *options, environment=environment)
    try:
        installation.wait_until_ready()
        yield installation
    finally:
        if installation.process.poll() is None:
            installation.end()
