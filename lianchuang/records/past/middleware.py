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
from django.utils.translation import gettext as _

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
            return unreadable(refusal.reason)
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


def unreadable(reason: str) -> HttpResponse:
    """A plain page in words; it needs neither a template nor an account."""
    says = f"{reason}\n{_('什么都没有改动。')}\n"
    return HttpResponse(says, status=HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8")
