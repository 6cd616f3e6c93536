"""/task-links/<network's body>/: who got which link, whether it was opened and answered; taken back, sent anew."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lianchuang.design.notes import say
from lianchuang.matters.access import kept_networks
from lianchuang.matters.actions import renew_link, take_back_link
from lianchuang.matters.models import TaskLink
from lianchuang.matters.queries import LINK_STATES, link_state, listed_links
from lianchuang.people.access import reach_of_reader
from lianchuang.people.models import Body
from lianchuang.records.listing import chosen_in, page_of, words_in


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The links of a network; the tokens themselves are kept nowhere."""
    network = _network(request, number)
    state, words = chosen_in(request.GET, "state", list(LINK_STATES)), words_in(request.GET)
    listed = page_of(listed_links(network, state, words), request.GET.get("page"))
    rows = [(link, link_state(link)) for link in listed.rows]
    context = {"network": network, "state": state, "words": words, "listed": listed, "rows": rows}
    return render(request, "matters/task_link/list.html", context)


@require_POST
def revocation(request: HttpRequest, number: int, link: int) -> HttpResponse:
    """〔收回〕."""
    found = _link(request, number, link)
    take_back_link(found, by=reach_of_reader(request))
    say(request, _("给%(name)s的链接已收回，谁也不能再用它。") % {"name": found.name})
    return redirect("matters:task_links", number)


@never_cache
@require_POST
def renewal(request: HttpRequest, number: int, link: int) -> HttpResponse:
    """〔重发〕: the new link, shown on this page only."""
    found = _link(request, number, link)
    address = request.build_absolute_uri(renew_link(found, by=reach_of_reader(request)))
    return render(request, "matters/task_link/renewed.html", {"link": found, "address": address})


def _link(request: HttpRequest, number: int, link: int) -> TaskLink:
    rows = TaskLink.objects.select_related("network", "person", "body", "post")
    return get_object_or_404(rows, network=_network(request, number), pk=link)


def _network(request: HttpRequest, number: int) -> Body:
    if getattr(request, "known_at", None) is not None:
        raise Http404  # links have no past
    return get_object_or_404(kept_networks(reach_of_reader(request)), pk=number)
