"""The job worker's process: how it begins and how it ends."""

import signal
import threading

from lianchuang.config import lifeline, signals, starting


def work(*, alone: bool = False) -> None:
    """Work until told to stop. Under a server Ctrl-C is the server's to hear; alone it is ours."""
    if not alone:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signals.leave_closing_to_parent()
    lifeline.end_with_parent()
    starting.load_django()
    from lianchuang.config.rounds import keep_working  # models exist only now

    # Until here a signal ends the process at once: nothing was begun.
    stopping = threading.Event()
    signals.hear(stopping.set, signals.ENDING if alone else {signal.SIGTERM})
    keep_working(stopping)
