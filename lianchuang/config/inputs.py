"""What no page can use: a NUL in any parameter is answered in words before a page reads it."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from lianchuang.config.errors import error_page

NUL = "\x00"


class PlainInputMiddleware:
    """Answers 400 in words for a NUL in an address, a parameter, its name or a file's name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info or _has_nul(request.GET):
            return _unreadable(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """What was sent is looked at only where a page is going to read it."""
        if request.method != "POST":
            return None
        names = [file.name or "" for files in request.FILES.lists() for file in files[1]]
        return _unreadable(request) if _has_nul(request.POST) or _any_nul(names) else None


def _has_nul(query: QueryDict) -> bool:
    return any(_any_nul([name, *map(str, values)]) for name, values in query.lists())


def _any_nul(texts: Iterable[str]) -> bool:
    return any(NUL in text for text in texts)


def _unreadable(request: HttpRequest) -> HttpResponse:
    says = _(
        "填写的内容里有一个看不见的空字符（NUL），什么都没有改动。请删去后重新填写，从别处粘贴的文字可以先重打一遍。"
    )
    return error_page(request, 400, _("这次请求没有读懂"), says)
