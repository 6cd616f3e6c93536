"""Which networks and studios the actor may see, and who may change them."""

from django.db.models import Q, QuerySet

from lianchuang.basics.verdicts import Verdict, refuse_unless
from lianchuang.networks.models import Leadership, Membership, Network, Studio
from lianchuang.people.access import GOVERNING, Reach
from lianchuang.people.models import Role
from lianchuang.people.queries import bodies_under
from lianchuang.records.past import today

NOT_THE_KEEPER = "只有这个联盟的秘书处可以登记和更正。"


def governed_networks(reach: Reach) -> QuerySet[Network]:
    """Networks under the bodies at which the actor keeps or oversees: whole registers are in sight."""
    if reach.is_administrator:
        return Network.objects.all()
    roots = reach.bodies_with(*GOVERNING)
    return Network.objects.filter(body__in=bodies_under(roots)) if roots else Network.objects.none()


def led_studios(reach: Reach) -> QuerySet[Leadership]:
    """Studio ids the actor leads today (a subquery that names today's rows even under a lens)."""
    return Leadership.objects.filter(person_id=reach.person_id or 0, ends_before__isnull=True).values("studio_id")


def visible_networks(reach: Reach) -> QuerySet[Network]:
    """Governed networks, and those in which a studio the actor leads is a member."""
    mine = Membership.objects.filter(studio__in=led_studios(reach), left_on__isnull=True).values("network_id")
    return Network.objects.filter(Q(pk__in=governed_networks(reach).values("pk")) | Q(pk__in=today(mine)))


def visible_studios(reach: Reach) -> QuerySet[Studio]:
    """Studios that sit or sat in a governed network, and those the actor leads today."""
    if reach.is_administrator:
        return Studio.objects.all()
    seated = Membership.objects.filter(network__in=governed_networks(reach).values("pk"), studio__isnull=False)
    return Studio.objects.filter(Q(pk__in=seated.values("studio_id")) | Q(pk__in=today(led_studios(reach))))


def may_found_network(reach: Reach) -> Verdict:
    """An alliance is founded by the administrator; its founder becomes its secretary."""
    return refuse_unless(reach.is_administrator, "只有管理员可以新建联盟。")


def may_keep(reach: Reach, network: Network) -> Verdict:
    """Register, import, correct and undo: the secretary of this very network, or the administrator."""
    is_keeper = reach.is_administrator or network.body_id in reach.bodies_with(Role.Kind.SECRETARY)
    return refuse_unless(is_keeper, NOT_THE_KEEPER)


def may_see_figures(reach: Reach, network: Network) -> Verdict:
    """Figures open their rows, so they are for those who may see the whole register."""
    return refuse_unless(governed_networks(reach).filter(pk=network.pk).exists(), "这个联盟的数字不在您的可见范围内。")
