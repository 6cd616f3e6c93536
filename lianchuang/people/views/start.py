"""One-time links: looking costs nothing, the button spends the link."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.people.actions import link_account, use_sign_in_link
from lianchuang.people.views.password import CAME_BY_LINK
from lianchuang.people.views.signing_in import BACKEND


@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows whose link it is; POST spends it, signs in, and goes on to choosing a password."""
    if request.method == "POST":
        try:
            account = use_sign_in_link(token)
        except Refused as refusal:
            return _spent(request, refusal.reason)
        login(request, account, backend=BACKEND)
        request.session[CAME_BY_LINK] = True
        return HttpResponseRedirect("/password/")
    found = link_account(token)
    if found is None:
        return _spent(request, "")
    return render(request, "people/start/show.html", {"account": found})


def _spent(request: HttpRequest, says: str) -> HttpResponse:
    return render(request, "people/start/spent.html", {"says": says}, status=410)
