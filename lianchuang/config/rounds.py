"""The job worker's rounds: tasks that were put off, and the recurring jobs of clock.py, one after another."""

import logging
import threading
import time
from collections.abc import Callable

from django.db import close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from lianchuang.config.clock import RECURRING, Recurring

LOOK_EVERY_SECONDS = 1.0

log = logging.getLogger(__name__)


def keep_working(stopping: threading.Event) -> None:
    """Look for work each second until told to stop."""
    due = {job: time.monotonic() + job.first_after_seconds for job in RECURRING}
    while not stopping.is_set():
        close_old_connections()
        attempt("waiting tasks", run_waiting_tasks)
        for job in due_now(due):
            if not stopping.is_set():
                due[job] = time.monotonic() + job.every_seconds
                attempt(job.name, job.run)
        stopping.wait(LOOK_EVERY_SECONDS)
    connections.close_all()


def due_now(due: dict[Recurring, float]) -> list[Recurring]:
    """The jobs whose moment has come."""
    return [job for job, moment in due.items() if moment <= time.monotonic()]


def attempt(name: str, run: Callable[[], object]) -> None:
    """Run one thing; a fault is logged and the next round tries again."""
    try:
        run()
    except Exception:
        log.exception("%s failed; it is tried again in its next round", name)
        connections.close_all()


def run_waiting_tasks() -> None:
    """Run every task that is ready.

    The look is a plain read: the library's own loop would take SQLite's write lock each second only to find nothing.
    """
    if DBTaskResult.objects.ready().exists():
        Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="worker",
        ).run()
