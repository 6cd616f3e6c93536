"""建盟: the steps after the first page, which can be left and taken up again, and what is ready at the end."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianchuang.design.notes import say
from lianchuang.matters.queries import official_calendar
from lianchuang.networks.access import may_keep, visible_networks
from lianchuang.networks.actions import name_groups, put_checklist_away
from lianchuang.networks.forms.groups import GroupsForm
from lianchuang.networks.models import Membership, Network
from lianchuang.networks.queries import Step, founding_of, told_year
from lianchuang.people.access import reach_of_reader
from lianchuang.records.past import this_day
from lianchuang.records.recording import Recording, answer_recording


def first_titles() -> list[str]:
    """What the steps are called before there is a network."""
    return [
        _("名称与章程"), _("工作组"), _("首批成员"), _("首任理事长"), _("今年的日历"), _("完成建盟"),
    ]  # fmt: skip


def founding_steps(network: Network, key: str) -> dict[str, Any]:
    """What the stepper of a founding page shows; nothing once the checklist was put away or is done."""
    steps = open_checklist(network)
    if not steps:
        return {"founding": None}
    keys = [*(step.key for step in steps), "done"]
    place = keys.index(key)
    address = f"{network.get_absolute_url()}founding/"
    further = steps[place + 1].address if place + 1 < len(steps) else address
    return {
        "founding": {
            "titles": first_titles(),
            "current": place + 1,
            "done": _done(steps),
            "further": further,
            "overview": address,
        }
    }


def open_checklist(network: Network) -> list[Step]:
    """The steps, while any is left and nobody has put them away; else none."""
    if network.checklist_closed_at is not None:
        return []
    steps = founding_of(network, official_calendar(), this_day().year)
    return [] if all(step.is_done for step in steps) else steps


@login_required
@require_GET
def overview(request: HttpRequest, number: int) -> HttpResponse:
    """What is ready and what is not, with the way to each step."""
    network = _kept(request, number)
    year = this_day().year
    steps = founding_of(network, official_calendar(), year)
    programme = f"{network.get_absolute_url()}programmes/new/"
    context = {
        "network": network,
        "steps": steps,
        "titles": first_titles(),
        "done": _done(steps),
        "left": [step for step in steps if not step.is_done],
        "is_away": network.checklist_closed_at is not None,
        "programme": programme if _leads_somewhere(programme) else "",
        "year": year,
    }
    return render(request, "networks/founding/show.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def groups(request: HttpRequest, number: int) -> HttpResponse:
    """Step 2: the groups' names and who leads each."""
    network = _kept(request, number)
    form = GroupsForm(request.POST or None, network=network)
    steps = founding_steps(network, "groups")
    page = Recording(
        title=_("工作组"),
        sends=_("保存工作组"),
        done=_("工作组已设好。"),
        back=f"{network.get_absolute_url()}founding/",
        says=_("三个组的名称可以改。组长要从成员里选，还没有成员的，先导入成员再回来。"),
        kicker=network.name,
        crumbs=[(network.name, network.get_absolute_url())],
        more=steps,
        template="networks/founding/groups.html",
    )
    reach = reach_of_reader(request)
    return answer_recording(request, page, form, lambda _said: name_groups(network, form.named(), by=reach))


@login_required
@require_GET
def members(request: HttpRequest, number: int) -> HttpResponse:
    """Step 3: the first members, by workbook or by hand."""
    network = _kept(request, number)
    seats = Membership.objects.filter(network=network).count()
    context = {"network": network, "seats": seats, **founding_steps(network, "members")}
    return render(request, "networks/founding/members.html", context)


@login_required
@require_GET
def calendar(request: HttpRequest, number: int) -> HttpResponse:
    """Step 5: whether the official calendar knows this year, and the next."""
    network = _kept(request, number)
    known, year = official_calendar(), this_day().year
    context = {
        "network": network,
        "years": [told_year(known, each) for each in (year, year + 1)],
        **founding_steps(network, "calendar"),
    }
    return render(request, "networks/founding/calendar.html", context)


@login_required
@require_POST
def dismissal(request: HttpRequest, number: int) -> HttpResponse:
    """〔收起清单〕."""
    network = _kept(request, number)
    act = put_checklist_away(network, by=reach_of_reader(request))
    say(request, _("建盟清单已收起，各步随时可以从联盟页再做。"), undo=f"/acts/{act}/undoing/")
    return redirect(network)


def _kept(request: HttpRequest, number: int) -> Network:
    """A network the reader keeps; refused in words to whoever only sees it."""
    reach = reach_of_reader(request)
    network = get_object_or_404(visible_networks(reach).select_related("body"), pk=number)
    request.network = network  # type: ignore[attr-defined]
    may_keep(reach, network).or_refuse()
    return network


def _done(steps: list[Step]) -> list[bool]:
    """Which steps are done; the last, that it is complete, once all the others are."""
    done = [step.is_done for step in steps]
    return [*done, all(done)]


def _leads_somewhere(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True
