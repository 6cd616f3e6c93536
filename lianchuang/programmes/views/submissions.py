"""〔报送秘书处〕, 〔取回修改〕, 〔撤回申报〕: looked at first, then done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.people.models import Person
from lianchuang.programmes.access import leads, may_hand_in, may_note_withdrawal, may_recall, may_withdraw
from lianchuang.programmes.actions import (
    draft_key,
    note_withdrawal,
    recall_proposal,
    submit_proposal,
    withdraw_proposal,
)
from lianchuang.programmes.forms.handing_in import HandInForm, LeavingForm, LeavingOnPaperForm
from lianchuang.programmes.models import Proposal
from lianchuang.programmes.queries import call_window, leaders_of, people_of, problems_of, units_of
from lianchuang.programmes.queries.drafts import draft_of, others_drafts
from lianchuang.programmes.queries.proposals import excluding_answers
from lianchuang.programmes.queries.texts import written_at
from lianchuang.programmes.rules.proposals import FILLABLE
from lianchuang.programmes.views.editing import read_at_in
from lianchuang.programmes.views.proposal_sights import crumbs_to_proposal, places_of, proposal_in_sight
from lianchuang.records.forms import refuse_with
from lianchuang.records.recording import Recording, answer_recording


@require_http_methods(["GET", "POST"])
def submission(request: HttpRequest, number: int) -> HttpResponse:
    """What goes in, what is still missing and where; then 〔确认并报送秘书处〕."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    if request.method == "GET" and proposal.state not in FILLABLE:
        return redirect(proposal)
    may_hand_in(reach, proposal).or_refuse()
    form = _paper_form(request, proposal, reach)
    says = ""
    if request.method == "POST" and (form is None or form.is_valid()):
        said = form.cleaned_data if form is not None else {}
        try:
            _refuse_unstored(proposal, reach)
            submit_proposal(proposal, by=reach, read_at=read_at_in(request), **said)
        except Refused as refusal:
            if form is not None:
                refuse_with(form, refusal)
            says = refusal.reason
        else:
            row = Proposal.objects.get(pk=proposal.pk)
            say(request, _("已报送秘书处，编号 %(number)s。") % {"number": row.number})
            return redirect(proposal)
    return _submission_page(request, proposal, form, says)


@require_POST
def recall(request: HttpRequest, number: int) -> HttpResponse:
    """〔取回修改〕."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_recall(reach, proposal).or_refuse()
    recall_proposal(proposal, by=reach)
    say(request, _("已取回，改好后要再报送一次；编号不变。"), tone="info")
    return redirect(proposal)


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """〔撤回申报〕, with a reason."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_withdraw(reach, proposal).or_refuse()
    made = LeavingForm if leads(reach, proposal.lead_id) else LeavingOnPaperForm
    page = Recording(
        _("撤回申报"), _("撤回"), _("申报已撤回。"), proposal.get_absolute_url(),
        _("撤回以后不再参加这次征集；写过的内容和理由都留在台账里。"), proposal.title, crumbs_to_proposal(proposal, reach),
    )  # fmt: skip

    def withdraw(said: dict[str, Any]) -> None:
        withdraw_proposal(proposal, by=reach, **said)

    return answer_recording(request, page, made(request.POST or None), withdraw)


@require_POST
def unit_leaving(request: HttpRequest, number: int) -> HttpResponse:
    """〔知道了〕: the secretary has dealt with a unit that left."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_note_withdrawal(reach, proposal).or_refuse()
    note_withdrawal(proposal, by=reach)
    say(request, _("记下了。"))
    return redirect(proposal)


def _paper_form(request: HttpRequest, proposal: Proposal, reach: Reach) -> HandInForm | None:
    """Asked of a secretary only: whose stamped confirmation it is."""
    if leads(reach, proposal.lead_id):
        return None
    leaders = Person.objects.filter(pk__in=[person.pk for person in leaders_of(proposal.lead)])
    return HandInForm(request.POST or None, request.FILES or None, leaders=leaders)


def _refuse_unstored(proposal: Proposal, reach: Reach) -> None:
    if draft_of(draft_key(proposal), reach) is not None:
        raise Refused(_("您还有写了没存进申报书的内容，请先存草稿，看过再报送。"))


def _submission_page(
    request: HttpRequest, proposal: Proposal, form: HandInForm | None, says: str
) -> HttpResponse:
    reach, units = reach_of_reader(request), units_of(proposal)
    key = draft_key(proposal)
    context = {
        "proposal": proposal,
        "units": units,
        "people": people_of(proposal),
        "problems": places_of(problems_of(proposal, units), proposal),
        "says": says if form is None else "",
        "form": form,
        "read_at": written_at(proposal),
        "unstored": draft_of(key, reach),
        "others": others_drafts(key, reach),
        "excluding": excluding_answers(proposal),
        "window": call_window(proposal.call),
        "crumbs": crumbs_to_proposal(proposal, reach),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/proposal/submission.html", context, status=status)
