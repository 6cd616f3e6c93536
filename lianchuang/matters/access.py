"""Whose matters these are, and who may answer for a paper typed in their name."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, refuse_unless
from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.matters.queries import owned_by
from lianchuang.people.access import Reach
from lianchuang.people.models import Role


def visible_matters(reach: Reach) -> QuerySet[Matter]:
    """What waits, or waited, for this very person or for a role held today. Not others' matters, not counts of them."""
    return Matter.objects.filter(owned_by(reach))


def visible_stamped_papers(reach: Reach) -> QuerySet[StampedPaper]:
    """Papers typed in one's own name or one's unit's, and those of the networks one keeps."""
    if reach.is_administrator:
        return StampedPaper.objects.all()
    units, kept = reach.bodies_with(Role.Kind.UNIT), reach.bodies_with(Role.Kind.SECRETARY)
    mine = Q(person=reach.person_id or 0) | Q(body__in=units)
    return StampedPaper.objects.filter(mine | Q(network__in=kept))


def may_contest(reach: Reach, stamped: StampedPaper) -> Verdict:
    """Only whoever it was typed for."""
    is_named = stamped.person_id == reach.person_id if stamped.person_id else False
    is_named = is_named or (
        stamped.body_id in reach.bodies_with(Role.Kind.UNIT) if stamped.body_id else False
    )
    return refuse_unless(is_named, _("只有被代填的人或单位可以提出异议。"))


def may_settle(reach: Reach, stamped: StampedPaper) -> Verdict:
    """The network's secretary who did not type it."""
    keeps = reach.is_administrator or stamped.network_id in reach.bodies_with(Role.Kind.SECRETARY)
    typed_it = reach.account_id is not None and reach.account_id == stamped.typed_by_account_id
    return refuse_unless(keeps, _("只有这个联盟的秘书处可以处理。")) & refuse_unless(
        not typed_it, _("您就是代填的人，要请另一位来处理。")
    )
