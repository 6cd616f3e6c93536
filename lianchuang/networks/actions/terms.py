"""The chair's terms: begun, moved, held by somebody else; the roles that carry the rights follow in the same act."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import close_matter
from lianchuang.networks.access import may_keep
from lianchuang.networks.actions.signing import ask_incoming, next_key
from lianchuang.networks.actions.studios import person_at
from lianchuang.networks.models import Membership, Network, Term, TermHolder
from lianchuang.networks.queries import body_of, bounds_of
from lianchuang.networks.rules import Bounds, Named, may_begin, may_move, may_serve_from, moved_role, standing
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Person, Role
from lianchuang.records.correcting import ChangedMeanwhile, Grounds
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import BEIJING, now
from lianchuang.records.stamped import act_on_paper, correct_on_paper
from lianchuang.records.telling import last_number


@dataclass(frozen=True)
class Coming:
    """一任: which member's unit leads, as the how many-th, from when until when, and who acts for it."""

    seat: Membership
    number: int
    bounds: Bounds
    holders: tuple[Named, ...]
    is_acting: bool = False


def begin_term(
    network: Network, coming: Coming, *, grounds: Grounds, by: Reach, scan: Upload | None = None
) -> tuple[Term, int]:
    """Register a term (登记任期) with its holders; their roles carry its very bounds, so nobody grants anything.

    Raises Refused for a term that overlaps another, a number that is taken, a seat that is no unit's or is not open on
    the first day, and a holder whose name several people of the unit have.
    """
    may_keep(by, network).or_refuse()
    body = _fit_unit(network, coming)
    says = f"登记第 {coming.number} 任理事长单位：{body.name}"
    with act_on_paper(by=by.author, grounds=grounds.or_reason(says), folder=network.folder, scan=scan) as act:
        others = list(Term.objects.filter(network=network))
        may_begin(coming.bounds, [bounds_of(each) for each in others]).or_refuse()
        if any(each.number == coming.number for each in others):
            raise Refused(_("第 %(number)s 任已经登记过了。") % {"number": coming.number})
        term = Term.objects.create(
            network=network,
            body=body,
            membership=coming.seat,
            number=coming.number,
            starts_at=coming.bounds.starts_at,
            ends_at=coming.bounds.ends_at,
            is_acting=coming.is_acting,
        )
        for named in coming.holders:
            _seat_holder(term, named, coming.bounds)
        ask_incoming(network)
        for earlier in others:
            close_matter(next_key(earlier))
    return term, act


def move_term(
    term: Term, *, bounds: Bounds, read_at: int, by: Reach, grounds: Grounds, scan: Upload | None = None
) -> int:
    """Change a term's bounds (调整起止), and its holders' roles with them; give the act's number.

    Both bounds before it begins, then only to an earlier end. Raises Refused without a reason, and ChangedMeanwhile.
    """
    may_keep(by, term.network).or_refuse()
    _ask_reason(grounds)
    with act_on_paper(by=by.author, grounds=grounds, folder=term.network.folder, scan=scan) as number:
        row, holders = _locked(term, read_at, number)
        others = Term.objects.filter(network=row.network_id).exclude(pk=row.pk)
        old = bounds_of(row)
        may_move(old, bounds, [bounds_of(each) for each in others], now()).or_refuse()
        row.starts_at, row.ends_at = bounds.starts_at, bounds.ends_at
        row.save(update_fields=["starts_at", "ends_at"])
        for holder in holders:
            _move_role(holder, moved_role(bounds_of(holder.role), old, bounds))
    return number


def change_holder(
    term: Term,
    *,
    leaving: TermHolder | None,
    coming: Named | None,
    at: datetime,
    read_at: int,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Let somebody else act for the chair unit from an instant on (换人); give the act's number.

    leaving   whose rights end at that instant (excluded); None adds a holder
    coming    whose rights begin then and end with the term; None where nobody follows
    Raises Refused for an instant outside the term, without a reason, and where nobody would be left.
    """
    may_keep(by, term.network).or_refuse()
    _ask_reason(grounds)
    if leaving is None and coming is None:
        raise Refused(_("请填写谁来代表理事长单位，或者谁不再代表。"))
    with act_on_paper(by=by.author, grounds=grounds, folder=term.network.folder, scan=scan) as number:
        row, holders = _locked(term, read_at, number)
        bounds = bounds_of(row)
        if standing(bounds, now()) == "past":
            raise Refused(_("这一任已经结束，不能再换人。"))
        gone = next((each for each in holders if leaving and each.pk == leaving.pk), None)
        may_serve_from(at, bounds, bounds_of(gone.role) if gone else None).or_refuse()
        stays = [each for each in holders if each != gone and each.role.ends_at == row.ends_at]
        if coming is None and not stays:
            raise Refused(_("理事长单位至少要有一位，请写明由谁接任。"))
        if coming is not None:
            _seat_holder(row, coming, Bounds(at, row.ends_at))
        if gone is not None:
            starts_at = gone.role.starts_at
            _move_role(gone, Bounds(starts_at, at) if starts_at < at else None)
    return number


def take_leave(
    seat: Membership,
    *,
    rotation_leave_until: object,
    rotation_leave_reason: str,
    read_at: int,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Pass a member over where the chair rotates, until a day (轮值请假), or no longer where none is given. Raises Refused."""
    may_keep(by, seat.network).or_refuse()
    values = {"rotation_leave_until": rotation_leave_until, "rotation_leave_reason": rotation_leave_reason}
    return correct_on_paper(seat, values, read_at=read_at, by=by.author, grounds=grounds, scan=scan)


def _fit_unit(network: Network, coming: Coming) -> Body:
    seat, body = coming.seat, body_of(coming.seat)
    first_day = coming.bounds.starts_at.astimezone(BEIJING).date()
    if seat.network_id != network.pk or body is None:
        raise Refused(_("请从这个联盟的成员单位里选。"))
    if seat.joined_on > first_day or (seat.left_on is not None and seat.left_on <= first_day):
        raise Refused(_("「%(name)s」在任期开始的那天不是成员。") % {"name": body.name})
    if not coming.holders:
        raise Refused(_("理事长单位至少要有一位，请写明由谁接任。"))
    return body


def _seat_holder(term: Term, named: Named, bounds: Bounds) -> TermHolder:
    """A holder with the role that carries the rights, within the act that is open."""
    same = Person.objects.filter(name=named.name, body=term.body)
    if same.count() > 1:
        says = _("%(body)s有不止一位「%(name)s」，请先在人员页把姓名分开。")
        raise Refused(says % {"body": term.body.name, "name": named.name})
    person = person_at(term.body, named.name)
    if TermHolder.objects.filter(term=term, person=person).exists():
        raise Refused(_("这一任里已经有%(name)s。") % {"name": person.name})
    role = Role.objects.create(
        person=person,
        kind=Role.Kind.CHAIR,
        body=term.network.body,
        starts_at=bounds.starts_at,
        ends_at=bounds.ends_at,
    )
    return TermHolder.objects.create(term=term, person=person, title=named.title, role=role)


def _move_role(holder: TermHolder, bounds: Bounds | None) -> None:
    role = holder.role
    if bounds is None:
        holder.delete()
        role.delete()
    elif bounds != bounds_of(role):
        role.starts_at, role.ends_at = bounds.starts_at, bounds.ends_at
        role.save(update_fields=["starts_at", "ends_at"])


def _locked(term: Term, read_at: int, number: int) -> tuple[Term, list[TermHolder]]:
    """The term as it stands now, for nobody else to change, with its holders. Raises ChangedMeanwhile."""
    row = Term.objects.select_for_update(of=("self",)).select_related("network__body", "body").get(pk=term.pk)
    holders = list(TermHolder.objects.filter(term=row).select_related("person", "role").order_by("pk"))
    newest = last_number(row, *holders, *(each.role for each in holders))
    if newest > read_at and newest != number:
        raise ChangedMeanwhile([], newest)
    return row, holders


def _ask_reason(grounds: Grounds) -> None:
    if not grounds.reason.strip():
        raise Refused(_("请写明理由，它会留在台账里。"))
