"""Whose matters these are, and who may answer for a paper typed in their name."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, refuse_unless
from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.matters.queries import has_mail_server, owned_by
from lianchuang.people.access import Reach, is_keeper
from lianchuang.people.models import Body, Role


def visible_matters(reach: Reach) -> QuerySet[Matter]:
    """What waits, or waited, for this very person or for a role held today. Not others' matters, not counts of them."""
    return Matter.objects.filter(owned_by(reach))


def told_matters(reach: Reach) -> QuerySet[Matter]:
    """Matters that the page of an act may tell: one's own, and all of the networks one keeps."""
    if reach.is_administrator:
        return Matter.objects.all()
    kept = reach.bodies_with(Role.Kind.SECRETARY)
    return Matter.objects.filter(owned_by(reach) | Q(network__in=kept))


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


def kept_networks(reach: Reach) -> QuerySet[Body]:
    """The bodies of the networks whose messages and links the actor keeps."""
    if reach.is_administrator:
        return Body.objects.filter(kind=Body.Kind.ASSOCIATION)
    return Body.objects.filter(pk__in=reach.bodies_with(Role.Kind.SECRETARY))


def may_keep_outbox(reach: Reach, network: Body) -> Verdict:
    """Look at what is about to be sent, copy it, drop it, take links back: the network's secretary."""
    keeps = reach.is_administrator or network.pk in reach.bodies_with(Role.Kind.SECRETARY)
    return refuse_unless(keeps, _("只有这个联盟的秘书处可以管消息和任务链接。"))


def may_send_mail(reach: Reach, network: Body) -> Verdict:
    """Send by mail: where a mail server is named."""
    says = _("还没有设置邮件服务器，不能发邮件；可以复制到微信。管理员设置 LIANCHUANG_SMTP 以后就能发。")
    return may_keep_outbox(reach, network) & refuse_unless(has_mail_server(), says)


def may_keep_years(reach: Reach) -> Verdict:
    """The official calendar is one for the whole house: any secretary types a year in, a paper in hand."""
    return refuse_unless(is_keeper(reach), _("只有秘书处或管理员可以录入官方放假安排。"))
