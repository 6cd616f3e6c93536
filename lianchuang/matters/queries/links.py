"""Task links: what became of one, and under which name an act that came by it is written."""

from lianchuang.matters.models import TaskLink
from lianchuang.matters.rules.links import state_of
from lianchuang.people.access import Reach
from lianchuang.records.past import Author, now, this_day

LONGEST_NAME = 80


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
