"""Which proposals the actor may see, who writes them, who confirms and hands them in."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, allowed, refuse_unless
from lianchuang.networks.access import governed_networks, led_studios, may_keep
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.programmes.access.programmes import own_studios
from lianchuang.programmes.models import Call, Proposal, Unit
from lianchuang.records.past import today

State = Proposal.State


def visible_proposals(reach: Reach) -> QuerySet[Proposal]:
    """Those of one's own studios; those one's unit is asked to join; what was handed in to a network one governs or chairs.

    A draft is its writers' own: of the others only the secretary sees it, who may have to type for a studio.
    """
    if reach.is_administrator:
        return Proposal.objects.all()
    kept = Q(call__programme__network__body__in=reach.bodies_with(Role.Kind.SECRETARY))
    governed = Q(call__programme__network__in=governed_networks(reach).values("pk"))
    chaired = Q(call__programme__network__body__in=reach.bodies_with(Role.Kind.CHAIR))
    asked = Unit.objects.filter(body__in=reach.bodies_with(Role.Kind.UNIT)).values("proposal_id")
    return Proposal.objects.filter(
        kept
        | ((governed | chaired) & ~Q(state=State.DRAFTED))
        | Q(lead__in=today(own_studios(reach)))
        | Q(pk__in=today(asked))
    )


def is_secretary(reach: Reach, call: Call) -> bool:
    """Whether the actor types for studios in this network."""
    return bool(may_keep(reach, call.programme.network))


def may_file(reach: Reach, call: Call) -> Verdict:
    """Begin a proposal: a studio's leader or contact, or the secretary for a studio."""
    may = is_secretary(reach, call) or own_studios(reach).exists()
    return refuse_unless(may, _("只有成员工作室的领衔人、联系人，或替他们代填的秘书处，可以申报。"))


def may_write(reach: Reach, proposal: Proposal) -> Verdict:
    """Fill in (填报): leader or contact of the lead studio, or the secretary for them, while it is being written."""
    own = own_studios(reach).filter(pk=proposal.lead_id).exists()
    may = own or is_secretary(reach, proposal.call)
    is_open = proposal.state in (State.DRAFTED, State.RETURNED)
    says = _("这份申报现在是“%(state)s”，不能再改。") % {"state": proposal.get_state_display()}
    return refuse_unless(may, _("只有牵头工作室的人可以填写。")) & refuse_unless(is_open, says)


def may_hand_in(reach: Reach, proposal: Proposal) -> Verdict:
    """Confirm and hand in (确认、报送): a leader of the lead studio only; a contact fills in, the leader answers for it."""
    if led_studios(reach).filter(studio=proposal.lead_id).exists():
        return allowed()
    return refuse_unless(is_secretary(reach, proposal.call), _("填报人填好以后，要由领衔人确认再报送。"))


def may_withdraw(reach: Reach, proposal: Proposal) -> Verdict:
    """Take a proposal back: whoever may hand it in."""
    return may_hand_in(reach, proposal)


def may_confirm_unit(reach: Reach, unit: Unit) -> Verdict:
    """A unit confirms for itself: whoever speaks for it."""
    speaks = unit.body_id in reach.bodies_with(Role.Kind.UNIT)
    return refuse_unless(speaks, _("只有这个单位的工会可以确认。"))


def may_type_confirmation(reach: Reach, unit: Unit) -> Verdict:
    """A stamped scan is typed in by the secretary or by the lead studio."""
    proposal = unit.proposal
    own = own_studios(reach).filter(pk=proposal.lead_id).exists()
    may = own or is_secretary(reach, proposal.call)
    return refuse_unless(may, _("只有秘书处或牵头工作室可以代录盖章件。"))
