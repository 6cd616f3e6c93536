"""Figures of members: studios, and the units that host them."""

from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_lazy

from lianchuang.design.filters import partial
from lianchuang.figures.figure import Figure, Naming, Proof
from lianchuang.figures.scope import Scope
from lianchuang.networks.models import Membership, Register, Studio
from lianchuang.networks.queries import open_on
from lianchuang.people.models import Body

TITLE = gettext_lazy("成员")


def open_memberships(scope: Scope) -> QuerySet[Membership]:
    """Seats of studios open on 31 December: joined by that day, not left by it.

    A day known to its month or year is its last day, on both ends.
    """
    seats = Membership.objects.filter(network__in=scope.networks, studio__isnull=False)
    return seats.filter(open_on(scope.last_day))


def member_studios(scope: Scope) -> QuerySet[Studio]:
    """Studios with an open seat, once however many seats they hold."""
    seated = Studio.objects.filter(pk__in=open_memberships(scope).values("studio"))
    return seated.select_related("host").order_by("pinyin", "pk")


def member_units(scope: Scope) -> QuerySet[Body]:
    """The bodies that host those studios, each once."""
    return Body.objects.filter(pk__in=member_studios(scope).order_by().values("host")).order_by(
        "pinyin", "pk"
    )


def _founded(studio: Studio) -> str:
    if studio.founded_on is None:
        return studio.host.name
    day = partial(studio.founded_on, studio.founded_precision)
    return gettext("%(host)s · 成立于%(day)s") % {"host": studio.host.name, "day": day}


STUDIO = Naming(lambda row: row.name, _founded, lambda row: row.get_absolute_url())
UNIT = Naming(lambda row: row.name, lambda row: row.uscc or "", lambda row: row.get_absolute_url())

FIGURES = (
    Figure(
        code="member_studios_at_year_end",
        title=gettext_lazy("年末成员工作室"),
        unit="家",
        printed="rounded",
        register=Register.Kind.ROSTER,
        rule=gettext_lazy(
            "到当年12月31日已入盟、还没有退出的工作室，每家只计一次；12月31日当天入盟的计入，当天退出的不计。"
        ),
        rows=member_studios,
        proofs=(Proof(open_memberships, of="studio_id"), Proof(member_studios)),
        naming=STUDIO,
    ),
    Figure(
        code="member_units_at_year_end",
        title=gettext_lazy("年末成员单位"),
        unit="家",
        printed="rounded",
        register=Register.Kind.ROSTER,
        rule=gettext_lazy("年末成员工作室所在的单位，每家只计一次；一个单位有几家工作室也只计一家。"),
        rows=member_units,
        proofs=(
            Proof(open_memberships, of="studio__host_id"),
            Proof(member_studios, of="host_id"),
        ),
        naming=UNIT,
    ),
)
