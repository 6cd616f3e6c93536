"""/outbox/<network's body>/: 待发消息, looked at in their very words, then sent, copied or dropped."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lianchuang.design.notes import say
from lianchuang.design.saying import spoken, spoken_together
from lianchuang.matters.access import kept_networks, may_send_mail
from lianchuang.matters.actions import Done, Seen, SeenOtherwise, copy_seen, drop_seen, send_seen
from lianchuang.matters.models import Message
from lianchuang.matters.queries import TABS, Chosen, look_at, tab_counts, unsent, with_words
from lianchuang.matters.rules.messages import MOST_AT_ONCE
from lianchuang.people.access import reach_of_reader
from lianchuang.people.models import Body
from lianchuang.records.listing import chosen_in, page_of

WAYS = ("mail", "chat", "drop")
LOCAL = ("localhost", "127.0.0.1", "[::1]")


@never_cache
@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """What waits to be looked at, what did not go, what has gone."""
    network = _network(request, number)
    state = chosen_in(request.GET, "state", list(TABS)) or "waiting"
    rows = Message.objects.filter(network=network, state__in=TABS[state])
    listed = page_of(with_words(rows).order_by("-pk" if state == "gone" else "pk"), request.GET.get("page"))
    counts = tab_counts(network)
    context = {"network": network, "state": state, "listed": listed, "counts": counts, "most": MOST_AT_ONCE}
    return render(request, "matters/message/list.html", context)


@never_cache
@require_GET
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """〔先看再发〕: each message in full, exactly as it will go."""
    way = chosen_in(request.GET, "way", list(WAYS)) or "mail"
    return _look_page(request, _network(request, number), _chosen(request.GET), way)


@require_POST
def sending(request: HttpRequest, number: int) -> HttpResponse:
    """Send by mail what was seen."""
    return _do(request, number, "mail", send_seen, _("%(count)s 条正在发，结果在「发过和放下的」里看。"))


@require_POST
def copying(request: HttpRequest, number: int) -> HttpResponse:
    """What was seen has been pasted into a chat."""
    return _do(request, number, "chat", copy_seen, _("记下了：%(count)s 条已复制到微信。"))


@require_POST
def dropping(request: HttpRequest, number: int) -> HttpResponse:
    """What was seen is not sent at all."""
    return _do(request, number, "drop", drop_seen, _("%(count)s 条不发了，里面的链接也已收回。"))


def _do(request: HttpRequest, number: int, way: str, do: Callable[..., Done], told: str) -> HttpResponse:
    network, chosen = _network(request, number), _chosen(request.POST)
    seen = Seen(chosen, _base(request), request.POST.get("fingerprint", ""))
    try:
        done = do(network, seen, by=reach_of_reader(request))
    except SeenOtherwise as otherwise:
        if unsent(network, chosen).exists():
            return _look_page(request, network, chosen, way, says=spoken(otherwise.reason))
        say(request, _("这些消息刚才已经处理过了，什么都没有再发。"), tone="warn")
        return redirect("matters:outbox", number)
    says = [told % {"count": done.count}] if done.count or not done.settled else []
    says += [_("%(count)s 条的事情已经办了，没有再发。") % {"count": done.settled}] if done.settled else []
    says += [_("%(count)s 条没有邮箱，还在待发里。") % {"count": done.without}] if done.without else []
    say(request, spoken_together(says))
    return redirect("matters:outbox", number)


def _look_page(
    request: HttpRequest, network: Body, chosen: Chosen, way: str, *, says: str = ""
) -> HttpResponse:
    look = look_at(unsent(network, chosen), _base(request))
    if not look.messages:
        say(request, _("没有要看的消息。"), tone="info")
        return redirect("matters:outbox", network.pk)
    context = {
        "network": network,
        "chosen": chosen,
        "way": way,
        "look": look,
        "says": says,
        "may_send": may_send_mail(reach_of_reader(request), network),
        "is_local": request.get_host().rpartition(":")[0] in LOCAL or request.get_host() in LOCAL,
        "base": _base(request),
    }
    return render(request, "matters/message/preview.html", context, status=409 if says else 200)


def _network(request: HttpRequest, number: int) -> Body:
    if getattr(request, "known_at", None) is not None:
        raise Http404  # messages have no past
    return get_object_or_404(kept_networks(reach_of_reader(request)), pk=number)


def _base(request: HttpRequest) -> str:
    """The address of this house as the reader reaches it: links in messages stand under it."""
    return request.build_absolute_uri("/").removesuffix("/")


def _chosen(query: QueryDict) -> Chosen:
    """The numbers that were ticked; all of the state where none is."""
    state = chosen_in(query, "state", ["failed"]) or "waiting"
    ticked = [
        each for each in query.getlist("message") if each.isascii() and each.isdigit() and len(each) < 18
    ]
    return Chosen(state, tuple(map(int, ticked[:MOST_AT_ONCE])))
