"""组织评审: what goes before the panel, looked at first."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import visible_calls
from lianchuang.programmes.access.checks import may_run_review
from lianchuang.programmes.actions.selection import start_review
from lianchuang.programmes.models import Call
from lianchuang.programmes.queries.checks import accepted_proposals
from lianchuang.records.fields import InstantField, TextField
from lianchuang.records.recording import Recording, answer_recording


class RoundForm(forms.Form):
    """How the round is called and until when experts score."""

    title = TextField(label=gettext_lazy("评审名称"), required=True, max_length=120)
    closes_at = InstantField(
        label=gettext_lazy("评分截止"),
        help_text=gettext_lazy("北京时间，如 2026年5月20日 17:00；可以以后再定。"),
    )


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Look (GET) or start (POST)."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    may_run_review(reach, call).or_refuse()
    form = RoundForm(request.POST or None, initial={"title": _("%(call)s评审") % {"call": call.title}})
    page = Recording(
        title=_("组织评审"),
        says=_("形式审查通过的都进入评审；评审方案从这时起定稿，专家看不到单位和姓名。"),
        sends=_("组织评审"),
        done=_("评审已组织。下一步：试算回避，邀请专家。"),
        back=call.get_absolute_url(),
        kicker=call.title,
        crumbs=[(call.title, call.get_absolute_url())],
        more={"call": call, "entries": accepted_proposals(call)},
        template="programmes/round/new.html",
    )
    return answer_recording(request, page, form, lambda said: start_review(call, **said, by=reach))


def call_in_sight(request: HttpRequest, number: int) -> Call:
    """The call, or a 404."""
    rows = visible_calls(reach_of_reader(request)).select_related(
        "programme__network__body", "scheme", "round", "notice"
    )
    return get_object_or_404(rows, pk=number)
