"""〔联系人〕 of a studio: added and ended; today's only, in no history."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lianchuang.design.notes import say
from lianchuang.networks.access import may_keep_contacts, visible_studios
from lianchuang.networks.actions import add_contact, end_contact
from lianchuang.networks.forms.groups import StudioContactForm
from lianchuang.networks.models import Contact
from lianchuang.networks.views.studios import crumbs_of, studio_in_sight
from lianchuang.people.access import reach_of_reader
from lianchuang.records.recording import Recording, answer_recording


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔增加联系人〕."""
    reach, studio = reach_of_reader(request), studio_in_sight(request, number)
    may_keep_contacts(reach, studio).or_refuse()
    page = Recording(
        title=_("增加联系人"),
        sends=_("增加联系人"),
        done=_("联系人已登记。"),
        back=studio.get_absolute_url(),
        says=_("联系人替工作室填报，领衔人确认。联系方式只有今天的，不进历史，导出时遮盖。"),
        kicker=studio.name,
        crumbs=[*crumbs_of(studio, reach), (studio.name, studio.get_absolute_url())],
    )
    form = StudioContactForm(request.POST or None, studio=studio)

    def do(said: dict[str, Any]) -> None:
        add_contact(studio, **said, by=reach)

    return answer_recording(request, page, form, do)


@login_required
@require_POST
def ending(request: HttpRequest, number: int) -> HttpResponse:
    """〔不再联系〕: what was kept of them is gone."""
    reach = reach_of_reader(request)
    rows = Contact.objects.filter(studio__in=visible_studios(reach).values("pk"))
    contact = get_object_or_404(rows.select_related("studio"), pk=number)
    end_contact(contact, by=reach)
    say(request, _("联系人已去掉，他的账号不再能替工作室填报。"))
    return redirect(contact.studio)
