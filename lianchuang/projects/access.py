"""Which projects the actor may see, and who may change them."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, allowed, refuse_unless
from lianchuang.networks.access import governed_networks, led_studios, may_keep
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.projects.models import Participant, Partner, Project
from lianchuang.records.past import today


def visible_projects(reach: Reach) -> QuerySet[Project]:
    """Projects of governed networks, those one's studio leads or joins, and those one takes part in."""
    if reach.is_administrator:
        return Project.objects.all()
    joined = Partner.objects.filter(studio__in=led_studios(reach)).values("project_id")
    taking_part = Participant.objects.filter(person_id=reach.person_id or 0).values("project_id")
    return Project.objects.filter(
        Q(network__in=governed_networks(reach).values("pk"))
        | Q(lead__in=today(led_studios(reach)))
        | Q(pk__in=today(joined))
        | Q(pk__in=today(taking_part))
    )


def may_keep_project(reach: Reach, project: Project) -> Verdict:
    """Correct it and write its people: the keeper of its network's register."""
    return may_keep(reach, project.network)


def may_prove_project(reach: Reach, project: Project) -> Verdict:
    """Add proof: the keeper, or whoever leads the project's lead studio today."""
    if led_studios(reach).filter(studio=project.lead_id).exists():
        return allowed()
    return may_keep(reach, project.network)


def may_report_project(reach: Reach, project: Project) -> Verdict:
    """Progress, changes and acceptance are asked for by whoever leads the lead studio; the keeper types for them."""
    leads = led_studios(reach).filter(studio=project.lead_id).exists()
    is_keeper = bool(may_keep(reach, project.network))
    return refuse_unless(leads or is_keeper, _("只有牵头工作室的领衔人，或替他代填的秘书处，可以报送。"))


def may_rule_on_project(reach: Reach, project: Project) -> Verdict:
    """Changes are approved and acceptance is decided by the secretariat, or by the chair in its term."""
    held = reach.bodies_with(Role.Kind.CHAIR, Role.Kind.SECRETARY)
    may = reach.is_administrator or project.network.body_id in held
    return refuse_unless(may, _("变更审批和验收由秘书处或在任的理事长单位来定。"))
