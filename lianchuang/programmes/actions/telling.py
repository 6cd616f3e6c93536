"""What waits for whom around a proposal: its units, its leaders, the secretary. Inside the act that is open."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from lianchuang.matters.actions import (
    Owner,
    close_matter,
    for_person,
    for_role,
    make_task_link,
    open_matter,
    queue_message,
    revoke_links,
)
from lianchuang.matters.models import Matter
from lianchuang.people.models import Person, Role
from lianchuang.programmes.models import Proposal, Unit
from lianchuang.programmes.queries.naming import leaders_of
from lianchuang.programmes.rules.proposals import RETURNED, percent
from lianchuang.records.past import BEIJING, now

TASK = "unit_confirmation"
DAYS_VALID = timedelta(days=14)
MOST_READERS = 3


def unit_key(unit: Unit) -> str:
    """The matter that waits for a unit."""
    return f"proposal:{unit.proposal_id}:unit:{unit.pk}"


def check_key(proposal: Proposal) -> str:
    """The matter that waits for the secretary once a proposal is handed in."""
    return f"proposal:{proposal.pk}:check"


def last_day(proposal: Proposal) -> date | None:
    """The last day (included) for handing in: of the call, or of the completion."""
    if proposal.state == RETURNED:
        return proposal.return_by
    return (proposal.call.closes_at - timedelta(microseconds=1)).astimezone(BEIJING).date()


def tell_unit(unit: Unit, proposal: Proposal, *, by_name: str = "", is_again: bool = False) -> None:
    """Let a unit's confirmation wait for whoever speaks for it, and put a message with a link into the outbox."""
    network, said = proposal.call.programme.network.body, {"title": proposal.title}
    title = _("内容改了，请重新确认参加：%(title)s") if is_again else _("请确认参加申报：%(title)s")
    open_matter(
        unit_key(unit), title % said, f"/units/{unit.pk}/confirmation/", for_role(unit.body, Role.Kind.UNIT),
        network=network, year=proposal.call.programme.year, due_on=last_day(proposal),
    )  # fmt: skip
    revoke_links(TASK, unit.pk)
    # What leaves the office is Chinese, whoever pressed the button.
    with translation.override(None):
        readers: list[Person | None] = [*_readers(unit, proposal)]
        for reader in readers or [None]:
            _send(unit, proposal, reader, by_name or proposal.lead.name, is_again=is_again)


def tell_leaders(proposal: Proposal, title: str, *, what: str = "lead", but: int | None = None) -> None:
    """Let something wait for each leader of the lead studio, except the person `but`."""
    programme = proposal.call.programme
    for person in leaders_of(proposal.lead):
        if person.pk != but:
            open_matter(
                f"proposal:{proposal.pk}:{what}:{person.pk}", title, proposal.get_absolute_url(), for_person(person),
                network=programme.network.body, year=programme.year, due_on=last_day(proposal),
            )  # fmt: skip


def tell_secretary(proposal: Proposal, key: str, title: str, *, address: str = "") -> None:
    """Let something wait for the network's secretary, at the proposal's page where no other is named."""
    programme = proposal.call.programme
    owner: Owner = for_role(programme.network.body, Role.Kind.SECRETARY)
    place = address or proposal.get_absolute_url()
    open_matter(key, title, place, owner, network=programme.network.body, year=programme.year)


def settle(proposal: Proposal, *, outcome: str = Matter.Outcome.DONE, what: str = "") -> None:
    """Close everything that waits around a proposal, or only what begins with `what`."""
    keys = Matter.objects.filter(key__startswith=f"proposal:{proposal.pk}:{what}", closed_at__isnull=True)
    for key in keys.values_list("key", flat=True):
        close_matter(key, outcome)


def drop_links(units: Iterable[Unit]) -> None:
    """Take back the links of units that have nothing to confirm any more."""
    for unit in units:
        revoke_links(TASK, unit.pk)


def _readers(unit: Unit, proposal: Proposal) -> Sequence[Person]:
    """Who speaks for the unit, else who leads the studio through which it takes part; nobody of the lead studio."""
    at = now()
    roles = Role.objects.filter(body=unit.body_id, kind=Role.Kind.UNIT, starts_at__lte=at).exclude(
        ends_at__lte=at
    )
    found = [role.person for role in roles.select_related("person").order_by("pk")]
    if not found and unit.studio is not None:
        found = leaders_of(unit.studio)
    own = {person.pk for person in leaders_of(proposal.lead)}
    return [person for person in dict.fromkeys(found) if person.pk not in own][:MOST_READERS]


def _send(unit: Unit, proposal: Proposal, reader: Person | None, by_name: str, *, is_again: bool) -> None:
    network, name = proposal.call.programme.network.body, reader.name if reader else unit.body.name
    title = _("确认参加申报「%(title)s」") % {"title": proposal.title}
    expires_at = _expires(proposal)
    path = make_task_link(
        TASK, unit.pk, name=name, made_by_name=by_name, network=network, person=reader, body=unit.body,
        expires_at=expires_at, title=title,
    )  # fmt: skip
    said = {
        "name": name, "by": proposal.lead.name, "unit": unit.body.name, "title": proposal.title, "path": path,
        "share": percent(unit.share_percent) if unit.share_percent is not None else "—",
        "until": f"{expires_at.astimezone(BEIJING):%Y年%m月%d日 %H:%M}",
    }  # fmt: skip
    text = _(
        "%(name)s，您好：\n%(by)s 牵头申报「%(title)s」，请%(unit)s参加，成果份额 %(share)s%%。"
        "请打开看一看，确认参加或说明不参加；%(until)s 前有效，不用登录：\n%(path)s"
    )
    again = _("（内容改过，请重新确认）") if is_again else ""
    queue_message(
        network=network, person=reader, name=name, subject=title + again, text=text % said, made_by_name=by_name,
        matter_key=unit_key(unit),
    )  # fmt: skip


def _expires(proposal: Proposal) -> datetime:
    """Two weeks from now, and not beyond the moment until which handing in is possible."""
    latest = now() + DAYS_VALID
    if proposal.state == Proposal.State.DRAFTED and proposal.call.closes_at > now():
        return min(latest, proposal.call.closes_at)
    return latest
