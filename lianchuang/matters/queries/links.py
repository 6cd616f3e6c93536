"""Task links: what became of one, and under which name an act that came by it is written."""

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet

from lianchuang.matters.models import TaskLink, TaskLinkUse
from lianchuang.matters.rules.links import state_of
from lianchuang.people.access import Reach
from lianchuang.people.models import Body
from lianchuang.records.past import Author, now, this_day

LONGEST_NAME = 80
LINK_STATES = ("live", "answered", "over")
Did = TaskLinkUse.Did


def author_of(link: TaskLink) -> Author:
    """Who acts by a link: no account, the name it was given to, and that it was a link."""
    ending = "（任务链接）"
    return Author(None, link.name[: LONGEST_NAME - len(ending)] + ending)


def reach_of_link(link: TaskLink) -> Reach:
    """A reach without any right, under the link's name: for actions that leave rights to their caller."""
    return Reach(name=author_of(link).name)


def link_state(link: TaskLink) -> str:
    """live, revoked, ended or expired, at this moment."""
    ends = link.post.ends_before if link.post else None
    return state_of(
        revoked_at=link.revoked_at,
        expires_at=link.expires_at,
        post_ends_before=ends,
        now=now(),
        today=this_day(),
    )


def live_now() -> Q:
    """Links that are still taken at this moment."""
    post = Q(post__isnull=True) | Q(post__ends_before__isnull=True) | Q(post__ends_before__gt=this_day())
    return post & Q(revoked_at__isnull=True, expires_at__gt=now())


def listed_links(network: Body, state: str, words: str) -> QuerySet[TaskLink]:
    """Links of a network, the latest first, each with when it was first opened, last answered, and denied.

    state   live, answered, over (opens nothing any more), or "" for all; words are looked for in names and tasks
    """
    uses = TaskLinkUse.objects.filter(link=OuterRef("pk")).order_by()
    rows = TaskLink.objects.filter(network=network).select_related("post", "person", "body")
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(title__icontains=words))
    if state == "live":
        rows = rows.filter(live_now())
    elif state == "over":
        rows = rows.exclude(live_now())
    elif state == "answered":
        rows = rows.filter(Exists(uses.filter(did=Did.ANSWERED)))
    return rows.annotate(
        opened_at=Min("uses__at", filter=Q(uses__did=Did.OPENED)),
        answered_at=Max("uses__at", filter=Q(uses__did=Did.ANSWERED)),
        denied_at=Max("uses__at", filter=Q(uses__did=Did.DENIED)),
    ).order_by("-pk")
