"""Who checks, who decides."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, refuse_unless
from lianchuang.networks.access import may_keep
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.programmes.models import Call, Proposal


def may_check(reach: Reach, proposal: Proposal) -> Verdict:
    """Formal check and likeness are the secretariat's."""
    return may_keep(reach, proposal.call.programme.network)


def may_decide(reach: Reach, call: Call) -> Verdict:
    """The council decides: the chair in its term presides, the secretary writes it down."""
    network: Network = call.programme.network
    held = reach.bodies_with(Role.Kind.CHAIR, Role.Kind.SECRETARY)
    is_council = reach.is_administrator or network.body_id in held
    return refuse_unless(is_council, _("评定由在任的理事长单位主持，秘书处记录。"))


def may_run_review(reach: Reach, call: Call) -> Verdict:
    """The review and the notice of a call are set up by the secretariat."""
    return may_keep(reach, call.programme.network)
