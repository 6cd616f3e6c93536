"""What every page gets without asking."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.translation import get_language

from lianchuang.design.addresses import here_of
from lianchuang.design.moments import told_moment
from lianchuang.design.notes import Note, note_of

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"


def theme_of(request: HttpRequest) -> str:
    """The theme this browser chose; "auto" follows the system."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else "auto"


def _listed(source: Any) -> list[Any]:
    return list(source() if callable(source) else source or [])


def _notes(request: HttpRequest) -> Callable[[], list[Note]]:
    """Messages are read only where a layout shows them: a fragment must not swallow them."""
    return lambda: [note_of(message) for message in get_messages(request)]


def _name_of(request: HttpRequest) -> str:
    reach = getattr(request, "reach", None)
    return str(getattr(reach, "name", "") or "") if getattr(reach, "account_id", None) else ""


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Give the layout what it shows; whoever knows more sets it on the request.

    request.navigation: (title, address, is_current) …; request.account_menu: (title, address, is_post) …;
    both may be callables. request.known_at, request.reach, request.demonstration as their middlewares set them.
    """
    here, known_at = here_of(request), getattr(request, "known_at", None)
    return {
        "theme": theme_of(request),
        "language": "en" if (get_language() or "").startswith("en") else "zh-hans",
        "languages": settings.LANGUAGES,
        "demonstration": bool(getattr(request, "demonstration", False)),
        "navigation": _listed(getattr(request, "navigation", None)),
        "account_menu": _listed(getattr(request, "account_menu", None)),
        "account_name": _name_of(request),
        "known_at": known_at,
        "known_words": told_moment(here.known_at, known_at),
        "here": here,
        "notes": _notes(request),
    }
