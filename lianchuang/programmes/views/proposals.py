"""Proposals of a call: the list and the table that leaves, one as a page, and beginning one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import may_keep
from lianchuang.people.access import reach_of_reader, visible_acts
from lianchuang.programmes.access import (
    fileable_studios,
    fills_for,
    may_file,
    may_hand_in,
    may_recall,
    may_withdraw,
    may_write,
    types_for_others,
    visible_proposals,
)
from lianchuang.programmes.access.checks import may_check
from lianchuang.programmes.actions import Filling, file_proposal
from lianchuang.programmes.exporting import proposals_table
from lianchuang.programmes.forms.handing_in import NewProposalForm
from lianchuang.programmes.models import Proposal
from lianchuang.programmes.queries import (
    ProposalFilter,
    asked_questions,
    call_window,
    history_of_proposal,
    problems_of,
    proposals_of,
    question_label,
    states_of,
    units_of,
)
from lianchuang.programmes.queries.proposals import SORTS, marks_of, steps_of, with_parts
from lianchuang.programmes.queries.units import people_of
from lianchuang.programmes.rules.proposals import FILLABLE
from lianchuang.programmes.views.proposal_sights import crumbs_to_call, places_of, proposal_in_sight
from lianchuang.programmes.views.sights import call_in_sight, moment_of
from lianchuang.records.exporting import names_asked, table_answer
from lianchuang.records.files.queries import proof_of
from lianchuang.records.forms import refuse_with
from lianchuang.records.listing import chosen_in, page_of, sort_in, words_in
from lianchuang.records.telling import told_acts, told_moments


@require_GET
def listing(request: HttpRequest, number: int) -> HttpResponse:
    """Fifty a page, of those in sight; the filters stand in the address."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    visible, asked = visible_proposals(reach), asked_of(request)
    counts = states_of(visible, call)
    page = {
        "call": call,
        "asked": asked,
        "listed": page_of(proposals_of(visible, call, asked), request.GET.get("page")),
        "states_tabs": [
            (key, words, key == asked.state, counts[key])
            for key, words in Proposal.State.choices
            if key in counts
        ],
        "total": sum(counts.values()),
        "directions": [(str(each.pk), each.title) for each in call.programme.directions.all()],
        "window": call_window(call, moment_of(request)),
        "may_file": may_file(reach, call),
        "may_keep": may_keep(reach, call.programme.network),
        "crumbs": crumbs_to_call(call, reach)[:-1],
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "programmes/proposal/list.html", page)


@require_GET
def table(request: HttpRequest, number: int) -> HttpResponse:
    """Every row of the filtered list; names in full only for the keeper who asks."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    rows = with_parts(proposals_of(visible_proposals(reach), call, asked_of(request)))
    with_names = names_asked(request, may_keep(reach, call.programme.network))
    title = _("%(call)s申报汇总") % {"call": call.title}
    return table_answer(request, title, *proposals_table(rows, with_names), with_names=with_names)


def asked_of(request: HttpRequest) -> ProposalFilter:
    """The filter in the address."""
    said = request.GET.get("direction", "")
    direction = int(said) if said.isascii() and said.isdigit() and len(said) < 16 else None
    return ProposalFilter(
        chosen_in(request.GET, "state", Proposal.State.values),
        direction,
        words_in(request.GET),
        chosen_in(request.GET, "left", ["yes"]) == "yes",
        sort_in(request.GET, SORTS),
    )


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """All a proposal says, how each unit stands, what is still missing, who filled and who confirmed it, its history."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    units = units_of(proposal)
    is_open = proposal.state in FILLABLE
    history = history_of_proposal(proposal)
    page = {
        "proposal": proposal,
        "units": units,
        "people": people_of(proposal),
        "steps": steps_of(proposal),
        "answers": [(question_label(each), each.kind, text) for each, text in asked_questions(proposal)],
        "problems": places_of(problems_of(proposal, units), proposal) if is_open else [],
        "marks": [] if is_open or proposal.state == Proposal.State.WITHDRAWN else marks_of(proposal, units),
        "is_open": is_open,
        "evidence": proof_of(proposal.folder_id),
        "is_own": fills_for(reach, proposal.lead_id),
        "is_secretary": types_for_others(reach, proposal.call.programme),
        "may_write": may_write(reach, proposal),
        "may_hand_in": may_hand_in(reach, proposal),
        "may_recall": may_recall(reach, proposal) and call_window(proposal.call).is_open,
        "may_withdraw": may_withdraw(reach, proposal),
        "may_check": may_check(reach, proposal),
        "window": call_window(proposal.call, moment_of(request)),
        "history": history,
        "acts": told_moments(history),
        "crumbs": crumbs_to_call(proposal.call, reach),
    }
    return render(request, "programmes/proposal/show.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔填申报书〕: whose, and what it is called; the form itself comes next."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    may_file(reach, call).or_refuse()
    studios = fileable_studios(reach, call)
    is_typed = types_for_others(reach, call.programme) and not _is_only_own(request, studios)
    form = NewProposalForm(
        request.POST if request.method == "POST" else None, studios=studios, is_typed=is_typed
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        filling = Filling({"title": said["title"]})
        try:
            proposal, _act = file_proposal(call, said["lead"], filling, by=reach, paper=said.get("paper", ""))
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("草稿已建好，接着往下填；随时可以离开，写的都会存着。"))
            return redirect(f"{proposal.get_absolute_url()}editing/")
    page = {
        "call": call,
        "form": form,
        "window": call_window(call),
        "crumbs": crumbs_to_call(call, reach),
        "back": f"{call.get_absolute_url()}proposals/",
    }
    return render(
        request, "programmes/proposal/new.html", page, status=422 if request.method == "POST" else 200
    )


def _is_only_own(request: HttpRequest, studios: object) -> bool:
    """A secretary who leads or fills in for the studio chosen writes in their own name."""
    said = request.POST.get("lead", "")
    return (
        said.isascii()
        and said.isdigit()
        and len(said) < 16
        and fills_for(reach_of_reader(request), int(said))
    )
