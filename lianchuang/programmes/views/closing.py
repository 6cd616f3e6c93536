"""收年: what stands against it with links, what becomes of each open matter, and the closing itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import may_run_programme
from lianchuang.programmes.actions import close_programme, settle_leftovers
from lianchuang.programmes.forms import LeftoverForm, all_valid
from lianchuang.programmes.models import Programme
from lianchuang.programmes.queries import closing_obstacles, open_matters
from lianchuang.programmes.views.sights import crumbs_to_year, year_in_sight


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """What is still open (GET); close the year (POST)."""
    reach, programme = reach_of_reader(request), year_in_sight(request, number)
    may_run_programme(reach, programme).or_refuse()
    if request.method != "POST":
        return _page(request, programme, _forms(programme))
    try:
        act = close_programme(programme, by=reach)
    except Refused as refusal:
        return _page(request, programme, _forms(programme), spoken(refusal.reason), status=422)
    say(request, _("%(year)s 年已经收年。") % {"year": programme.year}, undo=f"/acts/{act}/undoing/")
    return redirect(programme)


@require_POST
def leftovers(request: HttpRequest, number: int) -> HttpResponse:
    """Carry open matters over or drop them, as one act."""
    reach, programme = reach_of_reader(request), year_in_sight(request, number)
    may_run_programme(reach, programme).or_refuse()
    forms, refusal = _forms(programme, request.POST), ""
    if all_valid(forms):
        try:
            act = settle_leftovers(programme, {form.matter.pk: form.leftover() for form in forms}, by=reach)
        except Refused as refused:
            refusal = spoken(refused.reason)
        else:
            say(request, _("照您选的办好了。"), undo=f"/acts/{act}/undoing/")
            return redirect(f"{programme.get_absolute_url()}closing/")
    return _page(request, programme, forms, refusal, status=422)


def _forms(programme: Programme, data: object = None) -> list[LeftoverForm]:
    """One a matter; a matter that came up since the page was shown is left where it is."""
    return [
        LeftoverForm(data, matter=each, year=programme.year + 1, first="leave")
        for each in open_matters(programme)
        if data is None or f"matter-{each.pk}-choice" in data  # type: ignore[operator]
    ]


def _page(
    request: HttpRequest,
    programme: Programme,
    forms: list[LeftoverForm],
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "programme": programme,
        "forms": forms,
        "obstacles": closing_obstacles(programme),
        "refusal": refusal,
        "crumbs": crumbs_to_year(programme, reach_of_reader(request)),
    }
    return render(request, "programmes/programme/closing.html", page, status=status)
