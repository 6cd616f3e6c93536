"""Accounts: opened for a person, a one-time link handed out, shown once."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.desks.access import visible_accounts
from lianchuang.desks.queries import listed_accounts
from lianchuang.people.access import Reach, may_make_accounts, may_make_link, reach_of_reader, visible_people
from lianchuang.people.actions import hand_out_link, make_account, settle_account
from lianchuang.people.models import Account, Person
from lianchuang.records.listing import page_of, words_in

TONES = {ord(each): None for each in " 0123456789"}


@login_required
@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """Accounts one looks after."""
    reach = reach_of_reader(request)
    if not may_make_accounts(reach):
        raise Http404
    words = words_in(request.GET)
    listed = page_of(listed_accounts(visible_accounts(reach), words), request.GET.get("page"))
    rows = [(each, may_make_link(reach, each)) for each in listed.rows]
    found = visible_people(reach).filter(account__isnull=True, name__icontains=words)
    context = {
        "listed": listed,
        "rows": rows,
        "words": words,
        "people": list(found[:10]) if words else [],
        "reach": reach,
    }
    return render(request, "desks/account/list.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open an account for a person, and hand out the first link."""
    reach = reach_of_reader(request)
    if not may_make_accounts(reach):
        raise Http404
    person = _person(request, reach)
    username, says = request.POST.get("username", ""), ""
    if request.method == "POST":
        try:
            account = make_account(username=username, person=person, by=reach)
            return _link_page(request, account, hand_out_link(account, by=reach))
        except Refused as refusal:
            says = spoken(refusal.reason)
    suggested = username or (person.pinyin.translate(TONES) if person else "")
    context = {"person": person, "username": suggested, "says": says}
    return render(request, "desks/account/new.html", context, status=422 if says else 200)


@never_cache
@login_required
@require_POST
def link(request: HttpRequest, number: int) -> HttpResponse:
    """Hand out a one-time link, shown on this page only; older unused ones end."""
    reach = reach_of_reader(request)
    account = get_object_or_404(visible_accounts(reach).select_related("person"), pk=number)
    return _link_page(request, account, hand_out_link(account, by=reach))


@login_required
@require_POST
def stopping(request: HttpRequest, number: int) -> HttpResponse:
    """Stop an account, or let it in again."""
    reach = reach_of_reader(request)
    account = get_object_or_404(visible_accounts(reach), pk=number)
    settle_account(account, is_active=request.POST.get("active") == "1", by=reach)
    done = _("账号「%(name)s」已启用。") if account.is_active else _("账号「%(name)s」已停用。")
    say(request, done % {"name": account.username})
    return redirect("/accounts/")


def _person(request: HttpRequest, reach: Reach) -> Person | None:
    """The person named in the form or the address; an administrator's account may be nobody's."""
    asked = request.POST.get("person") or request.GET.get("person") or ""
    if not asked and reach.is_administrator:
        return None
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else 0
    return get_object_or_404(visible_people(reach).select_related("body"), pk=number)


def _link_page(request: HttpRequest, account: Account, path: str) -> HttpResponse:
    address = request.build_absolute_uri(path)
    return render(request, "desks/account/link.html", {"account": account, "address": address})
