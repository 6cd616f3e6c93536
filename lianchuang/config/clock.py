"""Every recurring job of the house, in one list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lianchuang.matters.actions import drop_settled_messages, send_queued_messages
from lianchuang.networks.actions import remind_of_terms
from lianchuang.notices.actions import close_due_notices
from lianchuang.programmes.actions import settle_late_drafts
from lianchuang.records.batches.models import Batch
from lianchuang.records.past import now
from lianchuang.records.past.digests import acts_without_digest, digest_new_acts
from lianchuang.reviews.actions import close_due_rounds

KEEP_FINISHED_TASKS = timedelta(days=30)
KEEP_UNDECIDED_BATCHES = timedelta(days=30)
DAY = 86400


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


def digest_acts() -> None:
    """Chain the digests of new acts; the look is a read, so that an idle house takes no lock."""
    if acts_without_digest():
        digest_new_acts()


def drop_undecided_batches() -> None:
    """Give up imports that were planned and left lying: the records have moved on since."""
    before = timezone.now() - KEEP_UNDECIDED_BATCHES
    undecided = Batch.objects.filter(state=Batch.State.PLANNED, made_at__lt=before)
    undecided.update(state=Batch.State.DROPPED, settled_at=now())


RECURRING = (
    Recurring("send queued messages", send_queued_messages, every_seconds=2, first_after_seconds=3),
    Recurring("drop settled messages", drop_settled_messages, every_seconds=60, first_after_seconds=10),
    Recurring("digest acts", digest_acts, every_seconds=5, first_after_seconds=2),
    Recurring(
        "clear expired sessions", SessionStore.clear_expired, every_seconds=DAY, first_after_seconds=60
    ),
    Recurring("clear finished tasks", clear_finished_tasks, every_seconds=DAY, first_after_seconds=90),
    Recurring("close due notices", close_due_notices, every_seconds=300, first_after_seconds=15),
    Recurring("close due reviews", close_due_rounds, every_seconds=60, first_after_seconds=20),
    Recurring("settle late drafts", settle_late_drafts, every_seconds=300, first_after_seconds=25),
    Recurring("remind of terms", remind_of_terms, every_seconds=3600, first_after_seconds=30),
    Recurring("drop undecided imports", drop_undecided_batches, every_seconds=DAY, first_after_seconds=120),
)
