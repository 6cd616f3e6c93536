"""Which proposals the actor may see; who fills one in, hands it in, confirms for a unit."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, allowed, refuse_unless, refused
from lianchuang.networks.access import led_studios
from lianchuang.networks.models import Studio
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.programmes.access.programmes import own_studios, types_for_others
from lianchuang.programmes.models import Call, Proposal, Unit
from lianchuang.programmes.queries.naming import studios_around
from lianchuang.programmes.rules.proposals import FILLABLE, OPEN_TO_UNITS, SUBMITTED, WITHDRAWN, may_follow
from lianchuang.records.past import today

# A list that names these is public once it is announced.
ANNOUNCED = (Proposal.State.SELECTED, Proposal.State.RESERVED)


def visible_proposals(reach: Reach) -> QuerySet[Proposal]:
    """All of a network for its secretary; for its chair, in the term, what was handed in; one's own studio's; those
    one's unit is asked in.

    A draft is its writers' own: the chair unit files too, and would read what others are still writing.
    """
    if reach.is_administrator:
        return Proposal.objects.all()
    run = Q(call__programme__network__body__in=reach.bodies_with(Role.Kind.SECRETARY))
    chaired = Q(call__programme__network__body__in=reach.bodies_with(Role.Kind.CHAIR))
    never = Q(state=Proposal.State.DRAFTED) | Q(state=Proposal.State.WITHDRAWN, submitted_at__isnull=True)
    run |= chaired & ~never
    asked = Unit.objects.filter(body__in=reach.bodies_with(Role.Kind.UNIT), asked_at__isnull=False)
    own = Q(lead__in=today(own_studios(reach)))
    return Proposal.objects.filter(run | own | Q(pk__in=today(asked.order_by().values("proposal_id"))))


def visible_units(reach: Reach) -> QuerySet[Unit]:
    """Units of proposals in sight."""
    return Unit.objects.filter(proposal__in=visible_proposals(reach).values("pk"))


def fills_for(reach: Reach, studio_id: int) -> bool:
    """Whether the actor leads a studio today or fills in for it as its contact."""
    return own_studios(reach).filter(pk=studio_id).exists()


def leads(reach: Reach, studio_id: int) -> bool:
    """Whether the actor leads a studio today."""
    return led_studios(reach).filter(studio=studio_id).exists()


def fileable_studios(reach: Reach, call: Call) -> QuerySet[Studio]:
    """Members for which the actor may file: one's own; for the secretary, from paper, every member."""
    rows = studios_around(call.programme.network)
    return rows if types_for_others(reach, call.programme) else rows.filter(pk__in=own_studios(reach))


def may_file(reach: Reach, call: Call, studio: Studio | None = None) -> Verdict:
    """Begin a proposal, for this studio or for any: its leader or contact, or the secretary from paper."""
    rows = fileable_studios(reach, call)
    may = (rows if studio is None else rows.filter(pk=studio.pk)).exists()
    return refuse_unless(may, _("只有本联盟成员工作室的领衔人或联系人可以填；交了纸质材料的由秘书处代填。"))


def may_write(reach: Reach, proposal: Proposal) -> Verdict:
    """Write in it while it is drafted or returned: leader, contact, or the secretary from paper."""
    may = fills_for(reach, proposal.lead_id) or types_for_others(reach, proposal.call.programme)
    says = _("这份申报现在是“%(state)s”，不能再改。") % {"state": proposal.get_state_display()}
    return refuse_unless(
        may, _("只有牵头工作室的领衔人或联系人可以填；交了纸质材料的由秘书处代填。")
    ) & refuse_unless(proposal.state in FILLABLE, says)


def may_hand_in(reach: Reach, proposal: Proposal) -> Verdict:
    """Confirm and hand in 〔报送秘书处〕: a leader of the lead studio; the secretary only from a stamped paper."""
    may = leads(reach, proposal.lead_id) or types_for_others(reach, proposal.call.programme)
    says = _("这份申报现在是“%(state)s”，不用再报送。") % {"state": proposal.get_state_display()}
    return refuse_unless(may, _("要由领衔人确认后报送；您填好了，领衔人的工作台上会看到。")) & refuse_unless(
        may_follow(proposal.state, SUBMITTED), says
    )


def may_withdraw(reach: Reach, proposal: Proposal) -> Verdict:
    """Give it up: a leader of the lead studio, or the secretary from paper; not once the list is announced."""
    may = leads(reach, proposal.lead_id) or types_for_others(reach, proposal.call.programme)
    says = _("这份申报现在是“%(state)s”，不能撤回。") % {"state": proposal.get_state_display()}
    is_announced = proposal.call.notice_id is not None and proposal.state in ANNOUNCED
    return (
        refuse_unless(may, _("要由牵头工作室的领衔人撤回。"))
        & refuse_unless(may_follow(proposal.state, WITHDRAWN), says)
        & refuse_unless(not is_announced, _("名单已经公示，不能撤回；请联系秘书处。"))
    )


def may_recall(reach: Reach, proposal: Proposal) -> Verdict:
    """Take a submission back to change it 〔取回修改〕: a leader of the lead studio, before it was checked."""
    may = leads(reach, proposal.lead_id)
    is_waiting = proposal.state == Proposal.State.SUBMITTED
    return refuse_unless(may, _("要由牵头工作室的领衔人取回。")) & refuse_unless(
        is_waiting, _("只有刚报送、还没有形式审查的可以取回。")
    )


def may_confirm_unit(reach: Reach, unit: Unit) -> Verdict:
    """Confirm or decline for a unit: whoever holds its union's role today, not whoever leads the lead studio."""
    may = unit.body_id in reach.bodies_with(Role.Kind.UNIT)
    return refuse_unless(may, _("只有这个单位的工会可以替它确认。")) & _still_open(unit)


def may_type_confirmation(reach: Reach, unit: Unit) -> Verdict:
    """Type a unit's stamped paper in (代录): the secretary, or the lead studio's leader or contact."""
    proposal = unit.proposal
    may = fills_for(reach, proposal.lead_id) or types_for_others(reach, proposal.call.programme)
    return refuse_unless(may, _("盖章件由秘书处或牵头工作室代录。")) & _still_open(unit)


def may_note_withdrawal(reach: Reach, proposal: Proposal) -> Verdict:
    """Settle that a unit has left: the secretary."""
    return refuse_unless(types_for_others(reach, proposal.call.programme), _("由秘书处处理。"))


def _still_open(unit: Unit) -> Verdict:
    if unit.is_lead:
        return refused(_("牵头单位由领衔人报送时一并确认。"))
    if unit.proposal.state not in OPEN_TO_UNITS:
        return refused(
            _("这份申报现在是“%(state)s”，不用再确认。") % {"state": unit.proposal.get_state_display()}
        )
    return allowed()
