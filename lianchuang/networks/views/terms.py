"""理事长单位轮值: the terms of a network, a new one, its bounds, who acts for the unit, who is passed over."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import (
    may_keep,
    may_list,
    sees_handover,
    visible_memberships,
    visible_networks,
    visible_terms,
)
from lianchuang.networks.actions import begin_term, change_holder, move_term, take_leave
from lianchuang.networks.forms.terms import (
    BoundsForm,
    HolderForm,
    RotationLeaveForm,
    TermForm,
    proposed_bounds,
    vacancy,
)
from lianchuang.networks.models import Membership, Network, Term, TermHolder
from lianchuang.networks.queries import bounds_of, listed_terms, terms_of, turns_of, with_holders
from lianchuang.networks.rules import standing
from lianchuang.networks.views.founding import founding_steps
from lianchuang.people.access import reach_of_reader, visible_acts, visible_people
from lianchuang.people.models import Account
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.forms import HandForm, refuse_with
from lianchuang.records.past import BEIJING, now
from lianchuang.records.telling import told_acts, told_history, told_moments

METHODS = ["GET", "POST"]


@login_required
@require_GET
def index(request: HttpRequest, number: int) -> HttpResponse:
    """Past, running and next terms, the gaps between them, and whose turn it is."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach).select_related("body"), pk=number)
    request.network = network  # type: ignore[attr-defined]
    terms = terms_of(network)
    proposed = proposed_bounds(network, terms)
    turns, away = turns_of(network, terms, proposed.starts_at.astimezone(BEIJING).date())
    context = {
        "network": network,
        "rows": listed_terms(terms, now()),
        "turns": turns,
        "away": away,
        "is_vacant": vacancy(terms),
        "may_keep": may_keep(reach, network),
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "networks/term/list.html", context)


@login_required
@require_http_methods(METHODS)
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔登记任期〕: the unit whose turn it is stands first; ?acting=1 proposes an acting chair for a vacancy."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach).select_related("body", "folder"), pk=number)
    may_keep(reach, network).or_refuse()
    posted = request.POST if request.method == "POST" else None
    form, grounds = _term_form(request, network), HandForm(posted, request.FILES)
    if posted is not None and form.is_valid() & grounds.is_valid():
        scan = grounds.cleaned_data["scan"]
        try:
            term, act = begin_term(network, form.coming(), grounds=grounds.grounds(), by=reach, scan=scan)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            done = _("任期已登记。到点自动生效、到点自动结束，不用再授权。")
            say(request, done, undo=f"/acts/{act}/undoing/")
            return redirect(term)
    page = {"network": network, "form": form, "grounds": grounds, **founding_steps(network, "term")}
    return render(request, "networks/term/new.html", page, status=200 if posted is None else 422)


@login_required
@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One term: its bounds, who acts for the unit, its handover, what was changed and why."""
    reach = reach_of_reader(request)
    rows = with_holders(visible_terms(reach).select_related("network__body", "body"))
    term = get_object_or_404(rows, pk=number)
    request.network = term.network  # type: ignore[attr-defined]
    holders = list(term.holders.all())
    people = [each.person_id for each in holders]
    history = told_history(("", term), *((str(each), each.role) for each in holders))
    context = {
        "term": term,
        "holders": holders,
        "standing": standing(bounds_of(term), now()),
        "seen_people": set(visible_people(reach).filter(pk__in=people).values_list("pk", flat=True)),
        "with_account": set(Account.objects.filter(person__in=people).values_list("person_id", flat=True)),
        "sees_handover": sees_handover(reach, term),
        "may_list": may_list(reach, term),
        "may_keep": may_keep(reach, term.network),
        "now": now(),
        "history": history,
        "acts": told_moments(history),
    }
    return render(request, "networks/term/show.html", context)


@login_required
@require_http_methods(METHODS)
def bounds(request: HttpRequest, number: int) -> HttpResponse:
    """〔调整起止〕."""
    reach, term = reach_of_reader(request), term_in_sight(request, number)
    may_keep(reach, term.network).or_refuse()
    says = _("没有开始的，起止都能改；已经开始的，只能提前结束。权限跟着一起变。")
    change = _change_of(term, _("调整起止"), says, _("确认调整"), _("起止已调整，权限跟着变了。"))
    form = BoundsForm(request.POST or None, bounds=bounds_of(term))
    return answer_change(
        request, change, form, lambda _said, **why: move_term(term, bounds=form.bounds(), by=reach, **why)
    )


@login_required
@require_http_methods(METHODS)
def holders(request: HttpRequest, number: int) -> HttpResponse:
    """〔换人〕."""
    reach, term = reach_of_reader(request), term_in_sight(request, number)
    may_keep(reach, term.network).or_refuse()
    says = _("调动、退休都是正常的事：原来的人到那一刻为止，接任的人从那一刻开始。")
    change = _change_of(term, _("换人"), says, _("确认换人"), _("已换人，权限到点自动交接。"))
    form = HolderForm(request.POST or None, term=term)
    return answer_change(
        request, change, form, lambda _said, **why: change_holder(term, **form.said(), by=reach, **why)
    )


@login_required
@require_http_methods(METHODS)
def leave(request: HttpRequest, number: int) -> HttpResponse:
    """〔轮值请假〕."""
    reach = reach_of_reader(request)
    seen = visible_memberships(reach).select_related("network", "studio__host", "body", "folder")
    seat: Membership = get_object_or_404(seen, pk=number)
    may_keep(reach, seat.network).or_refuse()
    network, back = seat.network, f"{seat.network.get_absolute_url()}terms/"
    crumbs = [(network.name, network.get_absolute_url()), (_("理事长单位轮值"), back)]
    name = str(seat.studio or seat.body)
    says = _("%(name)s 这段时间不排理事长单位；回来以后，没有轮到过的先轮。") % {"name": name}
    change = Change(_("轮值请假"), says, _("确认"), _("已登记。"), crumbs, back, [seat])
    form = RotationLeaveForm(request.POST or None, row=seat)
    return answer_change(request, change, form, lambda said, **why: take_leave(seat, **said, by=reach, **why))


def term_in_sight(request: HttpRequest, number: int) -> Term:
    """The term, or a 404."""
    rows = visible_terms(reach_of_reader(request)).select_related("network__body", "network__folder", "body")
    term: Term = get_object_or_404(rows, pk=number)
    request.network = term.network  # type: ignore[attr-defined]
    return term


def _term_form(request: HttpRequest, network: Network) -> TermForm:
    terms = terms_of(network)
    vacant = vacancy(terms) if request.GET.get("acting") else None
    proposed = vacant or proposed_bounds(network, terms)
    turns, away = turns_of(network, terms, proposed.starts_at.astimezone(BEIJING).date())
    number = max((each.number for each in terms), default=0) + 1
    initial: dict[str, Any] = {"number": number, "is_acting": vacant is not None}
    data = request.POST if request.method == "POST" else None
    return TermForm(data, turns=[*turns, *away], bounds=proposed, initial=initial)


def _change_of(term: Term, title: str, says: str, button: str, done: str) -> Change:
    network, back = term.network, term.get_absolute_url()
    crumbs = [
        (network.name, network.get_absolute_url()),
        (_("理事长单位轮值"), f"{network.get_absolute_url()}terms/"),
        (_("第 %(number)s 任") % {"number": term.number}, back),
    ]
    holders = list(TermHolder.objects.filter(term=term).select_related("role"))
    rows: list[Model] = [term, *holders, *(each.role for each in holders)]
    return Change(title, says, button, done, crumbs, back, rows)
