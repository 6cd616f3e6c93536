"""Changing a studio's leader; leaving a network; the group a member works in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.networks.access import may_keep, may_keep_studio, visible_networks
from lianchuang.networks.actions import change_group, change_leader, leave_network
from lianchuang.networks.forms import GroupForm, LeaderForm, LeavingForm
from lianchuang.networks.models import Membership
from lianchuang.networks.views.studios import crumbs_of, studio_in_sight
from lianchuang.people.access import reach_of_reader
from lianchuang.records.changing import Change, answer_change


@login_required
@require_http_methods(["GET", "POST"])
def leaders(request: HttpRequest, number: int) -> HttpResponse:
    """〔变更领衔人〕."""
    reach = reach_of_reader(request)
    studio = studio_in_sight(request, number)
    may_keep_studio(reach, studio).or_refuse()
    change = Change(
        title=_("变更领衔人"),
        says=_("调动、退休都是正常的事：原来的领衔人和日期都留在历史里。"),
        button=_("确认变更"),
        done=_("领衔人已变更。"),
        crumbs=[*crumbs_of(studio, reach), (studio.name, studio.get_absolute_url())],
        back=studio.get_absolute_url(),
        rows=[studio, *studio.leaderships.all()],
    )
    form = LeaderForm(request.POST or None, studio=studio)
    return answer_change(
        request, change, form, lambda said, **grounds: change_leader(studio, **said, by=reach, **grounds)
    )


@login_required
@require_http_methods(["GET", "POST"])
def leaving(request: HttpRequest, number: int) -> HttpResponse:
    """〔退出联盟〕."""
    reach = reach_of_reader(request)
    seat = _seat(request, number)
    may_keep(reach, seat.network).or_refuse()
    change = _change_of(
        seat, _("退出联盟"), _("席位留在台账里，写明哪天退出、为什么。"), _("确认退出"), _("已登记退出。")
    )
    form = LeavingForm(request.POST or None)
    return answer_change(
        request, change, form, lambda said, **grounds: leave_network(seat, **said, by=reach, **grounds)
    )


@login_required
@require_http_methods(["GET", "POST"])
def group(request: HttpRequest, number: int) -> HttpResponse:
    """〔调整工作组〕."""
    reach = reach_of_reader(request)
    seat = _seat(request, number)
    may_keep(reach, seat.network).or_refuse()
    change = _change_of(seat, _("调整工作组"), "", _("确认调整"), _("工作组已调整。"))
    form = GroupForm(request.POST or None, row=seat)
    return answer_change(
        request, change, form, lambda said, **grounds: change_group(seat, **said, by=reach, **grounds)
    )


def _seat(request: HttpRequest, number: int) -> Membership:
    seen = visible_networks(reach_of_reader(request)).values("pk")
    rows = Membership.objects.filter(network__in=seen, studio__isnull=False)
    return get_object_or_404(rows.select_related("network", "studio", "folder"), pk=number)


def _change_of(seat: Membership, title: str, says: str, button: str, done: str) -> Change:
    studio = seat.studio
    assert studio is not None
    network = (seat.network.name, seat.network.get_absolute_url())
    back = studio.get_absolute_url()
    return Change(title, says, button, done, [network, (studio.name, back)], back, [seat])
