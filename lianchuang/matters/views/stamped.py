"""/stamped-papers/<id>/: what was typed in somebody's name; the named one contests, a second person settles."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.matters.access import may_contest, may_settle, visible_stamped_papers
from lianchuang.matters.actions import acknowledge_paper, contest_paper, settle_contest
from lianchuang.matters.forms import CONTESTS, ContestForm, SettlementForm
from lianchuang.matters.models import StampedPaper, TaskLink
from lianchuang.matters.queries import is_told, reach_of_link
from lianchuang.people.access import reach_of_reader
from lianchuang.records.exporting import file_answer
from lianchuang.records.files.store import read
from lianchuang.records.forms import refuse_with


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """What was typed, for whom, by whom, from which paper, and what the named one says of it."""
    return _page(request, _paper(request, number))


@require_GET
def scan(request: HttpRequest, number: int) -> HttpResponse:
    """The scan itself, for whoever may see the page."""
    return _scan(_paper(request, number))


@require_POST
def acknowledgement(request: HttpRequest, number: int) -> HttpResponse:
    """〔没错〕."""
    reach, stamped = reach_of_reader(request), _paper(request, number)
    may_contest(reach, stamped).or_refuse()
    acknowledge_paper(stamped, by=reach)
    say(request, _("记下了，谢谢。"))
    return redirect(stamped)


@require_POST
def contest(request: HttpRequest, number: int) -> HttpResponse:
    """〔不是这样〕."""
    reach, stamped = reach_of_reader(request), _paper(request, number)
    may_contest(reach, stamped).or_refuse()
    form = ContestForm(request.POST)
    if form.is_valid():
        try:
            contest_paper(stamped, reason=form.cleaned_data["reason"], by=reach)
        except Refused as refusal:
            refuse_with(form, refusal, "reason")
        else:
            say(request, _("异议已记下，处理完之前这份代填不算数。"))
            return redirect(stamped)
    return _page(request, stamped, contest=form, status=422)


@require_POST
def settlement(request: HttpRequest, number: int) -> HttpResponse:
    """Settle a contest: it holds, or it is void."""
    reach, stamped = reach_of_reader(request), _paper(request, number)
    may_settle(reach, stamped).or_refuse()
    form = SettlementForm(request.POST)
    if form.is_valid():
        try:
            settle_contest(stamped, **form.cleaned_data, by=reach)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("已处理，对方会看到您写的话。"))
            return redirect(stamped)
    return _page(request, stamped, settlement=form, status=422)


def by_link(request: HttpRequest, link: TaskLink) -> HttpResponse:
    """The same by a task link: is it so, or not; one tap."""
    rows = StampedPaper.objects.select_related("person", "body", "evidence__content")
    stamped = rows.filter(pk=link.subject).first()
    if stamped is None:
        raise Refused(_("这份代填已经撤下，不用看了。"))
    if request.method != "POST":
        return _scan(stamped) if "scan" in request.GET else _link_page(request, link, stamped, ContestForm())
    by, form = reach_of_link(link), ContestForm(request.POST)
    if "right" in request.POST:
        acknowledge_paper(stamped, by=by)
        return _done(request, link, _("记下了，谢谢。"))
    if form.is_valid():
        try:
            contest_paper(stamped, reason=form.cleaned_data["reason"], by=by)
        except Refused as refusal:
            refuse_with(form, refusal, "reason")
        else:
            return _done(request, link, _("异议已记下，处理完之前这份代填不算数。秘书处会和您联系。"))
    return _link_page(request, link, stamped, form, status=422)


def _paper(request: HttpRequest, number: int) -> StampedPaper:
    rows = visible_stamped_papers(reach_of_reader(request))
    return get_object_or_404(rows.select_related("person", "body", "network", "evidence__content"), pk=number)


def _page(
    request: HttpRequest,
    stamped: StampedPaper,
    *,
    contest: ContestForm | None = None,
    settlement: SettlementForm | None = None,
    status: int = 200,
) -> HttpResponse:
    reach = reach_of_reader(request)
    context: dict[str, Any] = {
        "stamped": stamped,
        "may_contest": may_contest(reach, stamped),
        "may_settle": may_settle(reach, stamped),
        "is_told": is_told(stamped),
        "usual": CONTESTS,
        "contest": contest or ContestForm(),
        "settlement": settlement or SettlementForm(),
    }
    return render(request, "matters/stamped/show.html", context, status=status)


def _link_page(
    request: HttpRequest, link: TaskLink, stamped: StampedPaper, form: ContestForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "link": link,
        "stamped": stamped,
        "contest": form,
        "usual": CONTESTS,
        "is_told": is_told(stamped),
    }
    return render(request, "matters/stamped/by_link.html", context, status=status)


def _done(request: HttpRequest, link: TaskLink, says: str) -> HttpResponse:
    context = {"link": link, "title": _("办好了"), "says": says, "way_on": None}
    return render(request, "matters/link/done.html", context)


def _scan(stamped: StampedPaper) -> HttpResponse:
    if stamped.evidence is None:
        raise Http404
    try:
        return file_answer(stamped.evidence.name, read(stamped.evidence.content))
    except FileNotFoundError:
        raise Refused(_("这个文件的内容不在文件库里了，可能是数据目录没有完整恢复。")) from None
