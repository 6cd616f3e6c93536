"""Signing in and out, and entering a demonstration as one of its cast."""

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.people.actions import check_password
from lianchuang.people.forms import SignInForm
from lianchuang.people.models import Account

BACKEND = "django.contrib.auth.backends.ModelBackend"
DESK = "/desk/"


def way_on(request: HttpRequest) -> str:
    """Where the visitor wanted to go: a path of this house, else the desk."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if is_ours else DESK


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The door."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(way_on(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = check_password(
                form.cleaned_data["username"],
                form.cleaned_data["password"],
                address=request.META.get("REMOTE_ADDR", ""),
                at=timezone.now(),
            )
            login(request, account, backend=BACKEND)
            return HttpResponseRedirect(way_on(request))
        except Refused as refusal:
            form.add_error(None, refusal.reason)
    return _door(request, form)


@require_POST
def enter_as_cast(request: HttpRequest) -> HttpResponse:
    """One click into a demonstration; elsewhere there is no such door."""
    if not getattr(request, "demonstration", False):
        raise Http404
    account = get_object_or_404(
        Account.objects.exclude(cast_as=""), username=request.POST.get("who", ""), is_active=True
    )
    login(request, account, backend=BACKEND)
    return HttpResponseRedirect(way_on(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out, and back to the door."""
    logout(request)
    return HttpResponseRedirect("/sign-in/?out=1")


@require_GET
def lost_password(request: HttpRequest) -> HttpResponse:
    """A lost password without mail: whom to ask, in words."""
    return render(request, "people/signing_in/lost.html")


def _door(request: HttpRequest, form: SignInForm) -> HttpResponse:
    is_demonstration = getattr(request, "demonstration", False)
    cast = (
        Account.objects.exclude(cast_as="")
        .filter(is_active=True)
        .select_related("person__body")
        .order_by("pk")
    )
    context = {
        "form": form,
        "cast": list(cast) if is_demonstration else [],
        "next": way_on(request),
        "is_expired": "expired" in request.GET,
        "is_out": "out" in request.GET,
    }
    return render(request, "people/signing_in/show.html", context, status=400 if form.errors else 200)
