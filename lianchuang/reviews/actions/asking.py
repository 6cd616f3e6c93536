"""What a round asks of people: matters for its officers and its experts, and the row itself, held for one act."""

from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import Owner, for_person, open_matter, queue_message
from lianchuang.records.past import BEIJING, now
from lianchuang.reviews.models import Expert, Round


def locked(round: Round, *states: str) -> Round:
    """The round as it is kept, held until the act ends. Raises Refused in any other state than these; none: in any."""
    row = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    if states and row.state not in states:
        raise Refused(_("这次评审现在是「%(state)s」，这一步做不了。") % {"state": row.get_state_display()})
    return row


def open_for(round: Round, what: str, title: str, address: str, owner: Owner) -> None:
    """Let something of a round wait for somebody, within the act that is open."""
    # The last day on which something may still be handed in.
    closes = (round.closes_at - timedelta(microseconds=1)).astimezone(BEIJING) if round.closes_at else None
    due_on = closes.date() if closes and what.endswith(("declare", "score")) else None
    year = (closes or now().astimezone(BEIJING)).year
    open_matter(
        f"review:{round.pk}:{what}",
        title,
        address,
        owner,
        network=round.network,
        year=year,
        due_on=due_on,
    )


def ask_declaration(round: Round, expert: Expert, *, by: str) -> None:
    """A matter and a message for one expert, within the act that is open; the message waits to be looked at.

    by   the name under which the message is made
    """
    title = _("申报回避：%(title)s") % {"title": round.title}
    address, what = f"/reviews/{round.pk}/declaration/", f"{expert.pk}:declare"
    open_for(round, what, title, address, for_person(expert.person))
    said = {"name": expert.person.name, "title": round.title, "address": address}
    # What leaves the office is Chinese, whoever pressed the button.
    with translation.override(None):
        queue_message(
            network=round.network,
            person=expert.person,
            subject=_("请您担任评审专家：%(title)s") % said,
            text=_(
                "%(name)s，您好：\n请您担任「%(title)s」的评审专家。请先登录，看一看有没有要回避的：\n%(address)s"
            )
            % said,
            made_by_name=by,
            matter_key=f"review:{round.pk}:{what}",
        )


def ask_scores(round: Round, expert: Expert) -> None:
    """A matter for one expert, within the act that is open."""
    title = _("评分：%(title)s") % {"title": round.title}
    open_for(round, f"{expert.pk}:score", title, f"/reviews/{round.pk}/desk/", for_person(expert.person))
