"""Which years and calls the actor may see, who runs a year, who takes up a topic."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, refuse_unless
from lianchuang.networks.access import governed_networks, led_studios, may_lead, visible_networks
from lianchuang.networks.models import Contact, Membership, Network, Studio
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.programmes.models import Call, Direction, JointTopic, Programme, TopicClaim
from lianchuang.programmes.queries.programmes import sits_today
from lianchuang.programmes.rules.year import year_problem
from lianchuang.records.past import now, this_day


def own_studios(reach: Reach) -> QuerySet[Studio, Any]:
    """Studio ids the actor leads today or fills in for as their contact."""
    filled = Contact.objects.filter(person_id=reach.person_id or 0).values("studio_id")
    return Studio.objects.filter(Q(pk__in=led_studios(reach)) | Q(pk__in=filled)).order_by().values("pk")


def visible_programmes(reach: Reach) -> QuerySet[Programme]:
    """Years of the networks in sight: those one governs, chairs, or belongs to by a studio, a unit or oneself."""
    if reach.is_administrator:
        return Programme.objects.all()
    return Programme.objects.filter(network__in=visible_networks(reach).values("pk"))


def visible_calls(reach: Reach) -> QuerySet[Call]:
    """Calls of the years in sight; one that has not opened yet only for those who govern the network."""
    rows = Call.objects.filter(programme__in=visible_programmes(reach).values("pk"))
    if reach.is_administrator:
        return rows
    opened = Q(opens_at__lte=now())
    governed = Q(programme__network__in=governed_networks(reach).values("pk"))
    return rows.filter(opened | governed)


def visible_directions(reach: Reach) -> QuerySet[Direction]:
    """Directions of the years in sight."""
    return Direction.objects.filter(programme__in=visible_programmes(reach).values("pk"))


def visible_topics(reach: Reach) -> QuerySet[JointTopic]:
    """Joint topics of the years in sight, and who has taken them up: members see each other's claims."""
    return JointTopic.objects.filter(programme__in=visible_programmes(reach).values("pk"))


def may_run(reach: Reach, network: Network) -> Verdict:
    """Open a year, set its directions, topics and calls: its secretary, or its chair from the term's start to its end."""
    return may_lead(reach, network)


def may_open_year(reach: Reach, network: Network, year: int) -> Verdict:
    """Open this very year: whoever runs the network, once, from its founding to next year."""
    problem = year_problem(year, network.chartered_on.year, this_day().year)
    is_new = not Programme.objects.filter(network=network, year=year).exists()
    says = _("%(year)s 年已经开过了。") % {"year": year}
    return may_run(reach, network) & refuse_unless(not problem, problem) & refuse_unless(is_new, says)


def may_run_programme(reach: Reach, programme: Programme) -> Verdict:
    """The same, while the year is not closed."""
    is_open = programme.state == Programme.State.OPEN
    says = _("%(year)s 年已经收年，不能再改。") % {"year": programme.year}
    return may_run(reach, programme.network) & refuse_unless(is_open, says)


def claimable_studios(reach: Reach, programme: Programme) -> QuerySet[Studio]:
    """Studios for which the actor may take up topics: those one leads; for the secretary, on paper, every member."""
    seats = sits_today(Membership.objects.filter(network=programme.network_id, studio__isnull=False))
    rows = Studio.objects.filter(pk__in=seats.values("studio_id"))
    return rows if types_for_others(reach, programme) else rows.filter(pk__in=led_studios(reach))


def types_for_others(reach: Reach, programme: Programme) -> bool:
    """Whether the actor types claims in for studios, from paper: the secretary does, the chair does not."""
    return reach.is_administrator or programme.network.body_id in reach.bodies_with(Role.Kind.SECRETARY)


def may_claim(reach: Reach, topic: JointTopic, studio: Studio) -> Verdict:
    """Take up a topic: the studio's own leader, or the secretary from a stamped paper."""
    may = claimable_studios(reach, topic.programme).filter(pk=studio.pk).exists()
    return refuse_unless(may, _("只有本工作室的领衔人可以认领；交了盖章件的由秘书处代录。"))


def may_withdraw_claim(reach: Reach, claim: TopicClaim) -> Verdict:
    """Give a topic up: the studio's own leader, or the secretary."""
    leads = led_studios(reach).filter(studio=claim.studio_id).exists()
    may = leads or types_for_others(reach, claim.topic.programme)
    return refuse_unless(may, _("只有认领的工作室的领衔人或秘书处可以退出认领。"))
