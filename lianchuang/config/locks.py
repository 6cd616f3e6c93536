"""Locks between processes, let go by the operating system when their holder ends, however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class Taken(Exception):
    """Another process holds the lock."""


@contextmanager
def hold(path: Path, *, wait: bool) -> Iterator[None]:
    """Hold the lock of this name; where another process has it, wait for it or raise Taken."""
    with open(path, "a+") as file:
        lock(file, wait=wait)
        yield  # closing the file lets the next one in


if sys.platform == "win32":
    import msvcrt
    import time

    def lock(file: IO[str], *, wait: bool) -> None:
        """Windows: locks one byte; asked again each moment, since the system gives up after ten tries."""
        file.seek(0)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                return
            except OSError:
                if not wait:
                    raise Taken from None
                time.sleep(0.1)

else:
    import fcntl

    def lock(file: IO[str], *, wait: bool) -> None:
        """POSIX: locks the whole file."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Taken from None
