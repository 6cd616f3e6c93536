"""What stands at the top of every page: where this reader can go, and what they can do about their account."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lianchuang.networks.access import governs, may_keep, visible_networks
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach, is_keeper

# Pages that stand under an entry of the navigation without saying so in their address.
UNDER = {
    "/studios/": "studios/",
    "/projects/": "projects/",
    "/outcomes/": "outcomes/",
    "/sessions/": "sessions/",
    "/imports/": "imports/new/",
    "/terms/": "terms/",
    "/groups/": "groups/",
    **dict.fromkeys(
        ("/programmes/", "/directions/", "/topics/", "/calls/", "/questions/", "/proposals/", "/units/"),
        "programmes/",
    ),
    **dict.fromkeys(("/reviews/", "/schemes/", "/entries/", "/score-sheets/"), "programmes/"),
}
IN_NETWORK = re.compile(r"^/networks/(\d{1,18})/")
Entry = tuple[str, str, bool]


class NavigationMiddleware:
    """Sets request.navigation and request.account_menu as callables: asked only where a layout shows them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.navigation = lambda: navigation_of(request)  # type: ignore[attr-defined]
        request.account_menu = lambda: account_menu_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def navigation_of(request: HttpRequest) -> list[Entry]:
    """The desk, and the pages of the network the reader is in."""
    reach: Reach | None = getattr(request, "reach", None)
    if reach is None or reach.account_id is None:
        return []
    network = current_network(request, reach)
    places = [(_("工作台"), "/desk/")]
    places += _places_of(network, reach) if network else []
    if reach.roles or reach.is_administrator:
        places += [(pgettext("navigation", "单位"), "/bodies/"), (_("人员"), "/people/")]
    at = _page_of(request.path, network.get_absolute_url()) if network else request.path
    here = max((address for _title, address in places if at.startswith(address)), key=len, default="")
    return [(title, address, address == here) for title, address in places]


def current_network(request: HttpRequest, reach: Reach) -> Network | None:
    """The network a view has found, else the one in the address, else the first the reader keeps or oversees."""
    found: Network | None = getattr(request, "network", None)
    if found is not None:
        return found
    seen = visible_networks(reach).order_by("pk")
    named = IN_NETWORK.match(request.path)
    if named:
        return seen.filter(pk=int(named[1])).first()
    return seen.first()


def account_menu_of(request: HttpRequest) -> list[Entry]:
    """Sign in; or one's own page, password, the accounts one looks after, sign out."""
    reach: Reach | None = getattr(request, "reach", None)
    if reach is None or reach.account_id is None:
        return [(_("登录"), "/sign-in/", False)]
    menu = [(_("等我办的"), "/matters/", False)] if reach.person_id else []
    menu += [(_("我的记录"), f"/people/{reach.person_id}/", False)] if reach.person_id else []
    menu.append((_("我的密码"), "/password/", False))
    if is_keeper(reach):
        menu.append((_("账号"), "/accounts/", False))
    if reach.is_administrator:
        menu.append((_("新建联盟"), "/networks/new/", False))
    return [*menu, (_("退出"), "/sign-out/", True)]


def _page_of(path: str, root: str) -> str:
    """The address under which a page is shown as being: its record's list, the figures for their ledger."""
    if path.startswith(f"{root}reported/"):
        return f"{root}figures/"
    return next((root + place for start, place in UNDER.items() if path.startswith(start)), path)


def _places_of(network: Network, reach: Reach) -> list[tuple[str, str]]:
    root = network.get_absolute_url()
    places = [(_("联盟"), root), (_("年度"), f"{root}programmes/"), (_("成员"), f"{root}studios/")]
    if governs(reach, network):
        places += [(_("数字"), f"{root}figures/"), (_("项目"), f"{root}projects/")]
        places += [(_("成果"), f"{root}outcomes/"), (_("活动"), f"{root}sessions/")]
    if may_keep(reach, network):
        places.append((_("导入"), f"{root}imports/new/"))
    return places
