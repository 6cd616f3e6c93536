"""Pure rules of networks: who sits in them, what may relate to what, who chairs them and when, what is handed over."""

from lianchuang.networks.rules.handover import Handed, Signature, digest_of_list, may_close
from lianchuang.networks.rules.members import closes_a_loop, is_open_on, may_be_one_studio
from lianchuang.networks.rules.terms import (
    Bounds,
    Named,
    Unit,
    gaps,
    may_begin,
    may_move,
    may_serve_from,
    moved_role,
    named_holders,
    rotation,
    standing,
    told_instant,
)

__all__ = [
    "Bounds",
    "Handed",
    "Named",
    "Signature",
    "Unit",
    "closes_a_loop",
    "digest_of_list",
    "gaps",
    "is_open_on",
    "may_be_one_studio",
    "may_begin",
    "may_close",
    "may_move",
    "may_serve_from",
    "moved_role",
    "named_holders",
    "rotation",
    "standing",
    "told_instant",
]
