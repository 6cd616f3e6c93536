"""A row of the roster: a studio, its leaders, its place in the network."""

from lianchuang.basics.said import Said
from lianchuang.exchange.importing.draft.entry import Entry
from lianchuang.exchange.importing.draft.finding import body_with_code, person_named
from lianchuang.exchange.importing.draft.parts import compare_parts
from lianchuang.exchange.importing.draft.studios import Seat
from lianchuang.exchange.importing.plan import Choice
from lianchuang.exchange.importing.rows.contact import weigh_contact
from lianchuang.exchange.importing.rows.membership import weigh_membership
from lianchuang.exchange.importing.rows.studio_parts import leaders_of, levels_of
from lianchuang.networks.models import Studio
from lianchuang.people.models import Body, Person

SAME, SEPARATE, JOIN = "same", "separate", "join"


def weigh(entry: Entry) -> None:
    """Weigh one row of the roster."""
    row = entry.row
    entry.plan.title = row.get("name") or row.get("host") or ""
    if row.is_wrong:
        return
    host = body_with_code(entry, row.get("host"), row.get("uscc"))
    seat = entry.draft.studios.at(host, row.get("name"))
    if seat is not None and not seat.is_kept:
        _join_only(entry, seat)
        return
    found = [person_named(entry, name, host, "leader") for name in row.get("leader")]
    leaders = [person for person in found if person is not None]
    if seat is None:
        twin = entry.draft.studios.twin_of(host, row.get("name"), leaders)
        if twin is not None and _is_the_same(entry, twin):
            return
        seat = _new_seat(entry, host)
    elif seat.studio.pk:
        entry.plan.address = seat.studio.get_absolute_url()
    _weigh_studio(entry, seat, leaders)
    weigh_membership(entry, seat)
    weigh_contact(entry, seat)


def _join_only(entry: Entry, seat: Seat) -> None:
    """Seat a studio that another network registered, once that is confirmed; the row's other values are left out."""
    says = Said("这个工作室已由别的联盟登记；只登记入盟，其余信息由它原来的登记单位维护。")
    if seat.membership is None:
        if entry.ask("studio_elsewhere", says, (Choice(JOIN, Said("登记入盟")),), "name") != JOIN:
            return
    else:
        entry.row.hint("studio_elsewhere", says, "name")
        entry.plan.address = seat.studio.get_absolute_url()
    weigh_membership(entry, seat)


def _is_the_same(entry: Entry, twin: Seat) -> bool:
    """True where the row speaks of a studio that is known under another name; then it is only noted there."""
    folder, name = twin.studio.folder, twin.studio.name
    if entry.is_noted(folder):
        return True
    says = Said(
        "「%(host)s」已有「%(known)s」（领衔人%(leaders)s），与这一行的「%(name)s」很可能是同一家：请确定是同一家，还是两家。",
        host=twin.studio.host.name,
        known=name,
        leaders=tuple(person.name for person in twin.leaders) or Said("未写"),
        name=entry.row.get("name"),
    )
    same = Choice(SAME, Said("是同一家，就是「%(name)s」", name=name))
    choices = (same, Choice(SEPARATE, Said("不是同一家，分开登记")))
    answer = entry.ask("probable_duplicate_studio", says, choices, "name")
    if answer == SAME:
        entry.note(folder)
    return answer != SEPARATE


def _new_seat(entry: Entry, host: Body) -> Seat:
    name = entry.row.get("name")
    studio = entry.make(Studio(name=name, host=host, folder=entry.folder(name)))
    entry.is_new = True
    return entry.know(entry.draft.studios, Seat(studio))


def _weigh_studio(entry: Entry, seat: Seat, leaders: list[Person]) -> None:
    row, studio = entry.row, seat.studio
    entry.prove(studio.folder)
    founded = row.get("founded_on")
    if founded:
        entry.amend(studio, "founded_on", founded_on=founded.last, founded_precision=founded.precision)
    entry.amend(studio, "declared_members", declared_members=row.get("declared_members"))
    compare_parts(entry, studio, seat.leaderships, leaders, leaders_of(studio))
    compare_parts(entry, studio, seat.designations, row.get("level") or [], levels_of(studio))
