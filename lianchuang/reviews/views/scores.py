"""The expert's desk, and scoring one entry after the other."""

from pathlib import PurePath
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.filters import in_beijing
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.people.access import reach_of_reader
from lianchuang.records.exporting import file_answer
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.store import read
from lianchuang.records.listing import page_of
from lianchuang.records.past import now
from lianchuang.reviews.access import may_declare, may_score, scorable_keys
from lianchuang.reviews.actions import WrongPoints, hand_in, keep_draft
from lianchuang.reviews.forms import typed_points
from lianchuang.reviews.models import Entry, ScoreSheet
from lianchuang.reviews.queries import desk_rows, items_of, next_entry, numbers_on_desk, points_of
from lianchuang.reviews.rules import read_sheet, sections_of
from lianchuang.reviews.views.sights import Seat, experts_round, is_read_back, not_here, own_entry


@require_GET
def desk(request: HttpRequest, number: int) -> HttpResponse:
    """「12 / 45」, what is done and what is left, and 〔接着评〕."""
    expert, round = experts_round(request, number)
    own, may = scorable_keys(expert, round), may_score(expert, round)
    entries = Entry.objects.filter(round=round, pk__in=own, is_withdrawn=False)
    listed = page_of(entries.order_by("code"), request.GET.get("page"))
    done, total = numbers_on_desk(expert, own)
    page = {
        "round": round,
        "expert": expert,
        "listed": listed,
        "rows": desk_rows(listed.rows, expert),
        "done": done,
        "total": total,
        "may": may,
        "next": next_entry(expert, round, own) if may else None,
    }
    return render(request, "reviews/desk/show.html", page)


@require_http_methods(["GET", "POST"])
def score(request: HttpRequest, number: int) -> HttpResponse:
    """Text on one side, points on the other (GET); 〔交，评下一项〕 (POST)."""
    seat = own_entry(request, number)
    if seat is None:
        return not_here(request)
    if request.method != "POST":
        return _page(request, seat, _kept(seat, request))
    typed = typed_points(items_of(seat.round.scheme), request.POST)
    said: dict[str, Any] = {"typed": typed, "comment": request.POST.get("comment", "")}
    try:
        hand_in(
            seat.expert, seat.round, seat.entry, typed, comment=said["comment"], by=reach_of_reader(request)
        )
    except WrongPoints as wrong:
        return _refused(request, seat, {**said, "says": wrong.reason, "problems": wrong.problems}, 422)
    except Refused as refusal:
        return _refused(request, seat, {**said, "says": spoken(refusal.reason)}, 409)
    following = next_entry(seat.expert, seat.round, seat.own)
    if following is None:
        say(request, _("%(code)s 已交。您的都评完了，谢谢。") % {"code": seat.entry.code})
        return redirect("reviews:desk", seat.round.pk)
    say(request, _("%(code)s 已交，接着评下一项。") % {"code": seat.entry.code})
    return redirect("reviews:score", following)


@require_POST
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what is typed, as it is typed; what is wrong already is said at its field, and that time is over."""
    seat = own_entry(request, number)
    if seat is None:
        return not_here(request)
    items = items_of(seat.round.scheme)
    typed = typed_points(items, request.POST)
    keep_draft(seat.expert, seat.entry, typed, request.POST.get("comment", ""))
    saved = _("存下了，%(clock)s") % {"clock": f"{in_beijing(now()):%H:%M}"}
    if "application/json" not in request.headers.get("Accept", ""):
        say(request, saved)
        return redirect("reviews:score", seat.entry.pk)
    may = may_score(seat.expert, seat.round)
    problems = read_sheet(items, typed, is_draft=True).problems
    return JsonResponse(
        {
            "saved": saved,
            "problems": {f"c{key}": spoken(says) for key, says in problems.items()},
            "over": "" if may else _too_late(),
        }
    )


@require_GET
def file(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """One file of an entry, under a name that tells nothing."""
    seat = own_entry(request, number)
    if seat is None:
        return not_here(request)
    files = _files(seat)
    if not 1 <= place <= len(files):
        raise Http404
    evidence = files[place - 1]
    name = _("附件%(number)s") % {"number": place} + PurePath(evidence.name).suffix.lower()
    try:
        return file_answer(name, read(evidence.content))
    except FileNotFoundError:
        raise Refused(_("这个文件的内容不在文件库里了，可能是数据目录没有完整恢复。")) from None


def _refused(request: HttpRequest, seat: Seat, said: dict[str, Any], status: int) -> HttpResponse:
    """Nothing was handed in; nothing typed is lost either."""
    keep_draft(seat.expert, seat.entry, said["typed"], said["comment"])
    return _page(request, seat, said, status=status)


def _kept(seat: Seat, request: HttpRequest) -> dict[str, Any]:
    """What the fields hold: a draft that is being typed, else what was handed in."""
    sheet = ScoreSheet.objects.filter(expert=seat.expert.pk, entry=seat.entry.pk).first()
    draft = None if is_read_back(request) else seat.entry.drafts.filter(expert=seat.expert.pk).first()
    if draft is not None:
        fields = dict(draft.fields)
        comment = fields.pop("comment", "")
        return {"typed": {int(key): text for key, text in fields.items()}, "comment": comment, "draft": draft}
    return {"typed": dict(points_of(sheet)), "comment": sheet.comment if sheet else ""}


def _page(request: HttpRequest, seat: Seat, said: dict[str, Any], *, status: int = 200) -> HttpResponse:
    done, total = numbers_on_desk(seat.expert, seat.own)
    may = may_score(seat.expert, seat.round)
    page = {
        "round": seat.round,
        "entry": seat.entry,
        "sections": sections_of(seat.entry.text),
        "files": _files(seat),
        "criteria": list(seat.round.scheme.criteria.order_by("position", "pk")),
        "sheet": ScoreSheet.objects.filter(expert=seat.expert.pk, entry=seat.entry.pk).first(),
        "done": done,
        "total": total,
        "may": may,
        "may_declare": may_declare(seat.expert, seat.round),
        "too_late": "" if may else _too_late(),
        "draft": None,
        "problems": {},
        "says": "",
        **said,
    }
    return render(request, "reviews/entry/score.html", page, status=status)


def _files(seat: Seat) -> list[Evidence]:
    folders = seat.entry.files.values("folder_id")
    return list(
        Evidence.objects.filter(folder__in=folders, kind=Evidence.Kind.OWN)
        .select_related("content")
        .order_by("pk")
    )


def _too_late() -> str:
    return _(
        "评分已经截止，不再收。您填到一半的都还留着，没有丢；要补交，请和秘书处联系，改晚截止时间以后接着交。"
    )
