"""The reach of this request, made today."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lianchuang.people.access import NOBODY, reach_of
from lianchuang.records.past import now


class ReachMiddleware:
    """Sets request.reach before a lens opens, since rights are always today's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        request.reach = reach_of(user, now()) if user.is_authenticated else NOBODY  # type: ignore[attr-defined]
        return self.get_response(request)
