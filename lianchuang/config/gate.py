"""The gate: every page needs an account, except the few that are for everybody."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from lianchuang.config.errors import parts_of, signed_out

FOR_EVERYBODY = (
    "/healthz",
    "/design/",
    "/sign-in/",
    "/sign-out/",
    "/start/",
    "/lost-password/",
    "/static/",
    "/t/",
)
# Notices that stand, their editions, and objections to them; what officers do about them lies beside and needs an account.
NOTICES = re.compile(r"/notices/(\d+/((objections/(new|\d+)|editions/\d+)/)?)?")
FRONT = "/"


class GateMiddleware:
    """Sends whoever is not signed in to the door, with the way back; what was typed into a form is not lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Asked for every address that exists; one that does not is a 404 for everybody."""
        if request.user.is_authenticated or is_for_everybody(request.path):
            return None
        if request.method in ("GET", "HEAD"):
            return to_the_door(request)
        return signed_out(request)


def is_for_everybody(path: str) -> bool:
    """Whether a page needs no account."""
    return path == FRONT or path.startswith(FOR_EVERYBODY) or NOTICES.fullmatch(path) is not None


def to_the_door(request: HttpRequest) -> HttpResponse:
    """A redirect with the way back; a fragment asked for by htmx moves the whole page there."""
    query = {"next": request.get_full_path()}
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        query["expired"] = "1"
    if getattr(request, "htmx", False):
        page = parts_of(request.headers.get("HX-Current-URL", ""))
        query["next"] = f"{page.path or '/desk/'}{'?' if page.query else ''}{page.query}"
        return HttpResponse(status=204, headers={"HX-Redirect": f"{settings.LOGIN_URL}?{urlencode(query)}"})
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode(query)}")
