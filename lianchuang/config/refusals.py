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
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only refusals; everything else is a fault and goes on."""
        if isinstance(exception, Refused):
            return error_page(request, 409, _("这一步没有做"), exception.reason)
        return None
