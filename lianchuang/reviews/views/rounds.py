"""The officers' board of a round, and what they do with it."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader, visible_acts
from lianchuang.records.forms import refuse_with
from lianchuang.records.listing import page_of, words_in
from lianchuang.records.recording import Recording, answer_recording
from lianchuang.records.telling import told_acts
from lianchuang.reviews.access import expert_in, may_keep_round, officed_rounds, visible_rounds
from lianchuang.reviews.actions import choose_mode, close_round, move_deadline, open_declaring, open_scoring
from lianchuang.reviews.forms import DeadlineForm, OpeningForm
from lianchuang.reviews.models import Entry, Round
from lianchuang.reviews.queries import Progress
from lianchuang.reviews.views.sights import crumbs_to, experts_round, officers_page, officers_round

STEPS = (Round.State.PREPARED, Round.State.DECLARING, Round.State.SCORING, Round.State.CLOSED)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The reader's reviews: those they run, and those they score in."""
    reach = reach_of_reader(request)
    listed = page_of(visible_rounds(reach).select_related("network"), request.GET.get("page"))
    run = set(
        officed_rounds(reach).filter(pk__in=[row.pk for row in listed.rows]).values_list("pk", flat=True)
    )
    page = {"listed": listed, "run": run, "acts": told_acts(visible_acts(reach))}
    return render(request, "reviews/round/list.html", page)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """How far it is, entry by entry; an expert is led to their desk."""
    if not officed_rounds(reach_of_reader(request)).filter(pk=number).exists():
        _expert, round = experts_round(request, number)
        return redirect("reviews:desk", round.pk)
    return _board(request, officers_round(request, number), OpeningForm())


@require_POST
def declaring(request: HttpRequest, number: int) -> HttpResponse:
    """〔开始回避申报〕."""
    round = officers_round(request, number)
    act = open_declaring(round, by=reach_of_reader(request))
    say(
        request,
        _("已开始回避申报，专家的工作台上看得到了；邀请的消息在待发消息里，看过再发。"),
        undo=_undo(act),
    )
    return redirect(round)


@require_POST
def scoring(request: HttpRequest, number: int) -> HttpResponse:
    """〔开始评分〕, with its deadline."""
    round = officers_round(request, number)
    form = OpeningForm(request.POST)
    if form.is_valid():
        try:
            act = open_scoring(round, closes_at=form.cleaned_data["closes_at"], by=reach_of_reader(request))
        except Refused as refusal:
            refuse_with(form, refusal, "closes_at")
        else:
            say(request, _("评分开始了，申报过回避的专家可以打分。"), undo=_undo(act))
            return redirect(round)
    return _board(request, round, form, status=422)


@require_http_methods(["GET", "POST"])
def deadline(request: HttpRequest, number: int) -> HttpResponse:
    """〔改截止时间〕."""
    reach, round = reach_of_reader(request), officers_round(request, number)
    may_keep_round(reach, round).or_refuse()
    page = Recording(
        _("改截止时间"), _("改"), _("截止时间已改。"), round.get_absolute_url(), crumbs=crumbs_to(round),
        says=_("评分到这一刻为止，早一秒收，晚一秒不收。已经结束的，改晚以后接着评。"), kicker=round.title,
    )  # fmt: skip
    form = DeadlineForm(request.POST or None, initial={"closes_at": round.closes_at})
    return answer_recording(request, page, form, lambda said: move_deadline(round, **said, by=reach))


@require_POST
def closing(request: HttpRequest, number: int) -> HttpResponse:
    """〔结束评分〕."""
    round = officers_round(request, number)
    act = close_round(round, by=reach_of_reader(request))
    say(request, _("评分已结束，名次可以看了。"), undo=_undo(act))
    return redirect(round)


@require_POST
def mode(request: HttpRequest, number: int) -> HttpResponse:
    """全员评全部, or what is assigned."""
    round = officers_round(request, number)
    everyone = request.POST.get("everyone") == "1"
    act = choose_mode(round, everyone_scores_all=everyone, by=reach_of_reader(request))
    says = _("改成全员评全部了。") if everyone else _("改成按分配评了，请到「分配」里给专家分。")
    say(request, says, undo=_undo(act))
    return redirect(round)


def _board(request: HttpRequest, round: Round, opening: OpeningForm, *, status: int = 200) -> HttpResponse:
    progress, words = Progress(round), words_in(request.GET)
    rows = Entry.objects.filter(round=round, is_withdrawn=False).order_by("code")
    if words:
        rows = rows.filter(Q(code__icontains=words) | Q(title__icontains=words))
    listed = page_of(rows, request.GET.get("page"))
    page: dict[str, Any] = officers_page(request, round, "")
    opening.initial = {"closes_at": round.closes_at}
    page |= {
        "progress": progress,
        "listed": listed,
        "rows": progress.of_entries(listed.rows),
        "words": words,
        "opening": opening,
        "declared": round.experts.filter(left_at__isnull=True, declared_at__isnull=False).count(),
        "seats": round.experts.filter(left_at__isnull=True).count(),
        "step": STEPS.index(Round.State.CLOSED if page["closed"] else Round.State(round.state)) + 1,
        "steps": [str(each.label) for each in STEPS],
        "is_expert": expert_in(reach_of_reader(request), round) is not None,
    }
    return render(request, "reviews/round/show.html", page, status=status)


def _undo(act: int) -> str:
    return f"/acts/{act}/undoing/"
