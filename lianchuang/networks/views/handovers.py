"""交接: the list, to whom each item goes, both signatures, the paper, and its end."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianchuang.design.notes import say
from lianchuang.networks.access import governs, may_keep, may_list, may_sign, sees_handover, visible_handovers
from lianchuang.networks.actions import (
    add_item,
    assign_items,
    close_term,
    drop_item,
    list_handover,
    sign_handover,
    sign_on_paper,
    withdraw_signatures,
)
from lianchuang.networks.forms.handover import AssignmentForm, ItemForm, PaperForm, ReasonForm
from lianchuang.networks.models import Handover, HandoverItem, Term
from lianchuang.networks.queries import (
    bounds_of,
    digest_of,
    handed,
    holders_to_the_end,
    items_of,
    next_term,
    signatures_of,
    unlisted_matters,
    with_holders,
)
from lianchuang.networks.rules import may_close, standing
from lianchuang.people.access import reach_of_reader
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.past import now
from lianchuang.records.recording import Recording, answer_recording
from lianchuang.records.telling import Entry, told_history, told_moments

METHODS = ["GET", "POST"]


@login_required
@require_http_methods(METHODS)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The list with its signatures (GET); make it, or bring it up to date (POST)."""
    term = _term(request, number)
    if request.method == "POST":
        handover, act = list_handover(term, by=reach_of_reader(request))
        count = HandoverItem.objects.filter(handover=handover).count()
        says = _("清单已列好，现在有 %(count)s 项。") % {"count": count}
        say(request, says, undo=f"/acts/{act}/undoing/")
        return redirect(handover)
    return render(request, "networks/handover/show.html", _page(request, term))


@login_required
@require_GET
def printed(request: HttpRequest, number: int) -> HttpResponse:
    """The list on A4, to be stamped by both sides."""
    term = _term(request, number)
    context = _page(request, term)
    if context["handover"] is None:
        raise Http404
    return render(request, "networks/handover/print.html", context)


@login_required
@require_http_methods(METHODS)
def item(request: HttpRequest, number: int) -> HttpResponse:
    """〔加一项〕: a file, money, something else."""
    reach, handover = reach_of_reader(request), _handover(request, number)
    may_list(reach, handover.term).or_refuse()
    page = _recording(handover, _("交接清单加一项"), _("加上"), _("已加上。"))
    form = ItemForm(request.POST or None, request.FILES or None)
    return answer_recording(
        request, page, form, lambda said: add_item(handover, form.added(), by=reach, file=said["file"])
    )


@login_required
@require_http_methods(METHODS)
def assignments(request: HttpRequest, number: int) -> HttpResponse:
    """〔写明交给谁〕: one box an item, saved together."""
    reach, handover = reach_of_reader(request), _handover(request, number)
    may_list(reach, handover.term).or_refuse()
    after = next_term(handover.term)
    proposed = after.body.name if after else ""
    says = _("空着的先填上了下一任；交给具体哪一位，改成他的姓名。") if proposed else ""
    page = _recording(handover, _("写明交给谁"), _("保存"), _("已写明交给谁。"), says)
    form = AssignmentForm(request.POST or None, items=items_of(handover), proposed=proposed)
    return answer_recording(
        request, page, form, lambda _said: assign_items(handover, form.goes_to(), by=reach)
    )


@login_required
@require_POST
def removal(request: HttpRequest, number: int) -> HttpResponse:
    """Take an item off the list again."""
    reach = reach_of_reader(request)
    rows = HandoverItem.objects.filter(handover__in=visible_handovers(reach).values("pk"))
    row = get_object_or_404(rows.select_related("handover__term__network__body", "matter"), pk=number)
    act = drop_item(row, by=reach)
    say(request, _("已从清单去掉。"), undo=f"/acts/{act}/undoing/")
    return redirect(row.handover)


@login_required
@require_POST
def signature(request: HttpRequest, number: int) -> HttpResponse:
    """〔签认〕 by account, for one side; what is signed is the list that was shown."""
    reach, handover = reach_of_reader(request), _handover(request, number)
    side = request.POST.get("side")
    if side not in ("given", "taken"):
        raise Http404
    sign_handover(handover, side, digest=request.POST.get("digest", ""), by=reach)  # type: ignore[arg-type]
    say(request, _("已签认。"))
    return redirect(handover)


@login_required
@require_http_methods(METHODS)
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """〔代录盖章件〕."""
    reach, handover = reach_of_reader(request), _handover(request, number)
    may_keep(reach, handover.term.network).or_refuse()
    says = _("录进来的签认会写明是代录；被代录的单位会收到提醒，可以提出异议。")
    page = _recording(handover, _("代录盖章件"), _("录入"), _("已录入，对方会收到提醒。"), says)
    form, digest = PaperForm(request.POST or None, request.FILES or None), digest_of(items_of(handover))

    def do(said: dict[str, Any]) -> int:
        return sign_on_paper(
            handover, form.sides(), digest=digest, paper=said["paper"], scan=said["scan"], by=reach
        )

    return answer_recording(request, page, form, do)


@login_required
@require_http_methods(METHODS)
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """〔撤回签认〕, so that the list can be changed."""
    reach, handover = reach_of_reader(request), _handover(request, number)
    may_keep(reach, handover.term.network).or_refuse()
    says = _("双方的签认都会撤回，改好清单以后重新签认。")
    page = _recording(handover, _("撤回签认"), _("撤回"), _("签认已撤回，清单可以改了。"), says)
    form = ReasonForm(request.POST or None)
    return answer_recording(
        request, page, form, lambda said: withdraw_signatures(handover, reason=said["reason"], by=reach)
    )


@login_required
@require_POST
def closing(request: HttpRequest, number: int) -> HttpResponse:
    """〔完成交接〕."""
    term = _term(request, number)
    act = close_term(term, by=reach_of_reader(request))
    say(request, _("第 %(number)s 任交接完成。") % {"number": term.number}, undo=f"/acts/{act}/undoing/")
    return redirect(f"/terms/{term.pk}/handover/")


def _term(request: HttpRequest, number: int) -> Term:
    """The term, for those of its handover, or a 404."""
    reach = reach_of_reader(request)
    rows = with_holders(Term.objects.select_related("network__body", "network__folder", "body"))
    term: Term = get_object_or_404(rows, pk=number)
    if not sees_handover(reach, term):
        raise Http404
    request.network = term.network  # type: ignore[attr-defined]
    return term


def _handover(request: HttpRequest, number: int) -> Handover:
    term = _term(request, number)
    rows = Handover.objects.select_related("folder", "given_paper__evidence", "taken_paper__evidence")
    handover = get_object_or_404(rows, term=term)
    handover.term = term
    return handover


def _page(request: HttpRequest, term: Term) -> dict[str, Any]:
    reach = reach_of_reader(request)
    rows = Handover.objects.filter(term=term)
    handover = rows.select_related("folder", "given_paper__evidence", "taken_paper__evidence").first()
    after, unlisted = next_term(term), unlisted_matters(term)
    page: dict[str, Any] = {
        "term": term,
        "after": after,
        "handover": handover,
        "title": _("第 %(number)s 任交接清单") % {"number": term.number},
        "unlisted": unlisted,
        "giving": holders_to_the_end(term),
        "taking": holders_to_the_end(after),
        "standing": standing(bounds_of(term), now()),
        "may_list": may_list(reach, term),
        "may_keep": may_keep(reach, term.network),
        "sees_all": governs(reach, term.network),
    }
    history = _history(handover, page["title"]) if handover else []
    page |= {"history": history, "acts": told_moments(history), "items": [], "digest": ""}
    if handover is None:
        return page
    handover.term = term
    items, signatures = items_of(handover), signatures_of(handover)
    given, taken = signatures
    page |= {
        "items": items,
        "digest": digest_of(items),
        "given": given,
        "taken": taken,
        "is_fixed": term.closed_at is not None or signatures != ("missing", "missing"),
        "may_give": may_sign(reach, handover, "given"),
        "may_take": may_sign(reach, handover, "taken"),
        "closable": may_close(
            has_ended=term.ends_at <= now(),
            items=handed(items),
            unlisted=len(unlisted),
            given=given,
            taken=taken,
        ),
    }
    return page


def _history(handover: Handover, title: str) -> list[Entry]:
    """What was done to the list, its items and its term, newest first."""
    told = told_history((title, handover), ("", handover.term))
    return merged(told, parts_told(HandoverItem, handover, "title", _("项")))


def _recording(handover: Handover, title: str, sends: str, done: str, says: str = "") -> Recording:
    term = handover.term
    network, back = term.network, handover.get_absolute_url()
    crumbs = [(network.name, network.get_absolute_url()), (handover.folder.title, back)]
    return Recording(title, sends, done, back, says, network.name, crumbs)
