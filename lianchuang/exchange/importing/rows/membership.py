"""The studio's place in the network: joined when, in which group, left when."""

from lianchuang.basics.periods import PartialDate, partial
from lianchuang.basics.said import Said
from lianchuang.design.saying import said_of
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.draft.pointing import points_to
from lianchuang.exchange.importing.draft.studios import Seat
from lianchuang.exchange.importing.kinds.roster import day_it_left, says_it_left
from lianchuang.exchange.importing.plan import Choice
from lianchuang.networks.models import Group, Membership

LEFT, MEMBER = "left", "member"


def weigh_membership(entry: Entry, seat: Seat) -> None:
    """A new place, or what changes of the one it has. A remark that it left is asked about, never taken silently."""
    joined: PartialDate = entry.row.get("joined_on")
    known = seat.membership
    left = _left(entry, seat)
    if known is None or (known.left_on and joined.first > known.left_on):
        known = _join(entry, seat, joined)
    else:
        entry.prove(known.folder)
        entry.amend(known, "joined_on", joined_on=joined.last, joined_precision=joined.precision)
        _weigh_group(entry, known)
    if left and known.left_on is None:
        if left.last < joined.first:
            says = Said(
                "退出时间（%(left)s）早于入盟时间（%(joined)s），请核对备注和入盟时间。",
                left=left,
                joined=joined,
            )
            entry.row.wrong("joined_on", says)
        remark = entry.row.get("remark")
        entry.amend(known, "remark", left_on=left.last, left_precision=left.precision, leaving_reason=remark)


def _join(entry: Entry, seat: Seat, joined: PartialDate) -> Membership:
    entry.is_new = True
    studios = entry.draft.studios
    membership = entry.make(
        Membership(
            network=entry.draft.network,
            studio=seat.studio,
            group=_group(entry),
            joined_on=joined.last,
            joined_precision=joined.precision,
            folder=entry.folder(f"{seat.studio.name} 入盟"),
        )
    )
    before = seat.membership
    if before is None:
        studios.seat(seat, membership)
        entry.on(held=lambda: studios.unseat(seat))
    else:
        entry.on(accepted=lambda: setattr(seat, "membership", membership))
    return membership


def _weigh_group(entry: Entry, membership: Membership) -> None:
    group = _group(entry)
    if group is not None and not points_to(membership, "group", group):
        entry.amend(membership, "group", group=group)


def _group(entry: Entry) -> Group | None:
    """The network's group of the row's kind; made where the network has none yet."""
    kind = entry.row.get("group")
    if not kind:
        return None
    groups = entry.draft.studios.groups
    if kind not in groups:
        groups[kind] = entry.make(
            Group(network=entry.draft.network, kind=kind, name=str(said_of(Group.Kind(kind).label)))
        )
        entry.on(held=lambda: groups.__delitem__(kind))
    return groups[kind]


def _left(entry: Entry, seat: Seat) -> PartialDate | None:
    """When it left, once somebody has said so; None while it is a member, or not decided."""
    remark = entry.row.get("remark") or ""
    if not says_it_left(remark) or (seat.membership and seat.membership.left_on):
        return None
    day = day_it_left(remark)
    when = day or partial(entry.draft.year)
    says = Said(
        "备注写着「%(remark)s」，像是已经不在联盟里：请确定是否记为退出；退出以后不再计入成员。",
        remark=remark,
    )
    words = Said("记为已于%(when)s退出", when=when)
    if not day:
        words = Said("记为%(when)s内退出（备注没写哪一天）", when=when)
    choices = (Choice(LEFT, words), Choice(MEMBER, Said("仍是成员，备注不作数")))
    answer = entry.ask("left_the_alliance", says, choices, "remark")
    return when if answer == LEFT else None
