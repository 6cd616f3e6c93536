"""Proposals of a call: the list, one, and writing one; what is typed is never lost."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.models import Studio
from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.programmes.access import visible_calls
from lianchuang.programmes.access.checks import may_check
from lianchuang.programmes.access.programmes import own_studios
from lianchuang.programmes.access.proposals import (
    is_secretary,
    may_file,
    may_hand_in,
    may_withdraw,
    may_write,
    visible_proposals,
)
from lianchuang.programmes.actions.drafts import draft_of, drop_draft
from lianchuang.programmes.actions.proposals import file_proposal, update_proposal
from lianchuang.programmes.forms.proposals import ProposalForm, member_studios
from lianchuang.programmes.models import Call, Draft, Proposal
from lianchuang.programmes.queries.programmes import call_window
from lianchuang.programmes.queries.proposals import (
    SORTS,
    ProposalFilter,
    facts_of,
    filtered_proposals,
    is_confirmed,
    limits_of,
    units_of,
)
from lianchuang.programmes.rules.proposals import BEING_WRITTEN, submission_problems
from lianchuang.records.correcting import ChangedMeanwhile
from lianchuang.records.files.queries import proof_of
from lianchuang.records.listing import chosen_in, page_of, sort_in, words_in
from lianchuang.records.telling import last_number, told_history, told_moments


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The proposals of a call that are in sight."""
    reach = reach_of_reader(request)
    call = call_in_sight(request, number)
    state = chosen_in(request.GET, "state", Proposal.State.values)
    asked = ProposalFilter(state, words_in(request.GET), sort_in(request.GET, SORTS))
    listed = page_of(filtered_proposals(visible_proposals(reach), call, asked), request.GET.get("page"))
    context = {
        "call": call,
        "listed": listed,
        "asked": asked,
        "states": Proposal.State.choices,
        "may_file": may_file(reach, call),
        "window": call_window(call),
        "crumbs": crumbs_of(call),
    }
    return render(request, "programmes/proposal/list.html", context)


@require_GET
def show_one(request: HttpRequest, number: int) -> HttpResponse:
    """Everything a proposal says, who confirmed it and how, what it still lacks, its history."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    history = told_history(("", proposal))
    is_written = proposal.state in BEING_WRITTEN
    context = {
        "proposal": proposal,
        "units": [(unit, is_confirmed(unit)) for unit in units_of(proposal)],
        "people": list(proposal.people.select_related("person__body").order_by("position")),
        "steps": list(proposal.steps.all()),
        "answers": list(proposal.answers.select_related("question").order_by("question__position")),
        "problems": submission_problems(facts_of(proposal), limits_of(proposal)) if is_written else [],
        "is_written": is_written,
        "evidence": proof_of(proposal.folder_id),
        "may_write": may_write(reach, proposal),
        "may_hand_in": may_hand_in(reach, proposal),
        "may_withdraw": may_withdraw(reach, proposal),
        "may_check": may_check(reach, proposal),
        "is_secretary": is_secretary(reach, proposal.call),
        "history": history,
        "acts": told_moments(history),
        "crumbs": [*crumbs_of(proposal.call), (_("申报"), f"{proposal.call.get_absolute_url()}proposals/")],
    }
    return render(request, "programmes/proposal/show.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔申报〕: begin one."""
    reach, call = reach_of_reader(request), call_in_sight(request, number)
    may_file(reach, call).or_refuse()
    key = f"call:{call.pk}"
    draft = draft_of(key, by=reach) if request.method == "GET" else None
    form = ProposalForm(typed(request, draft), call=call, studios=studios_of(reach, call))
    if request.method == "POST" and form.is_valid():
        try:
            proposal, act = file_proposal(call, form.cleaned_data["lead"], form.filling(), by=reach)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            drop_draft(key, by=reach)
            say(request, _("草稿已存下。单位都确认了就可以报送。"), undo=f"/acts/{act}/undoing/")
            return redirect(proposal)
    return form_page(request, call, form, key, draft)


@require_http_methods(["GET", "POST"])
def editing(request: HttpRequest, number: int) -> HttpResponse:
    """〔接着填〕: of two people writing the later save is told, and both texts stand on the page."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_write(reach, proposal).or_refuse()
    call, key = proposal.call, f"proposal:{proposal.pk}"
    draft = draft_of(key, by=reach) if request.method == "GET" else None
    form = ProposalForm(typed(request, draft), call=call, studios=studios_of(reach, call), row=proposal)
    conflicts: list[Any] = []
    read_at = read_at_of(request, draft, proposal)
    if request.method == "POST" and form.is_valid():
        try:
            act = update_proposal(proposal, form.filling(), read_at=read_at, by=reach)
        except ChangedMeanwhile as changed:
            form.add_error(None, changed.reason)
            conflicts, read_at = changed.conflicts, changed.number
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            drop_draft(key, by=reach)
            say(request, _("草稿已存下。"), undo=f"/acts/{act}/undoing/")
            return redirect(proposal)
    return form_page(request, call, form, key, draft, proposal=proposal, conflicts=conflicts, read_at=read_at)


def form_page(
    request: HttpRequest,
    call: Call,
    form: ProposalForm,
    key: str,
    draft: Draft | None,
    *,
    proposal: Proposal | None = None,
    conflicts: Any = (),
    read_at: int = 0,
) -> HttpResponse:
    """The form as it stands; words typed and not saved are back in it, and it says so."""
    back = proposal.get_absolute_url() if proposal else f"{call.get_absolute_url()}proposals/"
    context = {
        "call": call,
        "form": form,
        "proposal": proposal,
        "draft": draft,
        "draft_key": key,
        "conflicts": conflicts,
        "read_at": read_at,
        "back": back,
        "crumbs": [*crumbs_of(call), (_("申报"), f"{call.get_absolute_url()}proposals/")],
    }
    return render(request, "programmes/proposal/new.html", context, status=422 if request.POST else 200)


def typed(request: HttpRequest, draft: Draft | None) -> Any:
    """What was posted; or what was typed before and never saved."""
    if request.method == "POST":
        return request.POST
    if draft is None:
        return None
    kept = request.POST.copy()
    for name, values in draft.fields.items():
        kept.setlist(name, values)
    return kept


def read_at_of(request: HttpRequest, draft: Draft | None, proposal: Proposal) -> int:
    """The act the form was read at: as the page says, as the draft says, or now."""
    said = request.POST.get("read_at", "")
    if said.isascii() and said.isdigit() and len(said) < 16:
        return int(said)
    return draft.read_at if draft else last_number(proposal)


def studios_of(reach: Reach, call: Call) -> Any:
    """Which studios the actor may file for: one's own members; for the secretary every member."""
    rows = Studio.objects.filter(pk__in=member_studios(call).values("pk"))
    rows = rows if is_secretary(reach, call) else rows.filter(pk__in=own_studios(reach))
    return rows.order_by("pinyin", "pk")


def call_in_sight(request: HttpRequest, number: int) -> Call:
    """The call, or a 404."""
    rows = visible_calls(reach_of_reader(request)).select_related("programme__network__body")
    return get_object_or_404(rows, pk=number)


def proposal_in_sight(request: HttpRequest, number: int) -> Proposal:
    """The proposal, or a 404."""
    rows = visible_proposals(reach_of_reader(request)).select_related(
        "call__programme__network__body", "lead__host", "direction", "topic", "filled_by", "confirmed_by"
    )
    return get_object_or_404(rows, pk=number)


def crumbs_of(call: Call) -> list[tuple[str, str]]:
    """Network, year, call."""
    programme = call.programme
    return [
        (programme.network.name, programme.network.get_absolute_url()),
        (_("%(year)s 年度") % {"year": programme.year}, programme.get_absolute_url()),
        (call.title, call.get_absolute_url()),
    ]
