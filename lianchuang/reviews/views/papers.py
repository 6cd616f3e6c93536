"""Paper sheets: typed for an expert, checked by a second person."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.people.access import reach_of_reader
from lianchuang.records.exporting import file_answer
from lianchuang.records.files.store import read
from lianchuang.records.listing import page_of
from lianchuang.reviews.access import may_check, may_keep_round, officed_rounds
from lianchuang.reviews.actions import WrongPoints, check_sheet, return_sheet, type_sheet
from lianchuang.reviews.forms import PaperForm, numbers_in, said_in, typed_points
from lianchuang.reviews.models import Entry, Expert, Round, ScoreSheet
from lianchuang.reviews.queries import items_of, scorable_pairs
from lianchuang.reviews.views.sights import crumbs_to, officers_page, officers_round


@require_GET
def papers(request: HttpRequest, number: int) -> HttpResponse:
    """Sheets typed from paper, those that wait for a check first."""
    round = officers_round(request, number)
    rows = ScoreSheet.objects.filter(entry__round=round, stamped_paper__isnull=False)
    rows = rows.select_related("expert__person", "entry", "stamped_paper").order_by(
        "-state", "-handed_in_at", "pk"
    )
    page = officers_page(request, round, "paper-sheets/")
    page |= {"listed": page_of(rows, request.GET.get("page"))}
    return render(request, "reviews/paper/list.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔代录一份〕: whose, of which entry, then its points and its scan."""
    reach, round = reach_of_reader(request), officers_round(request, number)
    may_keep_round(reach, round).or_refuse()
    pairs = scorable_pairs(round.pk, round.everyone_scores_all)
    panel = round.experts.filter(left_at__isnull=True, declared_at__isnull=False).select_related(
        "person__body"
    )
    experts = list(panel.order_by("person__pinyin", "pk"))
    expert = _named(experts, request, "expert")
    keys = {key for seat, key in pairs if expert is not None and seat == expert.pk}
    entries = list(Entry.objects.filter(pk__in=keys).order_by("code"))
    entry = _named(entries, request, "entry")
    said = {"round": round, "experts": experts, "entries": entries, "expert": expert, "entry": entry}
    if request.method == "POST":
        if expert is None or entry is None:
            raise Refused(_("这位专家现在不评这一项，没有代录。请重新选。"))
        return _type(request, round, expert, entry, said)
    return _form(request, round, said)


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, number: int) -> HttpResponse:
    """〔核对〕: read the scan, compare item by item, type the total again."""
    reach, sheet = reach_of_reader(request), _sheet(request, number)
    says, status = "", 200
    if request.method == "POST":
        try:
            act = check_sheet(sheet, total=request.POST.get("total", ""), by=reach)
        except Refused as refusal:
            says, status = spoken(refusal.reason), 422
        else:
            say(request, _("核对过了，这一份开始算数。"), undo=f"/acts/{act}/undoing/")
            return redirect("reviews:papers", sheet.entry.round_id)
    points = {row.criterion_id: row.points for row in sheet.points.all()}
    page = {
        "sheet": sheet,
        "round": sheet.entry.round,
        "items": [(item, points.get(item.key)) for item in items_of(sheet.entry.round.scheme)],
        "may_check": may_check(reach, sheet, sheet.entry.round),
        "crumbs": [
            *crumbs_to(sheet.entry.round),
            (_("纸质评分"), f"/reviews/{sheet.entry.round_id}/paper-sheets/"),
        ],
        "total": request.POST.get("total", ""),
        "says": says,
    }
    return render(request, "reviews/paper/check.html", page, status=status)


@require_POST
def returning(request: HttpRequest, number: int) -> HttpResponse:
    """〔退回重录〕."""
    sheet = _sheet(request, number)
    act = return_sheet(sheet, reason=said_in(request.POST, "reason"), by=reach_of_reader(request))
    say(request, _("已退回重录，这一份没有了。"), undo=f"/acts/{act}/undoing/")
    return redirect("reviews:papers", sheet.entry.round_id)


@require_GET
def scan(request: HttpRequest, number: int) -> HttpResponse:
    """The scan, for the officers of the round."""
    sheet = _sheet(request, number)
    evidence = sheet.stamped_paper.evidence if sheet.stamped_paper else None
    if evidence is None:
        raise Http404
    try:
        return file_answer(evidence.name, read(evidence.content))
    except FileNotFoundError:
        raise Refused(_("这个文件的内容不在文件库里了，可能是数据目录没有完整恢复。")) from None


def _sheet(request: HttpRequest, number: int) -> ScoreSheet:
    rows = ScoreSheet.objects.filter(
        entry__round__in=officed_rounds(reach_of_reader(request)).values("pk"), stamped_paper__isnull=False
    )
    related = (
        "entry__round__network",
        "entry__round__scheme",
        "expert__person",
        "stamped_paper__evidence__content",
    )
    return get_object_or_404(rows.select_related(*related), pk=number)


def _named(rows: list[Any], request: HttpRequest, name: str) -> Any:
    asked = numbers_in([request.POST.get(name, "") or request.GET.get(name, "")])
    return next((row for row in rows if [row.pk] == asked), None)


def _type(
    request: HttpRequest, round: Round, expert: Expert, entry: Entry, said: dict[str, Any]
) -> HttpResponse:
    paper, typed = PaperForm(request.POST, request.FILES), typed_points(items_of(round.scheme), request.POST)
    comment = request.POST.get("comment", "")
    problems: dict[int, str] = {}
    says = ""
    if paper.is_valid():
        try:
            _sheet_row, act = type_sheet(
                expert,
                entry,
                typed,
                comment=comment,
                scan=paper.cleaned_data["scan"],
                by=reach_of_reader(request),
            )
        except WrongPoints as wrong:
            says, problems = wrong.reason, dict(wrong.problems)
        except Refused as refusal:
            says = spoken(refusal.reason)
        else:
            say(request, _("已代录，等另一位核对以后才算数。"), undo=f"/acts/{act}/undoing/")
            return redirect("reviews:papers", round.pk)
    said |= {"paper": paper, "typed": typed, "problems": problems, "comment": comment, "says": says}
    return _form(request, round, said, status=422)


def _form(request: HttpRequest, round: Round, said: dict[str, Any], *, status: int = 200) -> HttpResponse:
    page = {
        "paper": PaperForm(),
        "typed": {},
        "problems": {},
        "comment": "",
        "says": "",
        "criteria": list(round.scheme.criteria.order_by("position", "pk")),
        "crumbs": [*crumbs_to(round), (_("纸质评分"), f"/reviews/{round.pk}/paper-sheets/")],
        **said,
    }
    return render(request, "reviews/paper/new.html", page, status=status)
