"""What the pages of all kinds of outcomes have in common: what they show, how they are asked for and typed in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.networks.models import Network
from lianchuang.networks.queries import crumbs_to
from lianchuang.outcomes.access import may_keep_outcome, may_prove_outcome
from lianchuang.outcomes.actions import prove_outcome
from lianchuang.outcomes.queries import history_of_outcome
from lianchuang.people.access import Reach, reach_of_reader, visible_bodies
from lianchuang.projects.access import visible_projects
from lianchuang.projects.models import Project
from lianchuang.records.corrections import answer_correction, answer_evidence
from lianchuang.records.forms import HandForm, RecordForm, refuse_with
from lianchuang.records.pages import Crumbs, record_page


@dataclass(frozen=True)
class Kind:
    """One kind of outcome: how it is called, seen, typed, corrected and recorded."""

    key: str
    words: str | Promise
    template: str
    visible: Callable[[Reach], QuerySet]
    form: Callable[..., RecordForm]
    correct: Callable[..., int]
    record: Callable[..., tuple[Any, int]]
    # The form of its bodies, where it has any.
    parts: Callable[..., Any] | None = None


def found(request: HttpRequest, kind: Kind, number: int, *related: str) -> Any:
    """The outcome, if it is in sight. Raises Http404."""
    rows = kind.visible(reach_of_reader(request)).select_related("network", *related)
    return get_object_or_404(rows, pk=number)


def show_outcome(request: HttpRequest, kind: Kind, outcome: Any, **more: Any) -> HttpResponse:
    """The page of an outcome."""
    reach = reach_of_reader(request)
    page = record_page(
        outcome,
        kind_words=str(kind.words),
        crumbs=crumbs_of(request, kind, outcome),
        history=history_of_outcome(outcome),
        may_correct=may_keep_outcome(reach, outcome),
        may_prove=may_prove_outcome(reach, outcome),
    )
    project: int = getattr(outcome, "project_id", None) or 0
    page["sees_project"] = bool(project) and visible_projects(reach).filter(pk=project).exists()
    return render(request, kind.template, {**page, **more})


def seen_bodies(request: HttpRequest, credits: list[Any]) -> set[int]:
    """Which of the credited bodies have a page the reader may open."""
    bodies = visible_bodies(reach_of_reader(request)).filter(pk__in=[each.body_id for each in credits])
    return set(bodies.values_list("pk", flat=True))


def correct_outcome(request: HttpRequest, kind: Kind, outcome: Any) -> HttpResponse:
    """〔更正并说明〕."""
    reach = reach_of_reader(request)

    def make_form(data: Any = None, *, row: Any) -> RecordForm:
        return kind.form(data, row=row, **_projects(kind, reach, outcome.network, row))

    may = may_keep_outcome(reach, outcome)
    return answer_correction(
        request, outcome, make_form, kind.correct, may=may, crumbs=crumbs_of(request, kind, outcome)
    )


def prove(request: HttpRequest, kind: Kind, outcome: Any) -> HttpResponse:
    """Add a file of its own."""
    may = may_prove_outcome(reach_of_reader(request), outcome)
    return answer_evidence(request, outcome, prove_outcome, may=may, crumbs=crumbs_of(request, kind, outcome))


def type_in(request: HttpRequest, kind: Kind, number: int) -> HttpResponse:
    """Type one in by hand, for whom and on which paper."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach), pk=number)
    may_keep(reach, network).or_refuse()
    posted = request.POST if request.method == "POST" else None
    form = kind.form(posted, **_projects(kind, reach, network))
    parts = kind.parts(posted, reach=reach) if kind.parts else None
    grounds = HandForm(posted, request.FILES)
    if posted is not None and all([form.is_valid(), parts is None or parts.is_valid(), grounds.is_valid()]):
        typed = {**(parts.cleaned_data if parts else {}), "scan": grounds.cleaned_data["scan"]}
        try:
            made, act = kind.record(network, form.values(), grounds=grounds.grounds(), by=reach, **typed)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("已登记。"), undo=f"/acts/{act}/undoing/")
            return redirect(made)
    page = {"network": network, "kind": kind, "form": form, "parts": parts, "grounds": grounds}
    return render(request, "outcomes/outcome/new.html", page, status=200 if posted is None else 422)


def crumbs_of(request: HttpRequest, kind: Kind, outcome: Any) -> Crumbs:
    """The network and the list of this kind, where the reader sees them."""
    seen = visible_networks(reach_of_reader(request))
    return crumbs_to(outcome.network, seen, str(kind.words), f"outcomes/?kind={kind.key}")


def _projects(kind: Kind, reach: Reach, network: Network, row: Any = None) -> dict[str, QuerySet[Project]]:
    """The projects an outcome may come from, the one it comes from included; nothing where a kind asks for none."""
    if kind.key == "media":
        return {}
    now = Q(pk=getattr(row, "project_id", None) or 0)
    return {
        "projects": visible_projects(reach).filter(Q(network=network) | now).order_by("-year", "number", "pk")
    }
