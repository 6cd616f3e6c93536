"""The gallery of components; choosing a language and a theme."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from lianchuang.design.addresses import keep_lens
from lianchuang.design.context import THEME_COOKIE, THEMES
from lianchuang.design.gallery import examples

A_YEAR = 60 * 60 * 24 * 365


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in realistic states; the people and numbers are invented."""
    return render(request, "design/gallery/show.html", examples())


def _ours(request: HttpRequest, address: str) -> str:
    """The address, if it is one of this site; else the front."""
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if is_ours else "/"


def _remember(request: HttpRequest, cookie: str, chosen: str, allowed: tuple[str, ...]) -> HttpResponse:
    answer = HttpResponseRedirect(_ours(request, request.POST.get("next", "")))
    if chosen in allowed:
        answer.set_cookie(
            cookie, chosen, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    return answer


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language and go back to the page."""
    codes = tuple(code for code, _name in settings.LANGUAGES)
    return _remember(request, settings.LANGUAGE_COOKIE_NAME, request.POST.get("language", ""), codes)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme and go back to the page."""
    return _remember(request, THEME_COOKIE, request.POST.get("theme", ""), THEMES)


@require_GET
def moment(request: HttpRequest) -> HttpResponse:
    """Turn a day and a time of the day, Beijing, into the address of the page at that moment.

    A bare day means its end; a browser without JavaScript cannot join the two itself.
    """
    on, at = request.GET.get("on", ""), request.GET.get("at", "")
    known_at = f"{on}T{at}+08:00" if at else on
    # An address that is no address is left out before it is taken apart.
    return HttpResponseRedirect(keep_lens(_ours(request, request.GET.get("next", "")), known_at))
