"""Studios, networks, who sits in them, what relates them, who chairs them."""

from lianchuang.networks.models.membership import Membership
from lianchuang.networks.models.network import PRECISIONS, Clause, Group, Network, NetworkRelation, Register
from lianchuang.networks.models.studio import Contact, Designation, Leadership, Studio
from lianchuang.networks.models.term import Handover, HandoverItem, Term, TermHolder

__all__ = [
    "PRECISIONS",
    "Clause",
    "Contact",
    "Designation",
    "Group",
    "Handover",
    "HandoverItem",
    "Leadership",
    "Membership",
    "Network",
    "NetworkRelation",
    "Register",
    "Studio",
    "Term",
    "TermHolder",
]
