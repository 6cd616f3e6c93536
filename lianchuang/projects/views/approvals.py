"""立项: which proposals may become projects, looked at first; then all of them at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.networks.access import may_keep
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import visible_calls
from lianchuang.projects.actions import approve_proposals
from lianchuang.projects.queries import approvable


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The plan (GET), or the projects (POST)."""
    reach = reach_of_reader(request)
    rows = visible_calls(reach).select_related("programme__network__body", "notice")
    call = get_object_or_404(rows, pk=number)
    may_keep(reach, call.programme.network).or_refuse()
    says = ""
    if request.method == "POST":
        try:
            made, act = approve_proposals(call, by=reach)
        except Refused as refusal:
            says = spoken(refusal.reason)
        else:
            note = _("已立项 %(count)s 项，申报书里的内容都带过来了。") % {"count": len(made)}
            say(request, note, undo=f"/acts/{act}/undoing/")
            return redirect(request.path)
    context = {
        "call": call,
        "network": call.programme.network,
        "plan": approvable(call),
        "says": says,
        "crumbs": [(call.title, call.get_absolute_url())],
    }
    return render(request, "projects/approval/show.html", context, status=409 if says else 200)
