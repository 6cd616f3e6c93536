"""The page of a session, its correction, its proof, and typing one in by hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.activities.access import (
    may_keep_session,
    sees_whole_session,
    visible_leaves,
    visible_marks,
    visible_sessions,
)
from lianchuang.activities.actions import correct_session, prove_session, record_session
from lianchuang.activities.forms import SessionForm
from lianchuang.activities.models import Session
from lianchuang.activities.queries import history_of_session, leaves_of, marks_of
from lianchuang.activities.rules import head_count
from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.networks.queries import crumbs_to
from lianchuang.people.access import reach_of_reader, visible_people
from lianchuang.records.corrections import answer_correction, answer_evidence
from lianchuang.records.files.queries import proofs_of
from lianchuang.records.forms import HandForm, refuse_with
from lianchuang.records.listing import page_of
from lianchuang.records.pages import Crumbs, record_page


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Facts, the marks in sight fifty a page, leaves, proof and history."""
    reach, session = reach_of_reader(request), _session(request, number)
    sees_all = sees_whole_session(reach, session)
    marks = marks_of(visible_marks(reach), session)
    listed = page_of(marks, request.GET.get("page"))
    leaves = list(leaves_of(visible_leaves(reach), session))
    seen = visible_people(reach).filter(pk__in=[each.person_id for each in (*listed.rows, *leaves)])
    page = record_page(
        session,
        kind_words=_("活动场次"),
        crumbs=_crumbs(request, session),
        history=history_of_session(session, with_marks=sees_all),
        may_correct=may_keep_session(reach, session),
        may_prove=may_keep_session(reach, session),
    )
    page |= {
        "sees_all": sees_all,
        "listed": listed,
        "heads": head_count(marks.values_list("person_id", flat=True)),
        "leaves": leaves,
        "proofs": proofs_of(mark.folder_id for mark in listed.rows),
        "seen_people": set(seen.values_list("pk", flat=True)),
    }
    return render(request, "activities/session/show.html", page)


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """〔更正并说明〕."""
    session = _session(request, number)
    may = may_keep_session(reach_of_reader(request), session)
    return answer_correction(
        request, session, SessionForm, correct_session, may=may, crumbs=_crumbs(request, session)
    )


@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, number: int) -> HttpResponse:
    """Add a file of its own."""
    session = _session(request, number)
    may = may_keep_session(reach_of_reader(request), session)
    return answer_evidence(request, session, prove_session, may=may, crumbs=_crumbs(request, session))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Type in a session by hand, for whom and on which paper."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    may_keep(reach, network).or_refuse()
    posted = request.POST if request.method == "POST" else None
    form, grounds = SessionForm(posted), HandForm(posted, request.FILES)
    if posted is not None and form.is_valid() & grounds.is_valid():
        scan = grounds.cleaned_data["scan"]
        try:
            made, act = record_session(network, form.values(), grounds=grounds.grounds(), by=reach, scan=scan)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("已登记，接着可以登记谁到场了。"), undo=f"/acts/{act}/undoing/")
            return redirect(made)
    page = {"network": network, "form": form, "grounds": grounds}
    return render(request, "activities/session/new.html", page, status=200 if posted is None else 422)


def _session(request: HttpRequest, number: int) -> Session:
    return get_object_or_404(
        visible_sessions(reach_of_reader(request)).select_related("activity__network", "folder"), pk=number
    )


def _crumbs(request: HttpRequest, session: Session) -> Crumbs:
    seen, below = visible_networks(reach_of_reader(request)), f"sessions/?year={session.held_on.year}"
    return crumbs_to(session.activity.network, seen, _("活动"), below)
