"""The job worker's process: how it begins and how it ends."""

import signal
import threading
from types import FrameType

from lianchuang.config import lifeline, starting


def work(*, alone: bool = False) -> None:
    """Work until told to stop. Under a server Ctrl-C is the server's to hear; alone it is ours."""
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop if alone else signal.SIG_IGN)
    lifeline.end_with_parent()
    starting.load_django()
    from lianchuang.config.rounds import keep_working  # models exist only now

    keep_working(stopping)
