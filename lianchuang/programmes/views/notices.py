"""拟公示: the text above the list of what was selected."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access.checks import may_run_review
from lianchuang.programmes.actions.selection import announce_selection
from lianchuang.programmes.forms.checks import NoticeForm
from lianchuang.programmes.queries.checks import decided_proposals
from lianchuang.programmes.views.rounds import call_in_sight
from lianchuang.records.recording import Recording, answer_recording


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the words (GET), or draft the notice (POST)."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    may_run_review(reach, call).or_refuse()
    network, year = call.programme.network, call.programme.year
    told = {"network": network.name, "year": year, "call": call.title}
    initial = {
        "title": _("%(network)s%(year)s年度拟立项项目公示") % told,
        "text": _("根据《%(call)s》，经形式审查、专家评审和评定，拟对下列项目立项，现予公示。") % told,
    }
    form = NoticeForm(request.POST or None, initial=initial)
    page = Recording(
        title=_("公示评定结果"),
        says=_("发布以后名单就冻结了，改一个字都会留下痕迹。"),
        sends=_("拟公示"),
        done=_("公示已拟好。看过以后再发布。"),
        back=call.get_absolute_url(),
        kicker=call.title,
        crumbs=[(call.title, call.get_absolute_url())],
        more={"call": call, "entries": decided_proposals(call)},
        template="programmes/notice/new.html",
    )

    def draft(said: dict) -> tuple[str, int]:
        notice, act = announce_selection(call, **said, by=reach)
        return f"{notice.get_absolute_url()}desk/", act

    return answer_recording(request, page, form, draft)
