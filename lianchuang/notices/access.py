"""Which notices are for whom: published ones for everybody, drafts and desks for those who keep or oversee them."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, allowed, refuse_unless
from lianchuang.notices.models import Notice
from lianchuang.notices.queries import phase_now
from lianchuang.notices.rules import Phase, quoted
from lianchuang.people.access import GOVERNING, Reach
from lianchuang.people.models import Role
from lianchuang.people.queries import bodies_within
from lianchuang.records.past import open_lens, this_day, today


def visible_notices(reach: Reach) -> QuerySet[Notice]:
    """Notices that are out and have begun, for everybody; all of the networks one keeps, presides over or oversees.

    One that was taken back says so; what stood in it is not to be had through a lens either.
    """
    if reach.is_administrator:
        return Notice.objects.all()
    return Notice.objects.filter(_is_public() | _is_kept(reach))


def _is_public() -> Q:
    out = ~Q(state=Notice.State.DRAFTED) & Q(starts_on__lte=this_day())
    if open_lens() is None:
        return out
    return out & Q(pk__in=today(Notice.objects.exclude(state=Notice.State.WITHDRAWN)))


def _is_kept(reach: Reach) -> Q:
    roots = reach.bodies_with(*GOVERNING)
    kept = Q(network__in=reach.bodies_with(Role.Kind.SECRETARY, Role.Kind.CHAIR))
    if not roots:
        return kept
    return kept | Q(network__in=bodies_within(Notice.objects.values("network"), roots))


def may_see_desk(reach: Reach, notice: Notice) -> Verdict:
    """Its desk: the secretary, the chair, whoever oversees the network, the administrator."""
    is_kept = reach.is_administrator or Notice.objects.filter(_is_kept(reach), pk=notice.pk).exists()
    return refuse_unless(is_kept, _("这一页只给这个联盟的秘书处、理事长单位和上级工会看。"))


def may_keep_notice(reach: Reach, notice: Notice) -> Verdict:
    """Publish, correct, take back, note where it hangs: the network's secretary, or the administrator."""
    is_keeper = reach.is_administrator or notice.network_id in reach.bodies_with(Role.Kind.SECRETARY)
    return refuse_unless(is_keeper, _("只有这个联盟的秘书处可以办理公示。"))


def may_rule(reach: Reach, notice: Notice) -> Verdict:
    """Read an objection with its names, type one in, rule on it: only a secretary of this very network.

    Not the administrator either: names are protected. Whoever needs them is given the role, by an act that says so.
    """
    is_keeper = notice.network_id in reach.bodies_with(Role.Kind.SECRETARY)
    return refuse_unless(is_keeper, _("异议人的姓名受保护，异议只由这个联盟的秘书处查看和处理。"))


def may_object(notice: Notice) -> Verdict:
    """Whether the page still offers its form; a form that comes in later is recorded and told so."""
    phase = phase_now(notice)
    if phase is Phase.STANDING:
        return allowed()
    if phase is Phase.OVER:
        assert notice.last_on is not None
        return Verdict(False, quoted("late", notice.last_on))
    return refuse_unless(False, _("这份公示不在公示期内，现在不收异议。"))
