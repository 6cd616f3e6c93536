"""A request as the middlewares leave it, without a database."""

from types import SimpleNamespace
from typing import Any

from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import RequestFactory

NAVIGATION = [("等我办的", "/", False), ("数字", "/figures/", True)]
ACCOUNT = [("我的账号", "/account/", False), ("退出", "/sign-out/", True)]


def request_for(address: str = "/design/", **more: Any) -> HttpRequest:
    """What a signed-in secretary asks for; `theme` is the cookie, the rest is set on the request."""
    request = RequestFactory().get(address)
    request.COOKIES["theme"] = more.pop("theme", "auto")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    given = {
        "reach": SimpleNamespace(name="赵秘书", account_id=1),
        "navigation": NAVIGATION,
        "account_menu": ACCOUNT,
        "known_at": None,
    }
    for name, value in {**given, **more}.items():
        setattr(request, name, value)
    return request
