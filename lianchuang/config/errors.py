"""The pages shown when something cannot be: 404, 403, an expired form, 500."""

from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

# Never shown or carried on: they belong to the form's own safety, or are secret.
UNKEPT = ("csrfmiddlewaretoken", "password", "old", "new", "again")
# A whole proposal fits in (programmes/actions/drafts.py).
LONGEST_KEPT = 200_000


def error_page(
    request: HttpRequest, status: int, title: str, says: str, kept: list[tuple[str, str]] | None = None
) -> HttpResponse:
    """One calm page: what happened and what to do; with what was typed, where it can be sent once more."""
    context: dict[str, Any] = {"title": title, "says": says, "kept": kept, "action": request.get_full_path()}
    context["is_signed_in"] = request.user.is_authenticated if hasattr(request, "user") else False
    return render(request, "config/errors/show.html", context, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What does not exist and what one may not see look the same."""
    says = _("它可能不存在，或者不在您的可见范围内。")
    if getattr(request, "known_at", None) is not None:
        says = _("您看的那一天，台账里可能还没有它；也可能它不在您的可见范围内。")
    return error_page(request, 404, _("没有找到这一页"), says)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refused with its reason."""
    return error_page(request, 403, _("这一步没有做"), str(exception))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request itself could not be read."""
    return error_page(request, 400, _("这次请求没有读懂"), _("什么都没有改动。请返回上一页再试一次。"))


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form older than its session: nothing was done, and what was typed can be sent once more."""
    says = _("这张表打开得太久，什么都没有改动。您填写的内容还在下面，看过再提交一次；文件要重新选择。")
    kept = typed_text(request)
    if kept is None:
        says = _("什么都没有改动。请返回上一页，刷新后再提交；您填写的内容浏览器通常还保留着。")
    return error_page(request, 403, _("这一页放得太久了"), says, kept)


def signed_out(request: HttpRequest) -> HttpResponse:
    """A form sent after the session had ended: sign in beside it, then send it once more."""
    says = _("什么都没有写入。您填写的内容还在下面：先在新的一页登录，再回到这里提交一次；文件要重新选择。")
    return error_page(request, 403, _("登录已过期"), says, typed_text(request))


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault; the log has the details."""
    return error_page(
        request, 500, _("系统出了错"), _("什么都没有写入一半。请稍后再试，仍不行请联系管理员。")
    )


def typed_text(request: HttpRequest) -> list[tuple[str, str]] | None:
    """What one of our own pages sent, without secrets; None where another site may have sent it, or nothing is left."""
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    if request.method != "POST" or parts_of(sender).netloc != request.get_host():
        return None
    pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    kept = [(name, value) for name, value in pairs if name not in UNKEPT]
    is_small = sum(len(value) for _name, value in kept) <= LONGEST_KEPT
    is_secret = len(kept) < sum(name != "csrfmiddlewaretoken" for name, _value in pairs)
    return kept if kept and is_small and not is_secret else None


def parts_of(address: str) -> SplitResult:
    """The parts of an address a browser says it comes from; none where it cannot be read."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
