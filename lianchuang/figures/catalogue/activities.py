"""Figures of attendance: lines of the sheets, and the people on them."""

from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_lazy

from lianchuang.activities.models import Mark
from lianchuang.design.filters import day
from lianchuang.figures.catalogue.projects import PERSON, body_of
from lianchuang.figures.figure import Figure, Naming, Proof
from lianchuang.figures.scope import Scope
from lianchuang.networks.models import Register
from lianchuang.people.models import Person

TITLE = gettext_lazy("活动签到")


def marks(scope: Scope) -> QuerySet[Mark]:
    """Lines that carry a way, of sessions held within the year; 补学 is one, 请假 is none."""
    lines = Mark.objects.filter(
        session__activity__network__in=scope.networks, session__held_on__range=scope.days
    )
    return lines.select_related("person__body", "session__activity").order_by(
        "session__held_on", "session_id", "pk"
    )


def attendants(scope: Scope) -> QuerySet[Person]:
    """The people on those lines, each once whatever the ways and sessions."""
    present = Person.objects.filter(pk__in=marks(scope).order_by().values("person"))
    return present.select_related("body").order_by("pinyin", "body__pinyin", "pk")


def _marked(mark: Mark) -> str:
    way = (
        gettext("%(way)s（补学）") % {"way": mark.get_way_display()}
        if mark.is_make_up
        else mark.get_way_display()
    )
    return f"{body_of(mark.person)} · {way} · {mark.session} · {day(mark.session.held_on)}"


MARK = Naming(
    lambda row: row.person.name,
    _marked,
    lambda row: row.session.get_absolute_url(),
    lambda row: row.person.name,
)

FIGURES = (
    Figure(
        code="attendance_head_count",
        title=gettext_lazy("参加活动的人数"),
        unit="人",
        printed="rounded",
        register=Register.Kind.ATTENDANCE,
        rule=gettext_lazy("当年各场活动有签到记录的人，每人只计一次；现场又线上签到的是一个人，请假的不计。"),
        rows=attendants,
        proofs=(
            Proof(marks, of="person_id"),
            Proof(marks, of="person_id", folder="session__folder_id", own_only=True),
        ),
        naming=PERSON,
    ),
    Figure(
        code="attendance_marks",
        title=gettext_lazy("活动签到记录"),
        unit="条",
        printed="exact",
        register=Register.Kind.ATTENDANCE,
        rule=gettext_lazy("当年各场活动签到表上写明现场或线上的行；补学计一条，请假不计。"),
        rows=marks,
        proofs=(Proof(marks), Proof(marks, folder="session__folder_id", own_only=True)),
        naming=MARK,
    ),
)
