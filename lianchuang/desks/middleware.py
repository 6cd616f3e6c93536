"""〔回到今天〕 on a record that is gone: a page that says so, where there would be nothing."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lianchuang.desks.gone import told_gone
from lianchuang.people.access import reach_of_reader


class GoneMiddleware:
    """Answers 410 in words for the page of a record that was removed, to whoever could see it; else it stays a 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only pages of today that are read and were not found."""
        is_read = request.method in ("GET", "HEAD") and getattr(request, "known_at", None) is None
        if not isinstance(exception, Http404) or not is_read:
            return None
        gone = told_gone(request.path, reach_of_reader(request))
        return render(request, "desks/gone/show.html", {"gone": gone}, status=410) if gone else None
