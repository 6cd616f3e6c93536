"""Every recurring job of the house, in one list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

KEEP_FINISHED_TASKS = timedelta(days=30)
HOUR, DAY = 3600, 86400


@dataclass(frozen=True)
class Recurring:
    """A job that comes round; it must be safe to run twice and cheap where nothing is to be done."""

    name: str
    run: Callable[[], object]
    every_seconds: float
    first_after_seconds: float


def clear_finished_tasks() -> None:
    """Forget tasks that ended long ago."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEEP_FINISHED_TASKS).delete()


RECURRING = (
    Recurring(
        "clear expired sessions", SessionStore.clear_expired, every_seconds=DAY, first_after_seconds=60
    ),
    Recurring("clear finished tasks", clear_finished_tasks, every_seconds=DAY, first_after_seconds=90),
)
