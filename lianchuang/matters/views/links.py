"""/t/<token>/: what a task link opens, why one opens nothing, and 〔这不是我〕."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken, spoken_together
from lianchuang.matters.actions import deny_link, find_link, note_use, refuse_while_guessed
from lianchuang.matters.models import TaskLink, TaskLinkUse
from lianchuang.matters.queries import link_state
from lianchuang.people.access import reach_of_reader

LONGEST_KEPT = 20_000
UNKEPT = ("csrfmiddlewaretoken",)
Did = TaskLinkUse.Did


def by_token(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the link of its token, or answer in words why it opens nothing.

    What counts is the token in the address, not a cookie of this browser, so no cookie is asked for: chat apps on old
    phones keep none. Never under a lens: a link shows today.
    """

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        if getattr(request, "known_at", None) is not None:
            return HttpResponseRedirect(request.path)
        address = request.META.get("REMOTE_ADDR", "")
        try:
            refuse_while_guessed(address)
        except Refused as refusal:
            return _closed(request, _("请等一会儿"), spoken(refusal.reason), 429)
        link = find_link(token)
        if link is None:
            note_use(None, address=address, did=Did.GUESSED)
            says = _("可能少复制了几个字，请从收到的消息里重新点开，或请发链接的人重发一个。")
            return _closed(request, _("没有这个链接"), says, 404)
        state = link_state(link)
        if state != "live":
            note_use(link, address=address, did=Did.REFUSED)
            return _closed(request, *_why(link, state), 410, link=link)
        reach = reach_of_reader(request)
        link.is_opened_by_other = reach.person_id is not None and reach.person_id != link.person_id
        return view(request, link)

    return opened


@by_token
def open_link(request: HttpRequest, link: TaskLink) -> HttpResponse:
    """Answer by the view that the link's task names; each opening and each answer is logged."""
    task = import_string(settings.TASK_LINKS).get(link.task)
    if task is None:
        return _closed(request, _("这件事不用办了"), _("这个链接对应的事已经没有了。"), 410, link=link)
    try:
        answer: HttpResponse = import_string(task)(request, link)
    except Refused as refusal:
        answer = _closed(request, _("这一步没有做"), spoken(refusal.reason), 409, link=link)
    note_use(link, address=request.META.get("REMOTE_ADDR", ""), did=_did(request, answer))
    return answer


@by_token
def denial(request: HttpRequest, link: TaskLink) -> HttpResponse:
    """〔这不是我〕: looking costs nothing, the button takes the link back and tells the secretary."""
    back = request.path.removesuffix("denial/")
    if request.method != "POST":
        return render(request, "matters/link/denial.html", {"link": link, "back": back})
    try:
        deny_link(link)
    except Refused as refusal:
        return _closed(request, _("链接已收回"), spoken(refusal.reason), 410, link=link)
    note_use(link, address=request.META.get("REMOTE_ADDR", ""), did=Did.DENIED)
    says = _("谢谢您告诉我们。这个链接已经收回，秘书处会重发一个给本人。您可以关上这一页。")
    return _closed(request, _("链接已收回"), says, 200, link=link)


def _did(request: HttpRequest, answer: HttpResponse) -> str:
    if request.method != "POST":
        return Did.OPENED
    return Did.ANSWERED if answer.status_code < 400 else Did.REFUSED


def _why(link: TaskLink, state: str) -> tuple[str, str]:
    """Title and words for a link that opens nothing any more."""
    whom = _("请向%(name)s要一个新的。") % {"name": link.network or link.made_by_name}
    told = {
        "expired": (_("链接已过期"), _("这个链接只在一段时间里有效，现在过期了。")),
        "revoked": (_("链接已收回"), _("这个链接已经收回，不能再用；可能事情已经办完，或重发过一个新的。")),
        "ended": (_("链接已失效"), _("这个链接随任职而定，任职已经结束。")),
    }
    title, says = told[state]
    return title, spoken_together([says, whom])


def _closed(
    request: HttpRequest, title: str, says: str, status: int, *, link: TaskLink | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"title": title, "says": says, "kept": [] if status == 404 else _typed(request)}
    context["from_name"] = link.network.name if link and link.network else ""
    context["again"] = request.path if status == 409 else ""
    return render(request, "matters/link/closed.html", context, status=status)


def _typed(request: HttpRequest) -> list[str]:
    """What was typed into a form whose link has ended meanwhile: shown, so that it is not lost."""
    lists = request.POST.lists() if request.method == "POST" else []
    texts = [text for name, values in lists if name not in UNKEPT for text in values]
    kept = [text for text in texts if len(text.strip()) > 1]
    return kept if sum(map(len, kept)) <= LONGEST_KEPT else []
