"""公示三件套: the sheet for the wall, the words for a chat group, the page in one file; and its photos."""

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lianchuang.basics.verdicts import Refused
from lianchuang.notices.models import Notice
from lianchuang.notices.queries import printed_of
from lianchuang.notices.rules import QUOTED, chat_text
from lianchuang.notices.views.downloads import download
from lianchuang.notices.views.finding import crumbs_to, kept_notice, told


@require_GET
def wall(request: HttpRequest, number: int) -> HttpResponse:
    """A4, large type, room for the stamp."""
    notice = _published(request, number)
    return render(request, "notices/sheet/wall.html", _sheet(request, notice))


@require_GET
def chat(request: HttpRequest, number: int) -> HttpResponse:
    """〔复制到微信〕."""
    notice = _published(request, number)
    address = address_outside(request, notice)
    text = chat_text(
        printed_of(notice),
        digest=notice.digest,
        address=address,
        is_corrected=notice.editions.count() > 1,
    )
    page = told(notice) | {"text": text, "address": address, "crumbs": crumbs_to(notice)}
    return render(request, "notices/sheet/chat.html", page)


@require_GET
def one_file(request: HttpRequest, number: int) -> HttpResponse:
    """The page as one file without scripts, to be put on any website."""
    notice = _published(request, number)
    page = render_to_string("notices/sheet/file.html", _sheet(request, notice) | {"style": _style()}, request)
    answer = HttpResponse(page, content_type="text/html; charset=utf-8")
    name = quote(f"{notice.title}.html", safe="")
    answer["Content-Disposition"] = f"attachment; filename=notice.html; filename*=UTF-8''{name}"
    return answer


@require_GET
def photo(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """The photo of a sheet on a wall, for those of the desk."""
    notice = kept_notice(request, number)
    posting = get_object_or_404(notice.postings.select_related("evidence__content"), pk=place)
    return download(posting.evidence.content, posting.evidence.name)


def address_outside(request: HttpRequest, notice: Notice) -> str:
    """The page's whole address, "" where this house is reached from its own computer only."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    try:
        is_own = ip_address(host).is_loopback
    except ValueError:
        is_own = host == "localhost"
    return "" if is_own else request.build_absolute_uri(notice.get_absolute_url())


def _style() -> SafeString:
    """The file's own style sheet, in the file itself."""
    found = finders.find("notices/file.css")
    assert isinstance(found, str)
    # Ours, not a visitor's.
    return format_html("<style>\n{}</style>", mark_safe(Path(found).read_text("utf-8")))


def _published(request: HttpRequest, number: int) -> Notice:
    notice = kept_notice(request, number)
    if notice.state in (Notice.State.DRAFTED, Notice.State.WITHDRAWN):
        raise Refused(_("发布以后才有张贴件、群里的文字和网页文件。"))
    return notice


def _sheet(request: HttpRequest, notice: Notice) -> dict[str, object]:
    return told(notice) | {
        "entries": list(notice.entries.order_by("position")),
        "editions": list(notice.editions.select_related("entry").defer("text")),
        "address": address_outside(request, notice),
        "rules": QUOTED.values(),
        "crumbs": crumbs_to(notice),
    }
