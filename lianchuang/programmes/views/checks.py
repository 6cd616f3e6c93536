"""形式审查: one page with everything to look at, and the verdict."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import visible_proposals
from lianchuang.programmes.access.checks import may_check
from lianchuang.programmes.actions.checks import check_formally
from lianchuang.programmes.forms.checks import FormalCheckForm
from lianchuang.programmes.models import Proposal
from lianchuang.programmes.queries.checks import checks_of
from lianchuang.records.forms import refuse_with


@require_http_methods(["GET", "POST"])
def formal_check(request: HttpRequest, number: int) -> HttpResponse:
    """Ask (GET) or record (POST)."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_check(reach, proposal).or_refuse()
    form = FormalCheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            act = check_formally(
                proposal,
                verdict=said["verdict"],
                findings=form.findings(),
                reason=said["reason"],
                complete_by=said["complete_by"],
                by=reach,
            )
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("形式审查已记下。"), undo=f"/acts/{act}/undoing/")
            return redirect(proposal)
    context = {
        "proposal": proposal,
        "form": form,
        "earlier": checks_of(proposal),
        "waits": proposal.state == Proposal.State.SUBMITTED,
        "crumbs": crumbs_to_proposal(proposal),
    }
    return render(request, "programmes/check/new.html", context, status=422 if request.POST else 200)


def proposal_in_sight(request: HttpRequest, number: int) -> Proposal:
    """The proposal, or a 404."""
    rows = visible_proposals(reach_of_reader(request)).select_related(
        "call__programme__network__body", "lead__host", "filled_by", "confirmed_by"
    )
    return get_object_or_404(rows, pk=number)


def crumbs_to_proposal(proposal: Proposal) -> list[tuple[str, str]]:
    """The call, its proposals, this one."""
    call = proposal.call
    return [
        (call.title, call.get_absolute_url()),
        (_("申报"), f"{call.get_absolute_url()}proposals/"),
        (proposal.title, proposal.get_absolute_url()),
    ]
