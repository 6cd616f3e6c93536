"""The lens around a whole response: ?known_at= on any page."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import cast

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    StreamingHttpResponse,
)
from django.shortcuts import render

from lianchuang.basics.verdicts import Refused
from lianchuang.records.past.knowing import known_at, resolve_known_at
from lianchuang.records.past.lens import lens

READING = ("GET", "HEAD")


class LensMiddleware:
    """Reads ?known_at= (a date, an instant with offset, or act:N) once and answers the page as of that act.

    Sets request.known_at to a KnownAt, or to None where the present is asked for. Only GET and HEAD; a form that means
    a past act names it in a field of another name. Stands below whatever must be today's: session, account, reach.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = request.GET.get("known_at", "").strip()
        request.known_at = None  # type: ignore[attr-defined]
        if not asked:
            return self.get_response(request)
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        try:
            number = resolve_known_at(asked)
        except Refused as refusal:
            return unreadable(request, refusal.reason)
        request.known_at = known_at(number)  # type: ignore[attr-defined]
        with lens(number):
            response = self.get_response(request)
        return under_lens(response, number)


def under_lens(response: HttpResponseBase, number: int) -> HttpResponseBase:
    """A streamed answer is still being read after the view has returned: open the lens again while it is."""
    if isinstance(response, StreamingHttpResponse) and not response.is_async:
        content = cast(Iterator[bytes], response.streaming_content)
        response.streaming_content = _streamed(content, number)
    return response


def _streamed(content: Iterator[bytes], number: int) -> Iterator[bytes]:
    with lens(number):
        yield from content


def unreadable(request: HttpRequest, reason: str) -> HttpResponse:
    """A page in words, with the way back to the present."""
    others = request.GET.copy()
    others.pop("known_at", None)
    address = request.path + (f"?{others.urlencode()}" if others else "")
    context = {"reason": reason, "today_address": address}
    return render(request, "records/lens/unreadable.html", context, status=HTTPStatus.BAD_REQUEST)
