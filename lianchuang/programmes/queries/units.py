"""Units of a proposal: where each one's confirmation stands, and what exactly it is asked to confirm."""

import hashlib
import json
from dataclasses import dataclass

from django.db.models import Q

from lianchuang.matters.queries import holds
from lianchuang.programmes.models import Proposal, ProposalPerson, Unit
from lianchuang.programmes.rules.proposals import (
    CONFIRMED,
    CONTESTED,
    DECLINED,
    VOID,
    WAITING,
    UnitFacts,
    percent,
)

# Confirmed, and what that rests on holds: for counting in one query what standing_of tells of one row.
STANDS = (
    Q(confirmed_at__isnull=False, declined_at__isnull=True)
    & (Q(stamped_paper__isnull=True) | Q(stamped_paper__is_void=False))
    & (
        Q(stamped_paper__isnull=True)
        | Q(stamped_paper__contested_at__isnull=True)
        | Q(stamped_paper__settled_at__isnull=False)
    )
)


@dataclass(frozen=True)
class AskedUnit:
    """A unit as the page shows it: where it stands, and its people in the work."""

    unit: Unit
    standing: str
    people: list[ProposalPerson]


def standing_of(unit: Unit) -> str:
    """waiting, confirmed, contested, void or declined; reads the stamped paper it rests on, if there is one."""
    if unit.declined_at is not None:
        return DECLINED
    if unit.confirmed_at is None:
        return WAITING
    stamped = unit.stamped_paper
    if stamped is None or holds(stamped):
        return CONFIRMED
    return VOID if stamped.is_void else CONTESTED


def units_of(proposal: Proposal) -> list[AskedUnit]:
    """The units of a proposal in their order; two queries."""
    rows = list(proposal.units.select_related("body", "studio", "stamped_paper").order_by("position", "pk"))
    people = people_of(proposal)
    return [
        AskedUnit(each, standing_of(each), [one for one in people if one.person.body_id == each.body_id])
        for each in rows
    ]


def people_of(proposal: Proposal) -> list[ProposalPerson]:
    """The people of a proposal in their order; one query."""
    return list(proposal.people.select_related("person__body").order_by("position", "pk"))


def facts_of_units(units: list[AskedUnit]) -> list[UnitFacts]:
    """Units as the rules see them."""
    return [
        UnitFacts(each.unit.body.name, each.unit.share_percent, each.standing, each.unit.is_lead)
        for each in units
    ]


def seen_of(unit: Unit, title: str, people: list[ProposalPerson]) -> str:
    """A short digest of what a unit confirms: title, share, its own people; another digest is another question."""
    own = sorted((each.person_id, each.part) for each in people if each.person.body_id == unit.body_id)
    share = "" if unit.share_percent is None else percent(unit.share_percent)
    said = json.dumps([title, share, own], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]
