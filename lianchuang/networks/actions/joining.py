"""A studio joins a network, typed in by hand."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.text import squash_name
from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import may_keep, may_keep_studio, visible_studios
from lianchuang.networks.actions.registers import open_register
from lianchuang.networks.actions.studios import person_at
from lianchuang.networks.models import Designation, Group, Leadership, Membership, Network, Register, Studio
from lianchuang.networks.queries import leading_on
from lianchuang.people.access import Reach
from lianchuang.people.models import Body
from lianchuang.records.correcting import Grounds
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import this_day
from lianchuang.records.stamped import act_on_paper


@dataclass(frozen=True)
class Joining:
    """入盟: which studio of which body, led by whom, since when, in which group; in the roster of which year.

    host    the body, or the name of one that nobody knows yet
    studio  the one that is known already; None for a new one of that name
    """

    name: str
    host: Body | str
    studio: Studio | None
    joined: PartialDate
    year: int
    leaders: tuple[str, ...] = ()
    group: Group | None = None
    level: str = ""

    @property
    def host_name(self) -> str:
        """What its body is called."""
        return self.host if isinstance(self.host, str) else self.host.name


def join_network(
    network: Network, joining: Joining, *, grounds: Grounds, by: Reach, scan: Upload | None = None
) -> tuple[Membership, int]:
    """Seat a studio in a network (登记成员), with its year's roster; make studio, body and leaders where they are new.

    Raises Refused for one that sits there already, for a day to come or after the roster's year, for other leaders
    than a known studio has, and for a studio out of sight that is not named exactly. Of a studio that another network
    registered only the seat is made; who leads it and at which level it is designated stays as it is.
    """
    may_keep(by, network).or_refuse()
    _refuse_unfit(network, joining, by)
    folder = Folder(title=f"{joining.name} 入盟")
    with act_on_paper(
        by=by.author, grounds=grounds.or_reason("手工登记成员"), folder=folder, scan=scan
    ) as number:
        # Within the act, when nobody else can write: a double click makes one seat.
        _refuse_seated(network, joining)
        folder.save()
        open_register(network, Register.Kind.ROSTER, joining.year)
        studio = joining.studio or _new_studio(joining)
        if joining.studio is None or may_keep_studio(by, studio):
            _lead(studio, joining)
            _designate(studio, joining)
        seat = Membership.objects.create(
            network=network,
            studio=studio,
            group=joining.group,
            joined_on=joining.joined.last,
            joined_precision=joining.joined.precision,
            folder=folder,
        )
    return seat, number


def _refuse_unfit(network: Network, joining: Joining, by: Reach) -> None:
    first, last = network.chartered_on.year, this_day().year
    if not first <= joining.year <= last:
        raise Refused(_("成员台账的年度应在 %(first)s 到 %(last)s 之间。") % {"first": first, "last": last})
    if joining.joined.first > this_day():
        raise Refused(_("加入日期还没有到，请核对年份。"))
    if joining.joined.first.year > joining.year:
        raise Refused(_("%(year)s 年的成员台账里不会有这一年以后才加入的，请核对。") % {"year": joining.year})
    if joining.group is not None and joining.group.network_id != network.pk:
        raise Refused(_("这个工作组不是这个联盟的。"))
    known = joining.studio
    if known is not None and not visible_studios(by).filter(pk=known.pk).exists():
        named = (squash_name(joining.name), joining.host_name) == (squash_name(known.name), known.host.name)
        if not named:
            raise Refused(_("这个工作室不在您的可见范围内。"))


def _refuse_seated(network: Network, joining: Joining) -> None:
    known = joining.studio
    meant = Q(studio=known) if known else Q(studio__host__name=joining.host_name)
    for seat in Membership.objects.filter(meant, network=network).select_related("studio"):
        assert seat.studio is not None
        if known is None and squash_name(seat.studio.name) != squash_name(joining.name):
            continue
        if seat.left_on is None:
            raise Refused(_("「%(name)s」已经是成员了。") % {"name": seat.studio.name})
        if joining.joined.last < seat.left_on:
            left = PartialDate(seat.left_on, seat.left_precision)  # type: ignore[arg-type]
            says = _("「%(name)s」%(left)s才退出，再次加入要在那以后。")
            raise Refused(says % {"name": seat.studio.name, "left": left})


def _new_studio(joining: Joining) -> Studio:
    host = joining.host if isinstance(joining.host, Body) else Body.objects.create(name=joining.host)
    if Studio.objects.filter(host=host, name=joining.name).exists():
        says = _("%(host)s已经有一个「%(name)s」。")
        raise Refused(says % {"host": host.name, "name": joining.name})
    folder = Folder.objects.create(title=joining.name)
    return Studio.objects.create(name=joining.name, host=host, folder=folder)


def _lead(studio: Studio, joining: Joining) -> None:
    """Who leads a new studio; a known one keeps its leaders, and one without takes them."""
    leading = Leadership.objects.filter(leading_on(this_day()), studio=studio).select_related("person")
    names = [each.person.name for each in leading]
    if names and set(joining.leaders) - set(names):
        says = _("「%(name)s」现在由%(leaders)s领衔。换人请登记以后在工作室页里变更领衔人。")
        raise Refused(says % {"name": studio.name, "leaders": "、".join(names)})
    if not names:
        for position, name in enumerate(joining.leaders, start=1):
            Leadership.objects.create(studio=studio, person=person_at(studio.host, name), position=position)


def _designate(studio: Studio, joining: Joining) -> None:
    if joining.level:
        Designation.objects.get_or_create(studio=studio, level=joining.level)
