"""Research directions of a year: added, corrected, put in order."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import may_run_programme, visible_directions
from lianchuang.programmes.actions import add_direction, correct_direction, order_directions
from lianchuang.programmes.forms import DirectionForm
from lianchuang.programmes.views.sights import crumbs_to_year, keys_in, year_in_sight
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.recording import Recording, answer_recording


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔加研究方向〕."""
    reach, programme = reach_of_reader(request), year_in_sight(request, number)
    may_run_programme(reach, programme).or_refuse()
    page = Recording(
        title=_("加研究方向"),
        sends=_("加上"),
        done=_("研究方向已加上。"),
        back=programme.get_absolute_url(),
        kicker=f"{programme.network} · {programme.year}",
        crumbs=crumbs_to_year(programme, reach),
    )
    form = DirectionForm(request.POST if request.method == "POST" else None)
    return answer_recording(request, page, form, lambda said: add_direction(programme, **said, by=reach)[1])


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """Its words, with a reason."""
    reach = reach_of_reader(request)
    rows = visible_directions(reach).select_related("programme__network__body", "programme__network__folder")
    direction = get_object_or_404(rows, pk=number)
    programme = direction.programme
    may_run_programme(reach, programme).or_refuse()
    change = Change(
        _("改研究方向"),
        _("原来的写法留在历史里；已经按它申报的，跟着改名。"),
        _("确认修改"),
        _("研究方向已改。"),
        crumbs_to_year(programme, reach),
        programme.get_absolute_url(),
        [direction],
    )
    form = DirectionForm(request.POST if request.method == "POST" else None, row=direction)

    def correct(said: dict[str, Any], **grounds: Any) -> int:
        return correct_direction(direction, changes=said, by=reach, **grounds)

    return answer_change(request, change, form, correct)


@require_POST
def order(request: HttpRequest, number: int) -> HttpResponse:
    """One place up or down: the button holds the whole order."""
    reach, programme = reach_of_reader(request), year_in_sight(request, number)
    act = order_directions(programme, keys_in(request.POST.get("order", "")), by=reach)
    say(request, _("次序已改。"), undo=f"/acts/{act}/undoing/")
    return redirect(f"{programme.get_absolute_url()}#directions")
