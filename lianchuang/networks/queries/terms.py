"""Reads over the chair's terms: past, running and next, who holds them, whose turn comes, what a handover stands at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.matters.queries import holds
from lianchuang.networks.models import Handover, HandoverItem, Membership, Network, Term, TermHolder
from lianchuang.networks.queries.members import open_on
from lianchuang.networks.rules import (
    Bounds,
    Handed,
    Signature,
    Unit,
    digest_of_list,
    gaps,
    rotation,
    standing,
)
from lianchuang.people.models import Body, Role


@dataclass(frozen=True)
class Listed:
    """One row of the list of terms: a term, or a span in which nobody leads (term is None)."""

    bounds: Bounds
    standing: str
    term: Term | None = None
    holders: tuple[TermHolder, ...] = ()


@dataclass(frozen=True)
class Turn:
    """A unit in the order of rotation: its body, the seats it holds, since when it sits, how often it has led."""

    body: Body
    seats: tuple[Membership, ...]
    joined_on: date
    times: int
    leave_until: date | None = None


def bounds_of(row: Term | Role) -> Bounds:
    """From when until when a term, or a role with an end, holds."""
    assert row.ends_at is not None
    return Bounds(row.starts_at, row.ends_at)


def body_of(seat: Membership) -> Body | None:
    """The unit behind a seat: the body itself, or the host of its studio; a person is no unit."""
    return seat.body or (seat.studio.host if seat.studio else None)


def terms_of(network: Network) -> list[Term]:
    """The terms of a network, the earliest first, with body, holders, their persons and roles; two queries."""
    rows = Term.objects.filter(network=network).select_related("body").order_by("starts_at", "pk")
    return list(with_holders(rows))


def with_holders(rows: QuerySet[Term]) -> QuerySet[Term]:
    """Terms with their holders, persons and roles; one query more."""
    holders = TermHolder.objects.select_related("person", "role").order_by("role__starts_at", "pk")
    return rows.prefetch_related(Prefetch("holders", queryset=holders))


def listed_terms(terms: Iterable[Term], at: datetime) -> list[Listed]:
    """Terms and the gaps between them, the latest first."""
    rows = [
        Listed(bounds_of(term), standing(bounds_of(term), at), term, tuple(term.holders.all()))
        for term in terms
    ]
    rows += [Listed(gap, standing(gap, at)) for gap in gaps(row.bounds for row in rows)]
    return sorted(rows, key=lambda row: row.bounds, reverse=True)


def term_now(network: Network, at: datetime) -> Term | None:
    """The term that runs at an instant; None where nobody leads."""
    rows = Term.objects.filter(network=network, starts_at__lte=at, ends_at__gt=at)
    return with_holders(rows.select_related("body")).first()


def next_term(term: Term) -> Term | None:
    """The term that follows, with its holders; None where none is registered yet."""
    rows = Term.objects.filter(network=term.network_id, starts_at__gte=term.ends_at)
    return with_holders(rows.select_related("body").order_by("starts_at")).first()


def turns_of(network: Network, chaired: Iterable[Term], day: date) -> tuple[list[Turn], list[Turn]]:
    """Whose turn it is to lead, the next first, of the units that sit in a network on a day; and those on leave then."""
    rows = Membership.objects.filter(open_on(day), network=network, person__isnull=True)
    seats: dict[int, list[Membership]] = {}
    for seat in rows.select_related("body", "studio__host").order_by("joined_on", "pk"):
        body = body_of(seat)
        if body is not None:
            seats.setdefault(body.pk, []).append(seat)
    led = [term.body_id for term in chaired]
    turns = {key: _turn(held, led.count(key)) for key, held in seats.items()}
    away = {key for key, turn in turns.items() if turn.leave_until and turn.leave_until > day}
    units = (Unit(key, turn.joined_on, key in away) for key, turn in turns.items())
    return [turns[key] for key in rotation(units, led)], [turns[key] for key in turns if key in away]


def _turn(seats: list[Membership], times: int) -> Turn:
    body = body_of(seats[0])
    assert body is not None
    leaves = [seat.rotation_leave_until for seat in seats]
    # A unit is on leave when each of its seats is.
    until = min((each for each in leaves if each), default=None) if all(leaves) else None
    return Turn(body, tuple(seats), seats[0].joined_on, times, until)


def holders_to_the_end(term: Term | None) -> list[TermHolder]:
    """Who acts for the chair unit when its term ends: they sign what is handed over. Give the term with its holders."""
    return [each for each in term.holders.all() if each.role.ends_at == term.ends_at] if term else []


def signature_of(at: datetime | None, paper: StampedPaper | None) -> Signature:
    """What one side's signature stands at; a void paper is no signature."""
    if at is None or (paper is not None and paper.is_void):
        return "missing"
    return "signed" if holds(paper) else "contested"


def signatures_of(handover: Handover) -> tuple[Signature, Signature]:
    """The outgoing side's and the incoming side's."""
    given = signature_of(handover.given_at, handover.given_paper)
    return given, signature_of(handover.taken_at, handover.taken_paper)


def items_of(handover: Handover) -> list[HandoverItem]:
    """The list in its order, with matters and files; one query."""
    rows = HandoverItem.objects.filter(handover=handover).select_related("matter", "evidence")
    return list(rows.order_by("position", "pk"))


def handed(items: Iterable[HandoverItem]) -> list[Handed]:
    """The same as the rules ask for it."""
    return [Handed(item.title, item.goes_to, bool(item.matter and item.matter.closed_at)) for item in items]


def digest_of(items: Iterable[HandoverItem]) -> str:
    """What a signature under these items stands for."""
    rows = ((i.position, i.kind, i.title, i.amount_yuan, i.goes_to, i.evidence_id) for i in items)
    return digest_of_list(rows)


def unlisted_matters(term: Term) -> list[Matter]:
    """Open matters of the chair's, come up before the term's end, that its handover does not list."""
    body = term.network.body_id
    listed = HandoverItem.objects.filter(handover__term=term, matter__isnull=False).values("matter_id")
    waiting = Matter.objects.filter(network=body, body=body, role=Role.Kind.CHAIR, closed_at__isnull=True)
    return list(waiting.filter(opened_at__lt=term.ends_at).exclude(pk__in=listed).order_by("opened_at", "pk"))
