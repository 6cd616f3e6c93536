"""A process started by the server ends when the server ends, also by kill -9."""

import multiprocessing
import os
import threading


def end_with_parent() -> None:
    """Watch the process that started this one; without one (tests, another server) do nothing."""
    if multiprocessing.parent_process() is not None:
        threading.Thread(target=outlive, name="lifeline", daemon=True).start()


def outlive() -> None:
    """Wait for the parent's end and end at once: open transactions are rolled back by the database."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
