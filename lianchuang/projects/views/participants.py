"""补报参与人员: people added to a project later, with a reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader
from lianchuang.projects.access import may_keep_project, visible_projects
from lianchuang.projects.actions import add_participants
from lianchuang.projects.forms import AddedPeopleForm
from lianchuang.records.forms import refuse_with


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Ask who (GET), or add them as one act (POST)."""
    reach = reach_of_reader(request)
    project = get_object_or_404(visible_projects(reach).select_related("network"), pk=number)
    may_keep_project(reach, project).or_refuse()
    posted = request.POST if request.method == "POST" else None
    form = AddedPeopleForm(posted, reach=reach)
    if posted is not None and form.is_valid():
        people, grounds = form.cleaned_data["people"], form.grounds()
        try:
            added, act = add_participants(project, people, grounds=grounds, by=reach)
        except Refused as refusal:
            refuse_with(form, refusal, "people")
        else:
            say(request, _("补报了 %(count)s 人。") % {"count": added}, undo=f"/acts/{act}/undoing/")
            return redirect(project)
    status = 200 if posted is None else 422
    return render(request, "projects/participant/new.html", {"project": project, "form": form}, status=status)
