"""Who may see, export and type reported values."""

from django.db.models import QuerySet

from lianchuang.basics.verdicts import Verdict
from lianchuang.networks.access import governed_networks, may_keep, may_see_figures
from lianchuang.networks.models import Network
from lianchuang.people.access import GOVERNING, Reach
from lianchuang.people.models import Body
from lianchuang.records.past import Act, today
from lianchuang.reporting.models import ReportedValue


def visible_reported_values(reach: Reach) -> QuerySet[ReportedValue]:
    """The ledger of every network whose figures one may see."""
    return ReportedValue.objects.filter(network__in=governed_networks(reach).values("pk"))


def may_report_values(reach: Reach, network: Network) -> Verdict:
    """Whoever may see the figures may take them out; every export is entered in the ledger under their name."""
    return may_see_figures(reach, network)


def may_name_people(reach: Reach, network: Network) -> Verdict:
    """Names stand in full on an export only where the secretary of the network asks for it."""
    return may_keep(reach, network)


def may_type_reported_value(reach: Reach, network: Network) -> Verdict:
    """A value given by telephone or before this installation is typed later by the secretary."""
    return may_keep(reach, network)


def governs_today(reach: Reach, network_id: int) -> bool:
    """Whether the network's figures are in sight today, asked under a lens that may not know the network yet.

    One query a level of the tree, from the network's body up to one of the reader's roots.
    """
    body = _told_today(Network.objects.filter(pk=network_id).order_by().values("body_id"))
    if reach.is_administrator:
        return body is not None
    roots, seen = reach.bodies_with(*GOVERNING), set[int]()
    while body is not None and body not in roots and body not in seen:
        seen.add(body)
        body = _told_today(Body.objects.filter(pk=body).order_by().values("parent_id"))
    return body in roots


def _told_today(one: QuerySet) -> int | None:
    """The single value as it is today; asked beside the ledger of acts, which has no past of its own."""
    return Act.objects.order_by("pk").annotate(told=today(one)).values_list("told", flat=True).first()
