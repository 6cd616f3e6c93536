"""A refusal nobody caught becomes a page with its reason, never a 500."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.config.errors import error_page


class RefusalMiddleware:
    """Turns Refused into a 409 page in words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A moment nobody can look at is refused below, in plain text, before any page is asked.
        if response.status_code == 400 and "known_at" in request.GET and _is_plain(response):
            return error_page(request, 400, _("这一天看不了"), response.content.decode())
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only refusals; everything else is a fault and goes on."""
        if isinstance(exception, Refused):
            return error_page(request, 409, _("这一步没有做"), exception.reason)
        return None


def _is_plain(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/plain")
