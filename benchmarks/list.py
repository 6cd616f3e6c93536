"""A list of 50 rows against the floor, at two sizes, and under a lens.

The floor: Django without a middleware, one query of 50 model rows, 50 table rows through Jinja2. The list: the real page
of a network's studios, signed in, with every middleware, filters, rights, navigation and time bar.
"""

from collections.abc import Callable
from http.cookies import SimpleCookie
from typing import Any

from filling import fill_network, make_secretary
from ground import medians, open_house, print_table, read_options, verdict
from plain import fair_clock

FLOOR = """<!doctype html><title>floor</title><table>{% for seat in rows %}<tr><td><a href="/studios/{{ seat.studio_id }}/">
{{- seat.studio.name }}</a></td><td>{{ seat.studio.host.name }}</td><td>{{ seat.group.name }}</td><td>
{{- seat.studio.declared_members }}</td><td>{{ seat.joined_on }}</td></tr>{% endfor %}</table>"""
LIST_MOST, LENS_MOST = 8.0, 2.0


def floor_view(network: Any) -> Callable[[Any], Any]:
    """One query, fifty rows, Jinja2."""
    from django.http import HttpResponse
    from jinja2 import Environment

    from lianchuang.networks.models import Membership

    template = Environment(autoescape=True).from_string(FLOOR)

    def view(request: Any) -> HttpResponse:
        rows = Membership.objects.filter(network=network).select_related("studio__host", "group")
        return HttpResponse(template.render(rows=rows.order_by("studio__pinyin", "pk")[:50]))

    return view


def bare_application() -> Callable[..., Any]:
    """Django's handler without a middleware."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test.utils import override_settings

    with override_settings(MIDDLEWARE=[]):
        return WSGIHandler()


def asker(application: Callable[..., Any], address: str, cookie: str = "") -> Callable[[], bytes]:
    """A GET as a web server makes it; anything but 200 is an error."""
    from django.test import RequestFactory

    environ = RequestFactory().get(address, HTTP_COOKIE=cookie).environ

    def ask() -> bytes:
        status: list[str] = []
        answer = application(dict(environ), lambda line, headers: status.append(line))
        body = b"".join(answer)
        answer.close()
        assert status == ["200 OK"], (address, status, body[:2000].decode())
        return body

    return ask


def signed_in(account: Any) -> str:
    """The cookie of a session of this account."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(account)
    return SimpleCookie({settings.SESSION_COOKIE_NAME: client.session.session_key}).output(header="").strip()


def queries(ask: Callable[[], bytes]) -> int:
    """How many statements one page asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def change_some(network: Any) -> int:
    """An act that gives every tenth studio a second version; give the act before it."""
    from lianchuang.networks.models import Studio
    from lianchuang.records.past import Author, act

    with act(by=Author(None, "benchmark"), reason="a second version") as number:
        for studio in Studio.objects.filter(memberships__network=network)[::10]:
            studio.declared_members = 99
            studio.save()
    return number - 1


def main() -> None:
    """Fill, measure, print."""
    options = read_options(__doc__, few=10, rows=50, many=10_000, rounds=60)
    database = open_house()
    from django.core.wsgi import get_wsgi_application
    from django.urls import path

    from lianchuang.config import urls

    floors: dict[str, Callable[[], bytes]] = {}
    pages: dict[str, Callable[[], bytes]] = {}
    lenses: dict[str, Callable[[], bytes]] = {}
    application, bare = get_wsgi_application(), bare_application()
    for size in (options.few, options.rows, options.many):
        network = fill_network(f"{size} 联盟", size)
        cookie = signed_in(make_secretary(network))
        before = change_some(network)
        urls.urlpatterns.insert(0, path(f"floor/{size}/", floor_view(network)))
        address = f"/networks/{network.pk}/studios/"
        floors[f"floor, {size}"] = asker(bare, f"/floor/{size}/")
        pages[f"list, {size}"] = asker(application, address, cookie)
        lenses[f"lens, {size}"] = asker(application, f"{address}?known_at=act:{before}", cookie)
    told = medians(floors | pages | lenses, options.rounds, fair_clock())
    rows = []
    for (floor, ask_floor), (page, ask_page), (lens, ask_lens) in zip(
        floors.items(), pages.items(), lenses.items(), strict=True
    ):
        size = page.split()[-1]
        rows.append([size, "floor", queries(ask_floor), len(ask_floor()), f"{told[floor]:.2f}", "1"])
        ratio = verdict(told[page] / told[floor], LIST_MOST)
        rows.append([size, "list", queries(ask_page), len(ask_page()), f"{told[page]:.2f}", ratio])
        ratio = "of the list " + verdict(told[lens] / told[page], LENS_MOST)
        rows.append(
            [size, "list under a lens", queries(ask_lens), len(ask_lens()), f"{told[lens]:.2f}", ratio]
        )
    head = ["studios", "page", "queries", "bytes", "ms (median)", "ratio"]
    print_table(f"A list of at most 50 rows, {database}", head, rows)


if __name__ == "__main__":
    main()
