"""The pages shown when something cannot be: 404, 403, an expired form, 500."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def error_page(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    """One calm page: what happened and what to do."""
    return render(request, "config/errors/show.html", {"title": title, "says": says}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What does not exist and what one may not see look the same."""
    return error_page(request, 404, _("没有找到这一页"), _("它可能不存在，或者不在您的可见范围内。"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refused with its reason."""
    return error_page(request, 403, _("这一步没有做"), str(exception))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request itself could not be read."""
    return error_page(request, 400, _("这次请求没有读懂"), _("什么都没有改动。请返回上一页再试一次。"))


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form older than its session."""
    says = _("什么都没有改动。请返回上一页，刷新后再提交；您填写的内容浏览器通常还保留着。")
    return error_page(request, 403, _("这一页放得太久了"), says)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault; the log has the details."""
    return error_page(request, 500, _("系统出了错"), _("什么都没有写入一半。请稍后再试，仍不行请联系管理员。"))
