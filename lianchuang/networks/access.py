"""Which networks and studios the actor may see, and who may change them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, allowed, refuse_unless
from lianchuang.networks.models import Leadership, Membership, Network, Studio
from lianchuang.networks.queries import leading_on
from lianchuang.people.access import GOVERNING, Reach
from lianchuang.people.models import Role
from lianchuang.people.queries import bodies_within
from lianchuang.records.past import today


def governed_networks(reach: Reach) -> QuerySet[Network]:
    """Networks under the bodies at which the actor keeps or oversees: whole registers are in sight."""
    return Network.objects.filter(_governed(reach))


def _governed(reach: Reach) -> Q:
    if reach.is_administrator:
        return Q()
    roots = reach.bodies_with(*GOVERNING)
    return Q(body__in=bodies_within(Network.objects.values("body"), roots)) if roots else Q(pk__in=[])


def governs(reach: Reach, network: Network) -> bool:
    """Whether this network's whole register is in sight; without a question where the role is held at its own body."""
    if reach.is_administrator or network.body_id in reach.bodies_with(*GOVERNING):
        return True
    return governed_networks(reach).filter(pk=network.pk).exists()


def led_studios(reach: Reach) -> QuerySet[Leadership, Any]:
    """Studio ids the actor leads today (a subquery that names today's rows even under a lens)."""
    goes_on = leading_on(timezone.localdate())
    return Leadership.objects.filter(goes_on, person_id=reach.person_id or 0).values("studio_id")


def visible_networks(reach: Reach) -> QuerySet[Network]:
    """Governed networks, and those in which a studio the actor leads is a member."""
    if reach.is_administrator:
        return Network.objects.all()
    stays = Q(left_on__isnull=True) | Q(left_on__gt=timezone.localdate())
    mine = Membership.objects.filter(stays, studio__in=led_studios(reach)).values("network_id")
    return Network.objects.filter(_governed(reach) | Q(pk__in=today(mine)))


def visible_studios(reach: Reach) -> QuerySet[Studio]:
    """Studios that sit or sat in a governed network, and those the actor leads today."""
    if reach.is_administrator:
        return Studio.objects.all()
    seated = Membership.objects.filter(
        network__in=governed_networks(reach).values("pk"), studio__isnull=False
    )
    return Studio.objects.filter(Q(pk__in=seated.values("studio_id")) | Q(pk__in=today(led_studios(reach))))


def visible_memberships(reach: Reach) -> QuerySet[Membership]:
    """Seats in governed networks, and those of studios the actor leads today."""
    governed = Q(network__in=governed_networks(reach).values("pk"))
    return Membership.objects.filter(governed | _led_seat(reach))


def visible_studio_seats(reach: Reach, network: Network) -> QuerySet[Membership]:
    """The same of one network, where studios sit: asked of the network once, so that a list asks no tree row by row."""
    rows = Membership.objects.filter(network=network, studio__isnull=False)
    return rows if governs(reach, network) else rows.filter(_led_seat(reach))


def _led_seat(reach: Reach) -> Q:
    return Q(studio__in=today(led_studios(reach)))


def may_found_network(reach: Reach) -> Verdict:
    """An alliance is founded by the administrator; its founder becomes its secretary."""
    return refuse_unless(reach.is_administrator, _("只有管理员可以新建联盟。"))


def may_keep(reach: Reach, network: Network) -> Verdict:
    """Register, import, correct and undo: the secretary of this very network, or the administrator."""
    is_keeper = reach.is_administrator or network.body_id in reach.bodies_with(Role.Kind.SECRETARY)
    return refuse_unless(is_keeper, _("只有这个联盟的秘书处可以登记和更正。"))


def may_keep_studio(reach: Reach, studio: Studio) -> Verdict:
    """A studio's record is kept by the secretary of a network it sits or sat in."""
    if reach.is_administrator:
        return allowed()
    own = reach.bodies_with(Role.Kind.SECRETARY)
    is_keeper = bool(own) and Membership.objects.filter(studio=studio, network__body__in=own).exists()
    return refuse_unless(is_keeper, _("只有它所在联盟的秘书处可以登记和更正。"))


def may_see_contacts(reach: Reach, studio: Studio) -> Verdict:
    """Telephone numbers in full are for whoever keeps the register, and for the studio's own leader."""
    leads = led_studios(reach).filter(studio=studio).exists()
    return refuse_unless(leads or may_keep_studio(reach, studio), _("电话只给秘书处看全。"))


def may_see_figures(reach: Reach, network: Network) -> Verdict:
    """Figures open their rows, so they are for those who may see the whole register."""
    return refuse_unless(governs(reach, network), _("这个联盟的数字不在您的可见范围内。"))
