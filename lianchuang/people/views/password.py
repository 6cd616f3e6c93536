"""Choosing and changing one's own password."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lianchuang.design.notes import say
from lianchuang.people.actions import choose_password
from lianchuang.people.forms import PasswordForm
from lianchuang.people.models import Account

# Set in the session of whoever came in by a one-time link: the old password is not asked for.
CAME_BY_LINK = "came_by_link"


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """One's own password; the other sessions of the account end with the old one."""
    account = Account.objects.get(pk=request.user.pk or 0)
    by_link = bool(request.session.get(CAME_BY_LINK)) or not account.has_usable_password()
    form = PasswordForm(account, request.POST or None, ask_old=not by_link)
    if request.method == "POST" and form.is_valid():
        choose_password(account, form.cleaned_data["new"])
        update_session_auth_hash(request, account)
        request.session.pop(CAME_BY_LINK, None)
        say(request, _("密码已经设好，下次用账号名「%(name)s」登录。") % {"name": account.username})
        return HttpResponseRedirect("/desk/")
    context = {"form": form, "account": account, "by_link": by_link}
    return render(request, "people/password/edit.html", context, status=400 if form.errors else 200)
