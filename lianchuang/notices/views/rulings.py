"""An objection on the secretary's desk: who says what, the ruling, the answer; and one that came by telephone or letter."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.notices.access import may_rule
from lianchuang.notices.actions import record_objection, rule_on_objection
from lianchuang.notices.forms import ReceivedForm, RulingForm
from lianchuang.notices.models import Notice, Objection
from lianchuang.notices.queries import answer_day
from lianchuang.notices.rules import QUOTED, outcome_said, reply_text
from lianchuang.notices.views.downloads import download
from lianchuang.notices.views.finding import crumbs_to, kept_notice, objection_at, refuse_past, told
from lianchuang.people.access import reach_of_reader
from lianchuang.records.files.store import MEDIA_TYPES
from lianchuang.records.forms import refuse_with
from lianchuang.records.past import BEIJING, this_day
from lianchuang.records.recording import Recording, answer_recording

VERDICTS = ("dismissed", "upheld", "not_taken", "typing_error")


def ruling_on(request: HttpRequest, number: int) -> Notice:
    """The notice for whoever rules on what came in against it."""
    refuse_past(request)
    notice = kept_notice(request, number)
    may_rule(reach_of_reader(request), notice).or_refuse()
    return notice


@sensitive_post_parameters("name", "contact", "facts")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Type in what came by telephone or letter."""
    notice = ruling_on(request, number)
    posted = request.method == "POST"
    entries = list(notice.entries.filter(state="listed").order_by("position"))
    form = ReceivedForm(request.POST if posted else None, request.FILES if posted else None, entries=entries)
    page = Recording(
        title=_("登记电话、书面异议"),
        sends=_("登记异议"),
        done=_("已经登记。"),
        back=notice.desk_address,
        kicker=notice.title,
        crumbs=crumbs_to(notice),
        says=_("照实登记。超过公示期、没有署名、没有事实的也登记，按规定不予受理。"),
    )

    def do(said: dict[str, Any]) -> tuple[str, None]:
        made, _number = record_objection(
            notice,
            form.statement(),
            way=said["way"],
            received_on=said["received_on"],
            entry_id=form.entry_id(),
            upload=said["file"],
            by=reach_of_reader(request),
        )
        return made.desk_address, None

    return answer_recording(request, page, form, do)


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Who says what (GET); the ruling, of which the second of two is told that it came too late (POST)."""
    notice = ruling_on(request, number)
    objection = objection_at(notice, place)
    chosen = request.POST.get("verdict") or request.GET.get("verdict", "")
    chosen = chosen if chosen in VERDICTS else ""
    posted = request.POST if request.method == "POST" else None
    entries = list(notice.entries.order_by("position"))
    form = RulingForm(posted, verdict=chosen, entries=entries, about=objection.entry) if chosen else None
    if posted is not None and form is not None and form.is_valid():
        try:
            rule_on_objection(objection, form.ruling(), by=reach_of_reader(request))
        except Refused as refusal:
            refuse_with(form, refusal)
            objection.refresh_from_db()
        else:
            say(request, _("已经处理。公示页上显示编号和结果。"))
            return redirect(objection.desk_address)
    page = told(notice) | _page(notice, objection) | {"form": form, "chosen": chosen}
    status = 200 if posted is None else 422
    return render(request, "notices/desk/objection.html", page, status=status)


@require_GET
def file(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """What was handed in with an objection, under a name that tells nobody."""
    objector = objection_at(ruling_on(request, number), place).objector  # type: ignore[attr-defined]
    if objector.content is None:
        raise Http404
    ending = {kind: ending for ending, kind in MEDIA_TYPES.items() if ending != ".jpeg"}
    name = _("第 %(number)s 号异议材料") % {"number": place}
    return download(objector.content, name + ending.get(objector.content.media_type, ""))


def _page(notice: Notice, objection: Objection) -> dict[str, Any]:
    assert notice.last_on is not None
    received_on = objection.received_at.astimezone(BEIJING).date()
    outcome = outcome_said(objection.state, objection.ground, notice.last_on)
    reply = reply_text(
        title=notice.title,
        number=objection.number,
        received_on=received_on,
        outcome=str(outcome),
        network=notice.network.name,
        on=this_day(),
    )
    return {
        "objection": objection,
        "objector": objection.objector,  # type: ignore[attr-defined]
        "is_open": objection.state == Objection.State.RECEIVED,
        "outcome": outcome,
        "answer_by": objection.answer_by
        or (answer_day(notice, received_on) if not objection.ruled_at else None),
        "reply": reply,
        "rules": QUOTED,
        "verdicts": [
            ("dismissed", _("异议不成立")),
            ("upheld", _("异议成立")),
            ("not_taken", _("不予受理")),
            ("typing_error", _("按更正处理")),
        ],
        "crumbs": crumbs_to(notice),
    }
