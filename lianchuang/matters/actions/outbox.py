"""The outbox: nothing is sent that was not seen. Each verb carries the fingerprint of what the page showed."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.access import may_keep_outbox, may_send_mail
from lianchuang.matters.actions.messages import watch_outbox
from lianchuang.matters.models import Message, TaskLink
from lianchuang.matters.queries import UNSENT, Chosen, Look, look_at, unsent
from lianchuang.matters.rules.messages import blanked, tokens_in
from lianchuang.people.access import Reach
from lianchuang.people.actions import digest_of
from lianchuang.people.models import Body
from lianchuang.records.past import Author, act, now

State, Failure = Message.State, Message.Failure


class SeenOtherwise(Refused):
    """What stands in the outbox is not what was looked at; nothing was done."""


@dataclass(frozen=True)
class Seen:
    """What a page showed: which messages, under which address of this house, with which fingerprint."""

    chosen: Chosen
    base: str
    fingerprint: str


@dataclass(frozen=True)
class Done:
    """How many went that way, how many were dropped since their matter is settled, how many have no address."""

    count: int
    settled: int = 0
    without: int = 0


def send_seen(network: Body, seen: Seen, *, by: Reach) -> Done:
    """Queue for the worker the messages that were seen, in the very words; those without an address stay.

    Raises SeenOtherwise, and Refused without a mail server and where none has an address.
    """
    may_send_mail(by, network).or_refuse()
    with _looked_at(network, seen, by, _("发出待发消息")) as (rows, look):
        going = {each.number: each for each in look.by_mail}
        if not going:
            raise Refused(_("选中的都没有邮箱，没有可发的；可以复制到微信。"))
        for row in rows:
            if row.pk in going:
                shown = going[row.pk]
                row.state, row.text, row.email = State.QUEUED, shown.text, shown.email
                row.sent_by_name, row.claimed_at, row.failure, row.failure_detail = by.name, None, "", ""
        _save(rows)
    settled = len(look.messages) - len(look.live)
    return Done(len(going), settled, len(look.live) - len(going))


def copy_seen(network: Body, seen: Seen, *, by: Reach) -> Done:
    """Mark the messages that were seen as copied into a chat; their links are blanked here. Raises SeenOtherwise."""
    may_keep_outbox(by, network).or_refuse()
    with _looked_at(network, seen, by, _("待发消息复制到微信")) as (rows, look):
        going = {each.number for each in look.live}
        for row in rows:
            if row.pk in going:
                row.state, row.text, row.failure = State.COPIED, blanked(row.text), ""
                row.sent_at, row.sent_by_name = now(), by.name
        _save(rows)
    return Done(len(going), len(rows) - len(going))


def drop_seen(network: Body, seen: Seen, *, by: Reach) -> Done:
    """Drop the messages that were seen (不发了); links nobody got are taken back. Raises SeenOtherwise."""
    may_keep_outbox(by, network).or_refuse()
    with _looked_at(network, seen, by, _("待发消息不发了")) as (rows, _look):
        going = [row for row in rows if row.state in UNSENT]
        _drop(going, Failure.BY_HAND, by.name)
        _save(rows)
    return Done(len(going), len(rows) - len(going))


def drop_settled(numbers: Collection[int], *, by: Author) -> int:
    """Drop messages whose matter was settled meanwhile, whoever did it; how many. One that is on its way stays."""
    with act(by=by, reason=_("事情已经办了，待发消息放下")):
        free = Q(state__in=UNSENT) | Q(state=State.QUEUED, claimed_at__isnull=True)
        rows = list(Message.objects.filter(free, pk__in=numbers).select_related("network"))
        _drop(rows, Failure.SETTLED, by.name)
        _save(rows)
        for network in {row.network for row in rows}:
            watch_outbox(network, by=by)
    return len(rows)


@contextmanager
def _looked_at(network: Body, seen: Seen, by: Reach, reason: str) -> Iterator[tuple[list[Message], Look]]:
    """The rows that were seen, within an act: nobody else can send them meanwhile; settled ones are dropped first."""
    with act(by=by.author, reason=reason):
        rows = list(unsent(network, seen.chosen))
        look = look_at(rows, seen.base)
        if not rows or look.fingerprint != seen.fingerprint:
            raise SeenOtherwise(_("您看的时候，这些消息变了：什么都没有发，请再看一遍。"))
        settled = {each.number for each in look.messages if each.is_settled}
        _drop([row for row in rows if row.pk in settled], Failure.SETTLED, by.name)
        yield rows, look
        watch_outbox(network, by=by.author)


def _drop(rows: list[Message], why: str, by_name: str) -> None:
    tokens = [digest_of(token) for row in rows for token in tokens_in(row.text)]
    TaskLink.objects.filter(digest__in=tokens, revoked_at__isnull=True).update(revoked_at=now())
    for row in rows:
        row.state, row.failure, row.text = State.DROPPED, why, blanked(row.text)
        row.sent_at, row.sent_by_name = now(), by_name


def _save(rows: list[Message]) -> None:
    columns = ["state", "text", "email", "sent_at", "sent_by_name", "claimed_at", "failure", "failure_detail"]
    Message.objects.bulk_update(rows, columns)
