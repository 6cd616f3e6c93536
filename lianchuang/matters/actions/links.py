"""Task links: one task for one person or unit, without a password; narrow, expiring, revocable, logged."""

import secrets
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.access import may_keep_outbox
from lianchuang.matters.actions.matters import close_matter, for_role, open_matter
from lianchuang.matters.models import TaskLink, TaskLinkUse
from lianchuang.matters.queries import author_of, link_state, live_now
from lianchuang.matters.rules.links import GUESSES_KEPT, LONGEST_ADDRESS, MOST_GUESSES, ONE_OPENING
from lianchuang.people.access import Reach
from lianchuang.people.actions import digest_of
from lianchuang.people.models import Body, Person, Post, Role
from lianchuang.people.rules import WINDOW, minutes_to_wait
from lianchuang.records.past import act, now

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
    title: str = "",
) -> str:
    """Make a link for one task on one row; give its path, which is told only now. Rights are the caller's.

    task         a name in config/task_links.py
    name         for whom, as the page greets them
    post         the link ends with it
    expires_at   the instant from which it is no longer taken; two weeks from now where none is given
    title        what it is for, in words, such as "确认参加「列车门控」"; the list of links says it
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
        name=name[:80],
        title=title[:120],
        expires_at=expires_at or now() + timedelta(days=DAYS_VALID),
        made_by_name=made_by_name,
        made_at=now(),
    )
    return f"/t/{token}/"


def live_link(token: str) -> TaskLink | None:
    """The link of a token, if it is still taken: not revoked, not expired, its post not ended."""
    rows = TaskLink.objects.select_related("person", "body", "network", "post")
    return rows.filter(live_now(), digest=digest_of(token)).first()


def find_link(token: str) -> TaskLink | None:
    """The link of a token, whatever has become of it."""
    rows = TaskLink.objects.select_related("person", "body", "network", "post")
    return rows.filter(digest=digest_of(token)).first()


def note_use(link: TaskLink | None, *, address: str, did: str) -> None:
    """Log a request that came with a link, or with a token nobody gave out.

    Opening it again from the same place within a minute is not logged; guesses a day old are thrown away.
    """
    at, place = now(), address[:LONGEST_ADDRESS]
    if link is None:
        TaskLinkUse.objects.filter(link__isnull=True, at__lt=at - GUESSES_KEPT).delete()
    elif did == TaskLinkUse.Did.OPENED:
        again = TaskLinkUse.objects.filter(link=link, did=did, address=place, at__gt=at - ONE_OPENING)
        if again.exists():
            return
    TaskLinkUse.objects.create(link=link, at=at, address=place, did=did)


def refuse_while_guessed(address: str) -> None:
    """Raise Refused, with the minutes to wait, where tokens nobody gave out came too often from one address."""
    at = now()
    guesses = TaskLinkUse.objects.filter(
        link__isnull=True, address=address[:LONGEST_ADDRESS], at__gt=at - WINDOW
    )
    wait = minutes_to_wait(list(guesses.values_list("at", flat=True)), MOST_GUESSES, at)
    if wait:
        says = _("从您这里打开的链接有太多是不对的，请等 %(minutes)s 分钟再试，或请发链接的人重发一个。")
        raise Refused(says % {"minutes": wait})


def revoke_link(link: TaskLink) -> bool:
    """Take a link back; it opens nothing from now on. False where it was taken back before."""
    rows = TaskLink.objects.filter(pk=link.pk, revoked_at__isnull=True)
    return bool(rows.update(revoked_at=now()))


def deny_link(link: TaskLink) -> None:
    """〔这不是我〕: whoever got a link that was not for them takes it back, and its network's secretary is told.

    Raises Refused where it was taken back before.
    """
    with act(by=author_of(link), reason=_("任务链接发错了人：%(name)s") % {"name": link.name}):
        if not revoke_link(link):
            raise Refused(_("这个链接刚刚已经收回了。"))
        if link.network is None:
            return
        title = _("给%(name)s的链接到了别人手里，已收回，请重发：%(title)s")
        open_matter(
            f"link:{link.pk}:denied",
            title % {"name": link.name, "title": link.title or _("任务链接")},
            f"/task-links/{link.network.pk}/",
            for_role(link.network, Role.Kind.SECRETARY),
            network=link.network,
        )


def revoke_links(task: str, subject: int) -> int:
    """Take back every link for one task on one row; how many."""
    rows: QuerySet[TaskLink] = TaskLink.objects.filter(task=task, subject=subject, revoked_at__isnull=True)
    return rows.update(revoked_at=now())


def take_back_link(link: TaskLink, *, by: Reach) -> None:
    """〔收回〕 on the list of links. Raises Refused where it was taken back before."""
    _may_keep(link, by)
    with act(by=by.author, reason=_("收回给%(name)s的任务链接") % {"name": link.name}):
        if not revoke_link(link):
            raise Refused(_("这个链接刚刚已经收回了。"))
        close_matter(f"link:{link.pk}:denied")


def renew_link(link: TaskLink, *, by: Reach) -> str:
    """〔重发〕: a new link for the same task, the old one is taken back; the path, which is told only now.

    Raises Refused where the post it hangs on has ended, and where a new one was made since.
    """
    _may_keep(link, by)
    with act(by=by.author, reason=_("重发给%(name)s的任务链接") % {"name": link.name}):
        if link_state(link) == "ended":
            raise Refused(_("%(name)s的任职已经结束，不能再发给他。") % {"name": link.name})
        same = TaskLink.objects.filter(task=link.task, subject=link.subject, name=link.name, pk__gt=link.pk)
        if same.filter(live_now()).exists():
            raise Refused(_("已经重发过一个新的，在用的就是它；要再发，请在新的那一行按。"))
        revoke_link(link)
        close_matter(f"link:{link.pk}:denied")
        return make_task_link(
            link.task,
            link.subject,
            name=link.name,
            title=link.title,
            made_by_name=by.name,
            network=link.network,
            person=link.person,
            body=link.body,
            post=link.post,
        )


def _may_keep(link: TaskLink, by: Reach) -> None:
    assert link.network is not None
    may_keep_outbox(by, link.network).or_refuse()
