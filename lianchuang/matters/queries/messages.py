"""The outbox: what is unsent, and the very words that would go out."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from lianchuang.matters.models import Matter, Message
from lianchuang.matters.rules.messages import MOST_AT_ONCE, fingerprint_of, with_base
from lianchuang.people.models import Body, PersonContact

State = Message.State
UNSENT = (State.WAITING, State.FAILED)
TABS: dict[str, tuple[str, ...]] = {
    "waiting": (State.WAITING, State.QUEUED),
    "failed": (State.FAILED,),
    "gone": (State.SENT, State.COPIED, State.DROPPED),
}


@dataclass(frozen=True)
class Chosen:
    """Which unsent messages of an outbox: those of these numbers, or all of the state where none is named."""

    state: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A message as it would go out."""

    number: int
    name: str
    email: str
    subject: str
    text: str
    is_settled: bool
    failure: str


@dataclass(frozen=True)
class Look:
    """What was looked at, and its fingerprint; messages whose matter is settled are told and never go."""

    messages: list[Shown]
    fingerprint: str

    @property
    def live(self) -> list[Shown]:
        """Those that may still go, whichever way."""
        return [each for each in self.messages if not each.is_settled]

    @property
    def by_mail(self) -> list[Shown]:
        """Those that go by mail."""
        return [each for each in self.live if each.email]


def has_mail_server() -> bool:
    """Whether a mail server is named (LIANCHUANG_SMTP)."""
    return bool(settings.EMAIL_HOST)


def tab_counts(network: Body) -> dict[str, int]:
    """How many messages stand in each of TABS; one query."""
    counts = {name: Count("pk", filter=Q(state__in=states)) for name, states in TABS.items()}
    return Message.objects.filter(network=network).aggregate(**counts)


def with_words(rows: QuerySet[Message]) -> QuerySet[Message]:
    """Messages with `is_settled` (the matter they speak of is) and `mail`: their address, or the person's of today."""
    contact = PersonContact.objects.filter(person=OuterRef("person")).values("email")[:1]
    matters = Matter.objects.filter(key=OuterRef("matter_key"))
    settled = Exists(matters.filter(closed_at__isnull=False)) & ~Exists(
        matters.filter(closed_at__isnull=True)
    )
    mail = Coalesce(NullIf("email", Value("")), Subquery(contact), Value(""))
    return rows.annotate(is_settled=settled, mail=mail)


def unsent(network: Body, chosen: Chosen) -> QuerySet[Message]:
    """The chosen messages that are still unsent, at most MOST_AT_ONCE, oldest first."""
    rows = Message.objects.filter(network=network, state__in=UNSENT)
    rows = rows.filter(pk__in=chosen.numbers) if chosen.numbers else rows.filter(state=chosen.state)
    return with_words(rows).order_by("pk")[:MOST_AT_ONCE]


def look_at(rows: Collection[Message], base: str) -> Look:
    """The messages in their very words under an address of this house; what is sent carries the fingerprint."""
    shown = [
        Shown(
            row.pk,
            row.name,
            row.mail,  # type: ignore[attr-defined]
            row.subject,
            with_base(row.text, base),
            row.is_settled,  # type: ignore[attr-defined]
            str(row.get_failure_display()),
        )
        for row in rows
    ]
    seen = fingerprint_of((each.number, each.name, each.email, each.subject, each.text) for each in shown)
    return Look(shown, seen)
