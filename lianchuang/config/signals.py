"""Ctrl-C, SIGTERM and the closing of the terminal, heard for certain.

Python runs a signal's handler in the main thread only, and a main thread that waits without a limit can miss it (seen
once: SIGTERM at the moment another thread started a process). The byte that Python writes for each signal is not missed.
"""

import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType

# The closing of the terminal ends like SIGTERM, unless whoever started this wished to outlive it (nohup).
_CLOSING = getattr(signal, "SIGHUP", None)
CLOSING = {_CLOSING} if _CLOSING and signal.getsignal(_CLOSING) is signal.SIG_DFL else set()
ENDING = {signal.SIGINT, signal.SIGTERM} | CLOSING


def hear(end: Callable[[], object], ending: set[signal.Signals] = ENDING) -> None:
    """Call `end`, in a thread of its own, whenever this process is told to end. Call it from the main thread."""
    ear, mouth = socket.socketpair()
    mouth.setblocking(False)
    signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)
    for number in ending:
        signal.signal(number, do_nothing)  # a handler must stand, or nothing is written
    threading.Thread(target=listen, args=(ear, mouth, end, ending), name="signals", daemon=True).start()


def listen(
    ear: socket.socket, mouth: socket.socket, end: Callable[[], object], ending: set[signal.Signals]
) -> None:
    """Read signal numbers for ever; `mouth` is held so that it stays open."""
    while told := ear.recv(1):
        if told[0] in ending:
            end()


def leave_closing_to_parent() -> None:
    """The terminal tells a whole group at once: a process whose parent ends it in order does not listen."""
    for number in CLOSING:
        signal.signal(number, signal.SIG_IGN)


def do_nothing(_signal: int, _frame: FrameType | None) -> None:
    """The listening thread acts."""
