"""The recurring jobs: each does its work, and the worker runs what was put off."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from lianchuang.config import clock, rounds
from lianchuang.records.batches.models import Batch

DONE: list[str] = []


@task()
def note(word: str) -> None:
    """A task that leaves a trace."""
    DONE.append(word)


@task()
def stumble() -> None:
    """A task that fails."""
    raise ValueError("stumbled")


def batch(state: str, made_at: datetime) -> Batch:
    """A batch of that age."""
    return Batch.objects.create(
        kind="import", network_number=1, year=2024, state=state, made_by_name="赵秘书", made_at=made_at
    )


def test_names_are_plain_and_single() -> None:
    names = [job.name for job in clock.RECURRING]
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_imports_left_lying_are_given_up_after_30_days() -> None:
    now = timezone.now()
    old = batch(Batch.State.PLANNED, now - timedelta(days=30, minutes=1))
    young = batch(Batch.State.PLANNED, now - timedelta(days=30, minutes=-1))
    applied = batch(Batch.State.APPLIED, now - timedelta(days=400))
    clock.drop_undecided_batches()
    states = {one.pk: one.state for one in Batch.objects.all()}
    assert states == {
        old.pk: Batch.State.DROPPED,
        young.pk: Batch.State.PLANNED,
        applied.pk: Batch.State.APPLIED,
    }
    settled = Batch.objects.exclude(settled_at=None).values_list("pk", flat=True)
    assert list(settled) == [old.pk]


@pytest.mark.django_db
def test_every_recurring_job_runs_in_an_idle_house() -> None:
    Session.objects.create(session_key="old", session_data="", expire_date=datetime(2024, 1, 1, tzinfo=UTC))
    for job in clock.RECURRING:
        job.run()
    assert Session.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_waiting_tasks_run_and_a_failed_one_stops_nothing() -> None:
    DONE.clear()
    stumble.enqueue()
    note.enqueue("done")
    rounds.run_waiting_tasks()
    assert DONE == ["done"]
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]


@pytest.mark.django_db(transaction=True)
def test_the_worker_goes_on_after_a_fault_and_stops_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stopping, seen = threading.Event(), []

    def job() -> None:
        seen.append("ran")
        if len(seen) == 2:
            stopping.set()
        raise ValueError("a fault")

    recurring = clock.Recurring("faulty", job, every_seconds=0, first_after_seconds=0)
    monkeypatch.setattr(rounds, "RECURRING", (recurring,))
    monkeypatch.setattr(rounds, "LOOK_EVERY_SECONDS", 0.01)
    rounds.keep_working(stopping)
    assert seen == ["ran", "ran"]
