"""Relations of a network to others, and the zero reported for a year."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.networks.actions import end_relation, relate_networks, report_nil
from lianchuang.networks.forms import EndForm, NilForm, RelationForm
from lianchuang.networks.models import Network, NetworkRelation
from lianchuang.people.access import reach_of_reader
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.correcting import Grounds
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import refuse_with


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Relate this network to another."""
    reach = reach_of_reader(request)
    network = _network(request, number)
    may_keep(reach, network).or_refuse()
    change = Change(
        _("登记网络关系"),
        _("隶属：汇总到上一级，每个工作室、人、项目、专利只算一次。带动成立、结对：不汇总。"),
        _("登记"),
        _("关系已登记。"),
        [(network.name, network.get_absolute_url())],
        network.get_absolute_url(),
        [network],
    )
    form = RelationForm(request.POST or None, others=visible_networks(reach).exclude(pk=network.pk))

    def relate(said: dict, *, grounds: Grounds, scan: Upload | None, **_unused: object) -> int:
        return relate_networks(network=network, by=reach, grounds=grounds, scan=scan, **said)

    return answer_change(request, change, form, relate)


@login_required
@require_http_methods(["GET", "POST"])
def ending(request: HttpRequest, number: int) -> HttpResponse:
    """End a relation on a day."""
    reach = reach_of_reader(request)
    seen = visible_networks(reach).values("pk")
    rows = NetworkRelation.objects.filter(network__in=seen).select_related("network", "other")
    relation = get_object_or_404(rows, pk=number)
    if not may_keep(reach, relation.network):
        may_keep(reach, relation.other).or_refuse()
    network = relation.network
    change = Change(
        _("结束关系：%(kind)s「%(other)s」") % {"kind": relation.get_kind_display(), "other": relation.other},
        _("关系留在台账里，写明从哪天起不再有。"),
        _("结束"),
        _("关系已结束。"),
        [(network.name, network.get_absolute_url())],
        network.get_absolute_url(),
        [relation],
    )

    def end(said: dict, **grounds: Any) -> int:
        return end_relation(relation, by=reach, **said, **grounds)

    return answer_change(request, change, EndForm(request.POST or None), end)


@login_required
@require_http_methods(["GET", "POST"])
def nil_report(request: HttpRequest, number: int) -> HttpResponse:
    """〔零报告〕."""
    reach = reach_of_reader(request)
    network = _network(request, number)
    may_keep(reach, network).or_refuse()
    initial = {"kind": request.GET.get("kind"), "year": request.GET.get("year")}
    form = NilForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        grounds = Grounds(said["reason"], said["paper"], said["on_behalf_of"])
        try:
            act = report_nil(network, said["kind"], said["year"], by=reach, grounds=grounds)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(
                request,
                _("零报告已登记：这一年的这一项现在是 0，不再是未统计。"),
                undo=f"/acts/{act}/undoing/",
            )
            return redirect(network)
    context = {"network": network, "form": form}
    return render(request, "networks/register/new.html", context, status=422 if request.POST else 200)


def _network(request: HttpRequest, number: int) -> Network:
    return get_object_or_404(visible_networks(reach_of_reader(request)), pk=number)
