"""Which networks and studios the actor may see, and who may change them."""

from typing import Any

from django.db.models import F, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, refuse_unless
from lianchuang.networks.models import Contact, Leadership, Membership, Network, Studio, TermHolder
from lianchuang.networks.queries import leading_on
from lianchuang.networks.registered import FirstSeated, Registered
from lianchuang.people.access import GOVERNING, Reach
from lianchuang.people.models import Body, Person, Role
from lianchuang.people.queries import bodies_within
from lianchuang.records.past import this_day, today

UNIONS = (Body.Kind.FEDERATION, Body.Kind.INDUSTRY_UNION, Body.Kind.DISTRICT_UNION, Body.Kind.ASSOCIATION)


def governed_networks(reach: Reach) -> QuerySet[Network]:
    """Networks under the bodies at which the actor keeps, presides or oversees: whole registers are in sight."""
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
    goes_on = leading_on(this_day())
    return Leadership.objects.filter(goes_on, person_id=reach.person_id or 0).values("studio_id")


def own_studios(reach: Reach) -> QuerySet[Studio, Any]:
    """Studio ids the actor leads today, fills in for as their contact, or whose host the actor speaks for; today's rows."""
    filled = Contact.objects.filter(person_id=reach.person_id or 0).values("studio_id")
    hosted = Q(host__in=reach.bodies_with(Role.Kind.UNIT))
    own = Studio.objects.filter(Q(pk__in=led_studios(reach)) | Q(pk__in=filled) | hosted)
    return own.order_by().values("pk")


def visible_networks(reach: Reach) -> QuerySet[Network]:
    """Governed networks; those in which a studio, the unit or the person of the actor sits; those not handed over yet.

    Whoever holds a term for the chair unit sees the network before it begins and until it is closed, not its register.
    """
    if reach.is_administrator:
        return Network.objects.all()
    stays = Q(left_on__isnull=True) | Q(left_on__gt=this_day())
    me = reach.person_id or 0
    mine = Q(studio__in=own_studios(reach)) | Q(body__in=reach.bodies_with(Role.Kind.UNIT)) | Q(person=me)
    seated = Membership.objects.filter(stays).filter(mine).order_by().values("network_id")
    held = TermHolder.objects.filter(person=me, term__closed_at__isnull=True).order_by()
    in_sight = Q(pk__in=today(seated)) | Q(pk__in=today(held.values("term__network_id")))
    return Network.objects.filter(_governed(reach) | in_sight)


def visible_studios(reach: Reach) -> QuerySet[Studio]:
    """Studios that sit or sat in a governed network, and the actor's own of today."""
    if reach.is_administrator:
        return Studio.objects.all()
    seated = Membership.objects.filter(
        network__in=governed_networks(reach).values("pk"), studio__isnull=False
    )
    return Studio.objects.filter(Q(pk__in=seated.values("studio_id")) | Q(pk__in=today(own_studios(reach))))


def visible_memberships(reach: Reach) -> QuerySet[Membership]:
    """Seats in governed networks, and those of the actor's own studios of today."""
    governed = Q(network__in=governed_networks(reach).values("pk"))
    return Membership.objects.filter(governed | _own_seat(reach))


def visible_studio_seats(reach: Reach, network: Network) -> QuerySet[Membership]:
    """The same of one network, where studios sit: asked of the network once, so that a list asks no tree row by row."""
    rows = Membership.objects.filter(network=network, studio__isnull=False)
    return rows if governs(reach, network) else rows.filter(_own_seat(reach))


def _own_seat(reach: Reach) -> Q:
    return Q(studio__in=today(own_studios(reach)))


def may_found_network(reach: Reach) -> Verdict:
    """An alliance is founded by the administrator; its founder becomes its secretary."""
    return refuse_unless(reach.is_administrator, _("只有管理员可以新建联盟。"))


def may_keep(reach: Reach, network: Network) -> Verdict:
    """Register, import, correct and undo: the secretary of this very network, or the administrator."""
    is_keeper = reach.is_administrator or network.body_id in reach.bodies_with(Role.Kind.SECRETARY)
    return refuse_unless(is_keeper, _("只有这个联盟的秘书处可以登记和更正。"))


def may_keep_studio(reach: Reach, studio: Studio) -> Verdict:
    """A studio's record is kept by the secretary of the network it was registered in first."""
    is_keeper = kept_studios(reach).filter(pk=studio.pk).exists()
    return refuse_unless(is_keeper, _("只有最先登记它的联盟的秘书处可以登记和更正。"))


def kept_studios(reach: Reach) -> QuerySet[Studio]:
    """Studios whose first seat is in a network the actor keeps; an administrator keeps all."""
    if reach.is_administrator:
        return Studio.objects.all()
    return Studio.objects.filter(pk__in=today(Studio.objects.filter(pk__in=FirstSeated(Studio, _own(reach)))))


def studios_seen_whole(reach: Reach) -> QuerySet[Studio]:
    """Studios whose proof and history are in sight: led ones, and those a governed network registered first.

    A network that a studio joined later sees its page, not what the earlier one wrote of it.
    """
    if reach.is_administrator:
        return Studio.objects.all()
    firsts = Membership.objects.filter(studio__isnull=False).order_by().values("studio")
    seats = Membership.objects.filter(
        network__in=governed_networks(reach).values("pk"),
        pk__in=firsts.annotate(first=Min("pk")).values("first"),
    )
    return Studio.objects.filter(Q(pk__in=seats.values("studio")) | Q(pk__in=today(led_studios(reach))))


def kept_bodies(reach: Reach) -> QuerySet[Body]:
    """Bodies a secretary writes: the network's own, those it registered, and hosts it seated first that nobody registered.

    people/access.py asks it by name (settings.KEPT_BODIES), always in today(…).
    """
    if reach.is_administrator:
        return Body.objects.all()
    own = _own(reach)
    made = Q(pk__in=Registered(Body, own)) & ~Q(pk__in=_networks_of_others(reach).values("body"))
    seated = Q(pk__in=FirstSeated(Body, own)) & ~_others_keep(reach)
    return Body.objects.filter(Q(pk__in=own) | made | seated)


def kept_people(reach: Reach) -> QuerySet[Person]:
    """People of kept bodies, and those the network itself registered (settings.KEPT_PEOPLE)."""
    if reach.is_administrator:
        return Person.objects.all()
    return Person.objects.filter(Q(body__in=kept_bodies(reach)) | Q(pk__in=Registered(Person, _own(reach))))


def free_bodies(reach: Reach) -> QuerySet[Body]:
    """Bodies that whoever seats a studio there first will keep: no union, registered and seated by no other network."""
    seats = Membership.objects.exclude(network__body__in=_own(reach)).annotate(
        at=Coalesce(F("studio__host"), F("body"))
    )
    return Body.objects.exclude(_others_keep(reach)).exclude(pk__in=seats.exclude(at=None).values("at"))


def _others_keep(reach: Reach) -> Q:
    registered = Q(pk__in=Registered(Body, _own(reach), by_others=True))
    return Q(kind__in=UNIONS) | Q(pk__in=_networks_of_others(reach).values("body")) | registered


def _own(reach: Reach) -> set[int]:
    return reach.bodies_with(Role.Kind.SECRETARY)


def _networks_of_others(reach: Reach) -> QuerySet[Network]:
    return Network.objects.exclude(body__in=_own(reach))


def may_see_contacts(reach: Reach, studio: Studio) -> Verdict:
    """Telephone numbers in full are for whoever keeps the register, and for the studio's own people and unit."""
    own = own_studios(reach).filter(pk=studio.pk).exists()
    return refuse_unless(own or may_keep_studio(reach, studio), _("电话只给秘书处看全。"))


def may_keep_contacts(reach: Reach, studio: Studio) -> Verdict:
    """Who fills in for a studio is named by its leader, by whoever speaks for its host, or by the secretary."""
    leads = led_studios(reach).filter(studio=studio).exists()
    speaks = studio.host_id in reach.bodies_with(Role.Kind.UNIT)
    says = _("联系人由工作室的领衔人、所在单位或秘书处来登记。")
    return refuse_unless(leads or speaks or may_keep_studio(reach, studio), says)


def may_see_figures(reach: Reach, network: Network) -> Verdict:
    """Figures open their rows, so they are for those who may see the whole register."""
    return refuse_unless(governs(reach, network), _("这个联盟的数字不在您的可见范围内。"))
