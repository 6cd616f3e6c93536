"""The pages of one outcome: itself, its correction, its proof; and typing one in by hand."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.identifiers import print_application_number
from lianchuang.outcomes.rules import patent_state
from lianchuang.outcomes.views.answers import (
    Kind,
    correct_outcome,
    found,
    prove,
    seen_bodies,
    show_outcome,
    type_in,
)
from lianchuang.outcomes.views.kinds import BENEFITS, COPYRIGHTS, KINDS, MEDIA, PATENTS
from lianchuang.records.past import this_day


@require_GET
def patent(request: HttpRequest, number: int) -> HttpResponse:
    """A patent with its state today."""
    row = found(request, PATENTS, number, "project__lead")
    credits = list(row.credits.select_related("body"))
    return show_outcome(
        request,
        PATENTS,
        row,
        credits=credits,
        seen_bodies=seen_bodies(request, credits),
        state=patent_state(row.filed_on, row.published_on, row.granted_on, row.lapsed_on, this_day()),
        number_printed=print_application_number(row.application_number, row.granted_on is not None),
    )


@require_GET
def copyright(request: HttpRequest, number: int) -> HttpResponse:
    """A software copyright."""
    row = found(request, COPYRIGHTS, number, "project__lead")
    credits = list(row.credits.select_related("body"))
    return show_outcome(request, COPYRIGHTS, row, credits=credits, seen_bodies=seen_bodies(request, credits))


@require_GET
def benefit(request: HttpRequest, number: int) -> HttpResponse:
    """A benefit."""
    return show_outcome(request, BENEFITS, found(request, BENEFITS, number, "project__lead"))


@require_GET
def media(request: HttpRequest, number: int) -> HttpResponse:
    """A media report."""
    return show_outcome(request, MEDIA, found(request, MEDIA, number))


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """〔更正并说明〕."""
    return correct_outcome(request, _kind(kind), found(request, _kind(kind), number))


@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Add a file of its own."""
    return prove(request, _kind(kind), found(request, _kind(kind), number))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Type one in by hand."""
    return type_in(request, _kind(kind), number)


def _kind(key: str) -> Kind:
    if key not in KINDS:
        raise Http404
    return KINDS[key]
