"""The panel: who sits on it, who is invited, who leaves; and the trial before anybody is."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.people.access import Reach, reach_of_reader, visible_bodies, visible_people
from lianchuang.people.models import Account, Person
from lianchuang.records.forms import refuse_with
from lianchuang.records.listing import words_in
from lianchuang.records.recording import Recording, answer_recording
from lianchuang.reviews.access import may_keep_round, officed_rounds
from lianchuang.reviews.actions import invite_experts, release_expert
from lianchuang.reviews.forms import InvitationForm, ReasonForm, numbers_in
from lianchuang.reviews.models import Expert, Round
from lianchuang.reviews.queries import Progress, trial_of
from lianchuang.reviews.views.sights import crumbs_to, is_read_back, officers_page, officers_round

MOST_FOUND = 20
MOST_CANDIDATES = 60


@require_http_methods(["GET", "POST"])
def experts(request: HttpRequest, number: int) -> HttpResponse:
    """The panel with its progress (GET), or people invited onto it (POST)."""
    reach, round = reach_of_reader(request), officers_round(request, number)
    if request.method == "POST":
        return _invite(request, reach, round)
    return _panel(request, round, _form(reach, round))


@require_GET
def trial(request: HttpRequest, number: int) -> HttpResponse:
    """〔试算回避〕: pick candidates, see what each could not score and why; nothing is sent, nothing is written."""
    reach, round = reach_of_reader(request), officers_round(request, number)
    may_keep_round(reach, round).or_refuse()
    words = words_in(request.GET)
    picked = numbers_in(request.GET.getlist("person"))[:MOST_CANDIDATES]
    people = list(
        _eligible(reach, round).filter(pk__in=picked).select_related("body").order_by("pinyin", "pk")
    )
    page = officers_page(request, round, "experts/")
    page |= {
        "words": words,
        "people": people,
        "found": _found(reach, round, words, people),
        "trial": trial_of(round, people) if people else None,
        "with_account": _with_account(people),
    }
    return render(request, "reviews/expert/trial.html", page)


@require_http_methods(["GET", "POST"])
def leaving(request: HttpRequest, number: int) -> HttpResponse:
    """〔退出〕: an expert leaves, with a reason."""
    reach = reach_of_reader(request)
    rows = Expert.objects.filter(round__in=officed_rounds(reach).values("pk"), left_at__isnull=True)
    expert = get_object_or_404(rows.select_related("round__network", "person"), pk=number)
    may_keep_round(reach, expert.round).or_refuse()
    page = Recording(
        _("%(name)s 退出评审") % {"name": expert.person.name}, _("退出"), _("已退出。"),
        f"/reviews/{expert.round_id}/experts/", crumbs=crumbs_to(expert.round), kicker=expert.round.title,
        says=_("退出以后不再看到参评内容；已经交的评分仍然算数。"),
    )  # fmt: skip
    return answer_recording(
        request, page, ReasonForm(request.POST or None), lambda said: release_expert(expert, **said, by=reach)
    )


def _invite(request: HttpRequest, reach: Reach, round: Round) -> HttpResponse:
    form = _form(reach, round, request)
    if form.is_valid():
        try:
            count, act = invite_experts(round, form.invited(), outsiders=form.outsiders(), by=reach)
        except Refused as refusal:
            refuse_with(form, refusal, "names")
        else:
            say(request, _("请了 %(count)s 位专家。") % {"count": count}, undo=f"/acts/{act}/undoing/")
            return redirect("reviews:experts", round.pk)
    return _panel(request, round, form, status=422)


def _form(reach: Reach, round: Round, request: HttpRequest | None = None) -> InvitationForm:
    data = request.POST if request else None
    return InvitationForm(data, people=_eligible(reach, round), bodies=visible_bodies(reach))


def _panel(request: HttpRequest, round: Round, form: InvitationForm, *, status: int = 200) -> HttpResponse:
    rows = Progress(round).panel()
    page = officers_page(request, round, "experts/")
    page |= {
        "rows": rows,
        "form": form,
        "with_account": _with_account([row.expert.person for row in rows])
        if not is_read_back(request)
        else set(),
    }
    return render(request, "reviews/expert/list.html", page, status=status)


def _eligible(reach: Reach, round: Round) -> QuerySet[Person]:
    """People in sight, and those who were experts of this network before."""
    before = Expert.objects.filter(round__network=round.network_id).values("person_id")
    return Person.objects.filter(Q(pk__in=visible_people(reach).order_by().values("pk")) | Q(pk__in=before))


def _found(reach: Reach, round: Round, words: str, picked: list[Person]) -> list[Person]:
    if not words:
        return []
    named = Q(name__icontains=words) | Q(body__name__icontains=words)
    seated = round.experts.filter(left_at__isnull=True).values("person_id")
    rows = _eligible(reach, round).filter(named).exclude(pk__in=seated)
    rows = rows.exclude(pk__in=[person.pk for person in picked])
    return list(rows.select_related("body").order_by("pinyin", "pk")[:MOST_FOUND])


def _with_account(people: list[Person]) -> set[int]:
    rows = Account.objects.filter(person__in=[person.pk for person in people], is_active=True)
    return {key for key in rows.values_list("person_id", flat=True) if key is not None}
