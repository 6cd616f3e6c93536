"""Whose turn it is to write, within one process: SQLite lets one write at a time but is not fair about who."""

from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock

from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused

WAIT_SECONDS = 60.0


class Turns:
    """A lock that serves threads in the order they came; SQLite's own waiting let one thread starve for seconds."""

    def __init__(self) -> None:
        self._door = Lock()
        self._waiting: deque[Lock] = deque()
        self._is_taken = False

    @contextmanager
    def turn(self, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
        """Wait in line, then hold the lock. Raises Refused after `wait_seconds`."""
        self._take(wait_seconds)
        try:
            yield
        finally:
            self._pass_on()

    def _take(self, wait_seconds: float) -> None:
        with self._door:
            if not self._is_taken:
                self._is_taken = True
                return
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        try:
            is_ours = mine.acquire(timeout=wait_seconds)
        except BaseException:  # Ctrl-C in the line
            if not self._left_the_line(mine):
                self._pass_on()
            raise
        if not is_ours and self._left_the_line(mine):
            raise Refused(_("系统正在写入一大批数据，请稍后再试。什么都没有改动。"))

    def _left_the_line(self, mine: Lock) -> bool:
        """False where the turn came in the very moment of giving up: then it is ours after all."""
        with self._door:
            if mine not in self._waiting:
                return False
            self._waiting.remove(mine)
            return True

    def _pass_on(self) -> None:
        with self._door:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False


_turns = Turns()


def turn_to_write(connection: BaseDatabaseWrapper) -> AbstractContextManager[None]:
    """The turn an act waits for on SQLite; PostgreSQL queues acts itself.

    Inside a transaction the write lock is already held, and waiting for a thread that waits for it would never end.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return nullcontext()
    return _turns.turn()
