"""签到代录: who was there, typed from a paper list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.activities.access import may_keep_session, visible_sessions
from lianchuang.activities.actions import record_marks
from lianchuang.activities.forms import MarksForm
from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader
from lianchuang.records.forms import HandForm, refuse_with


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Ask who (GET), or write the marks as one act (POST)."""
    reach = reach_of_reader(request)
    sessions = visible_sessions(reach).select_related("activity__network", "folder")
    session = get_object_or_404(sessions, pk=number)
    may_keep_session(reach, session).or_refuse()
    posted = request.POST if request.method == "POST" else None
    form, grounds = MarksForm(posted, reach=reach), HandForm(posted, request.FILES)
    if posted is not None and form.is_valid() & grounds.is_valid():
        typed = {**form.cleaned_data, "grounds": grounds.grounds(), "scan": grounds.cleaned_data["scan"]}
        try:
            count, act = record_marks(session, by=reach, **typed)
        except Refused as refusal:
            refuse_with(form, refusal, "people")
        else:
            say(request, _("登记了 %(count)s 条签到。") % {"count": count}, undo=f"/acts/{act}/undoing/")
            return redirect(session)
    page = {"session": session, "form": form, "grounds": grounds}
    return render(request, "activities/mark/new.html", page, status=200 if posted is None else 422)
