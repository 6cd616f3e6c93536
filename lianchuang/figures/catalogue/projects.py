"""Figures of joint projects and of those who take part."""

from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_lazy

from lianchuang.design.filters import partial
from lianchuang.figures.figure import Figure, Naming, Proof
from lianchuang.figures.scope import Scope
from lianchuang.networks.models import Register
from lianchuang.people.models import Person
from lianchuang.projects.models import Participant, Project

TITLE = gettext_lazy("联合攻关")


def approved_projects(scope: Scope) -> QuerySet[Project]:
    """Approved within the year; an approval known to its month is in the year of its last day."""
    approved = Project.objects.filter(decision=Project.Decision.APPROVED, approved_on__range=scope.days)
    return approved.filter(network__in=scope.networks).select_related("lead")


def participations(scope: Scope) -> QuerySet[Participant]:
    """Each person once in each of those projects."""
    listed = Participant.objects.filter(project__in=approved_projects(scope).values("pk"))
    return listed.select_related("person__body", "project").order_by(
        "project__number", "project_id", "position", "pk"
    )


def participants(scope: Scope) -> QuerySet[Person]:
    """Each person once, however many projects; leaders only where listed."""
    listed = Person.objects.filter(pk__in=participations(scope).order_by().values("person"))
    return listed.select_related("body").order_by("pinyin", "body__pinyin", "pk")


def body_of(person: Person) -> str:
    """The unit that tells namesakes apart."""
    return person.body.name if person.body else gettext("单位不详")


def _approved(project: Project) -> str:
    day = partial(project.approved_on, project.approved_precision)
    said = {"number": project.number, "lead": project.lead.name, "day": day}
    return (gettext("%(number)s · %(lead)s牵头 · %(day)s立项") % said).removeprefix(" · ")


PROJECT = Naming(lambda row: row.title, _approved, lambda row: row.get_absolute_url())
PERSON = Naming(lambda row: row.name, body_of, lambda row: row.get_absolute_url(), lambda row: row.name)
PARTICIPATION = Naming(
    lambda row: row.person.name,
    lambda row: f"{body_of(row.person)} · {row.project.title}",
    lambda row: row.project.get_absolute_url(),
    lambda row: row.person.name,
)
IN_PROJECT = Proof(participations, of="person_id", folder="project__folder_id")

FIGURES = (
    Figure(
        code="joint_projects_approved",
        title=gettext_lazy("当年立项的联合攻关项目"),
        unit="项",
        printed="exact",
        register=Register.Kind.PROJECTS,
        rule=gettext_lazy("立项日期在当年的项目，每项只计一次；参与单位又报一遍的是同一项，未批准的不计。"),
        rows=approved_projects,
        proofs=(Proof(approved_projects),),
        naming=PROJECT,
    ),
    Figure(
        code="project_participants_head_count",
        title=gettext_lazy("参与联合攻关的人数"),
        unit="人",
        printed="rounded",
        register=Register.Kind.PROJECTS,
        rule=gettext_lazy(
            "当年立项的项目名单里的人，每人只计一次；领衔人列在名单里才计，同名不同单位是两个人。"
        ),
        rows=participants,
        proofs=(IN_PROJECT,),
        naming=PERSON,
    ),
    Figure(
        code="project_participants_mentions",
        title=gettext_lazy("参与联合攻关的人次"),
        unit="人次",
        printed="exact",
        register=Register.Kind.PROJECTS,
        rule=gettext_lazy("当年立项的各个项目名单人数之和，同一个人在每个项目里计一次。"),
        rows=participations,
        proofs=(Proof(participations, folder="project__folder_id"),),
        naming=PARTICIPATION,
    ),
)
