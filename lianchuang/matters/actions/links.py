"""Task links: one task for one person or unit, without a password; narrow, expiring, revocable, logged."""

import secrets
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from lianchuang.matters.models import TaskLink, TaskLinkUse
from lianchuang.people.actions import digest_of
from lianchuang.people.models import Body, Person, Post
from lianchuang.records.past import now, this_day

DAYS_VALID = 14


def make_task_link(
    task: str,
    subject: int,
    *,
    name: str,
    made_by_name: str,
    network: Body | None = None,
    person: Person | None = None,
    body: Body | None = None,
    post: Post | None = None,
    expires_at: datetime | None = None,
) -> str:
    """Make a link for one task on one row; give its path, which is told only now. Rights are the caller's.

    task         a name in config/task_links.py
    name         for whom, as the page greets them
    post         the link ends with it
    expires_at   the instant from which it is no longer taken; two weeks from now where none is given
    """
    token = secrets.token_urlsafe(18)
    TaskLink.objects.create(
        digest=digest_of(token),
        task=task,
        subject=subject,
        network=network,
        person=person,
        body=body,
        post=post,
        name=name,
        expires_at=expires_at or now() + timedelta(days=DAYS_VALID),
        made_by_name=made_by_name,
        made_at=now(),
    )
    return f"/t/{token}/"


def live_link(token: str) -> TaskLink | None:
    """The link of a token, if it is still taken: not revoked, not expired, its post not ended."""
    today = this_day()
    goes_on = Q(post__isnull=True) | Q(post__ends_before__isnull=True) | Q(post__ends_before__gt=today)
    rows = TaskLink.objects.select_related("person", "body", "network", "post")
    return rows.filter(
        goes_on, digest=digest_of(token), revoked_at__isnull=True, expires_at__gt=now()
    ).first()


def note_use(link: TaskLink | None, *, address: str, did: str) -> None:
    """Log a request that came with a link, or with a token nobody gave out."""
    TaskLinkUse.objects.create(link=link, at=now(), address=address, did=did)


def revoke_link(link: TaskLink) -> None:
    """Take a link back; it opens nothing from now on."""
    TaskLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(revoked_at=now())


def revoke_links(task: str, subject: int) -> int:
    """Take back every link for one task on one row; how many."""
    rows: QuerySet[TaskLink] = TaskLink.objects.filter(task=task, subject=subject, revoked_at__isnull=True)
    return rows.update(revoked_at=now())
