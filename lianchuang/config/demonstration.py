"""A demonstration stays one for ever: a mark in the data directory, and a banner on every page."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

MARK = "demonstration"


def mark_of(data: Path) -> Path:
    """Where the mark lies."""
    return data / MARK


def mark_as_demonstration() -> None:
    """Mark this data directory; there is no way back."""
    mark_of(settings.DATA).touch()
    is_demonstration.cache_clear()


@cache
def is_demonstration() -> bool:
    """Whether these data were played: asked once a process, since the mark never goes."""
    return mark_of(settings.DATA).exists()


class DemonstrationMiddleware:
    """Sets request.demonstration."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.demonstration = is_demonstration()  # type: ignore[attr-defined]
        return self.get_response(request)
