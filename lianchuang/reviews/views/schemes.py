"""Schemes: the list, one with its criteria, written and revised."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader, visible_acts
from lianchuang.people.models import Body
from lianchuang.records.forms import refuse_with
from lianchuang.records.listing import page_of
from lianchuang.records.telling import told_acts
from lianchuang.reviews.access import kept_networks, may_keep_schemes, visible_schemes
from lianchuang.reviews.actions import SchemeWords, make_scheme, revise_scheme
from lianchuang.reviews.forms import SchemeForm, numbers_in
from lianchuang.reviews.models import Scheme
from lianchuang.reviews.rules import PRESETS, PresetCriterion

Crumbs = list[tuple[str, str]]


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The schemes in sight, by network, title and version."""
    reach = reach_of_reader(request)
    rows = visible_schemes(reach).select_related("network").order_by("network__pinyin", "title", "version")
    page = {
        "listed": page_of(rows, request.GET.get("page")),
        "networks": _networks(request),
        "presets": [(key, preset.title) for key, preset in PRESETS.items()],
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "reviews/scheme/list.html", page)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Its criteria, how scores are put together, whether it is frozen."""
    reach, scheme = reach_of_reader(request), _scheme(request, number)
    page = {
        "scheme": scheme,
        "criteria": list(scheme.criteria.order_by("position", "pk")),
        "maximum": sum(
            each.maximum for each in scheme.criteria.all() if each.is_counted and not each.is_veto
        ),
        "may_keep": may_keep_schemes(reach, scheme.network),
        "crumbs": _crumbs(),
        "acts": told_acts(visible_acts(reach)),
    }
    return render(request, "reviews/scheme/show.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """〔新建评审方案〕, from one we ship or from nothing."""
    reach, networks = reach_of_reader(request), _networks(request)
    asked = numbers_in([request.POST.get("network", "") or request.GET.get("network", "")])
    network = next((each for each in networks if [each.pk] == asked), networks[0] if networks else None)
    if network is None:
        raise Refused(_("评审方案由联盟的秘书处来定。"))
    may_keep_schemes(reach, network).or_refuse()
    preset = PRESETS.get(request.GET.get("preset", ""))
    words = (
        SchemeWords(preset.title, preset.drops_extremes_from, preset.minimum_scores, preset.bands)
        if preset
        else SchemeWords("")
    )
    form = SchemeForm(
        request.POST if request.method == "POST" else None,
        words=words,
        criteria=preset.criteria if preset else (),
    )
    if _is_sent(request) and form.is_valid():
        try:
            scheme, act = make_scheme(network, form.words(), form.criteria(), by=reach)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            say(request, _("方案已建好。"), undo=f"/acts/{act}/undoing/")
            return redirect(scheme)
    return _form(
        request, form, {"title": _("新建评审方案"), "networks": networks, "network": network, "scheme": None}
    )


@require_http_methods(["GET", "POST"])
def revision(request: HttpRequest, number: int) -> HttpResponse:
    """〔修改〕: a frozen one stays as it is, and its next version is written."""
    reach, scheme = reach_of_reader(request), _scheme(request, number)
    may_keep_schemes(reach, scheme.network).or_refuse()
    words = SchemeWords(scheme.title, scheme.drops_extremes_from, scheme.minimum_scores, scheme.bands)
    form = SchemeForm(
        request.POST if request.method == "POST" else None, words=words, criteria=_criteria(scheme)
    )
    if _is_sent(request) and form.is_valid():
        try:
            made, act = revise_scheme(scheme, form.words(), form.criteria(), by=reach)
        except Refused as refusal:
            refuse_with(form, refusal)
        else:
            says = (
                _("已改好。")
                if made.pk == scheme.pk
                else _("已存成第 %(version)s 版。") % {"version": made.version}
            )
            say(request, says, undo=f"/acts/{act}/undoing/")
            return redirect(made)
    return _form(
        request,
        form,
        {"title": _("修改评审方案"), "networks": [], "network": scheme.network, "scheme": scheme},
    )


def _form(request: HttpRequest, form: SchemeForm, said: dict[str, object]) -> HttpResponse:
    page = {"form": form, "crumbs": _crumbs(), **said}
    return render(request, "reviews/scheme/edit.html", page, status=422 if _is_sent(request) else 200)


def _is_sent(request: HttpRequest) -> bool:
    """Sent to be kept, not only for more rows."""
    return request.method == "POST" and "more" not in request.POST


def _scheme(request: HttpRequest, number: int) -> Scheme:
    rows = visible_schemes(reach_of_reader(request)).select_related("network").prefetch_related("criteria")
    return get_object_or_404(rows, pk=number)


def _networks(request: HttpRequest) -> list[Body]:
    """The bodies of the networks the reader may write schemes for; an administrator's are those that have some."""
    reach = reach_of_reader(request)
    rows = Body.objects.filter(kind=Body.Kind.ASSOCIATION).order_by("pinyin", "pk")
    return list(rows if reach.is_administrator else rows.filter(pk__in=kept_networks(reach)))


def _criteria(scheme: Scheme) -> list[PresetCriterion]:
    return [
        PresetCriterion(
            row.title, row.maximum, row.dimension, row.hint,
            is_veto=row.is_veto, is_counted=row.is_counted, breaks_ties=row.breaks_ties,
        )
        for row in scheme.criteria.order_by("position", "pk")
    ]  # fmt: skip


def _crumbs() -> Crumbs:
    return [(_("评审"), "/reviews/"), (_("评审方案"), "/schemes/")]
