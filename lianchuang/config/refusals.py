"""A refusal nobody caught becomes a page with its reason, never a 500; no answer is an empty page."""

import logging
from collections.abc import Callable

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.config.errors import error_page
from lianchuang.design.filters import instant
from lianchuang.design.saying import spoken
from lianchuang.people.access import NOBODY, Reach
from lianchuang.people.queries import role_ended_lately
from lianchuang.records.past import now

logger = logging.getLogger(__name__)


class RefusalMiddleware:
    """Turns Refused, and what the database refuses as a twin, into a 409 page in words; 405 is said in words too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            return not_this_way(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only refusals; everything else is a fault and goes on."""
        if isinstance(exception, Refused):
            return error_page(request, 409, _("这一步没有做"), spoken(exception.reason))
        if isinstance(exception, IntegrityError):
            # Two did the same at the same moment: the second was rolled back whole.
            logger.warning("refused by the database: %s", exception)
            says = _(
                "同样的内容刚刚已经登记过，或者它指向的记录刚刚被改动。什么都没有写入，请返回上一页刷新后再看。"
            )
            return error_page(request, 409, _("这一步没有做"), says)
        if isinstance(exception, Http404) and request.method == "POST":
            return out_of_reach_since(request)
        return None


def out_of_reach_since(request: HttpRequest) -> HttpResponse | None:
    """A form sent to what is not in sight, by whoever had a role until lately: it says so, whatever the form was for."""
    reach: Reach = getattr(request, "reach", NOBODY)
    role = role_ended_lately(reach.person_id, now())
    if role is None or (role.kind, role.body_id) in reach.roles:
        return None
    says = _("您的「%(role)s」角色到 %(end)s 为止，已经结束。这一步没有做，什么都没有写入。")
    told = {"role": role.get_kind_display(), "end": instant(role.ends_at)}
    return error_page(request, 409, _("这一步没有做"), says % told)


def not_this_way(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An address that is only posted to, or only read."""
    says = _("这个地址不能直接打开，它只用来提交。什么都没有改动，请返回上一页。")
    page = error_page(request, 405, _("这一步没有做"), says)
    page["Allow"] = response.headers.get("Allow", "")
    return page
