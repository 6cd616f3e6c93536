"""Verbs of activities: record a session by hand, correct it, type in marks, add proof."""

from typing import Any

from django.utils.translation import gettext as _

from lianchuang.activities.access import may_keep_session
from lianchuang.activities.models import Activity, Mark, Session
from lianchuang.activities.rules import repeated_marks
from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import may_keep
from lianchuang.networks.actions import open_register
from lianchuang.networks.models import Network, Register
from lianchuang.people.access import Reach
from lianchuang.people.actions import people_in
from lianchuang.people.models import Person
from lianchuang.people.queries import NamedPeople
from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.actions import add_evidence
from lianchuang.records.files.models import Evidence, Folder
from lianchuang.records.files.store import keep
from lianchuang.records.files.uploads import Upload, check_upload
from lianchuang.records.stamped import act_on_paper

Values = dict[str, Any]


def record_session(
    network: Network, values: Values, *, grounds: Grounds, by: Reach, scan: Upload | None = None
) -> tuple[Session, int]:
    """Type in a session by hand (代录), under the activity of that title; opens the year's register of attendance.

    Raises Refused where a session of that activity stands on the same day at the same time.
    """
    may_keep(by, network).or_refuse()
    values = dict(values)
    title = values.pop("title")
    same = {name: values[name] for name in ("held_on", "starts_at_time")}
    grounds = grounds.or_reason("手工登记活动场次")
    folder = Folder(title=title)
    with act_on_paper(by=by.author, grounds=grounds, folder=folder, scan=scan) as number:
        if Session.objects.filter(activity__network=network, activity__title=title, **same).exists():
            raise Refused(_("同一天同一时间的这场活动已经登记过。"))
        folder.save()
        activity = Activity.objects.filter(network=network, title=title).first()
        activity = activity or Activity.objects.create(network=network, title=title)
        session = Session.objects.create(activity=activity, folder=folder, **values)
    return session, number


def correct_session(
    session: Session,
    *,
    changes: Values,
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Correct a session (更正), its title included, as one act; give its number. Raises Refused or ChangedMeanwhile.

    A title belongs to the activity, so it changes for all its sessions.
    """
    may_keep_session(by, session).or_refuse()
    own = {name: value for name, value in changes.items() if name != "title"}
    title = changes.get("title", session.activity.title)
    told = {"read_at": read_at, "by": by.author, "grounds": grounds}
    with act_on_paper(by=by.author, grounds=grounds, folder=session.folder, scan=scan) as number:
        is_renamed = title != session.activity.title
        if is_renamed:
            correct_row(session.activity, {"title": title}, **told)  # type: ignore[arg-type]
        if not is_renamed or any(getattr(session, name) != value for name, value in own.items()):
            correct_row(session, own, **told)  # type: ignore[arg-type]
    return number


def record_marks(
    session: Session,
    people: NamedPeople,
    *,
    way: str,
    is_make_up: bool,
    grounds: Grounds,
    by: Reach,
    scan: Upload | None = None,
) -> tuple[int, int]:
    """Type in who was there (签到代录), one line a person in this way; give how many and the act's number.

    The scan of the paper list proves each line. Opens the year's register. Raises Refused for names that could not be
    told, and for a person who is marked in this way already; nothing is written then.
    """
    may_keep_session(by, session).or_refuse()
    if people.problems:
        raise Refused("".join(people.problems))
    checked = check_upload(scan) if scan else None
    grounds = grounds.or_reason("签到代录")
    with act_on_paper(by=by.author, grounds=grounds, folder=session.folder, scan=checked) as number:
        open_register(session.activity.network, Register.Kind.ATTENDANCE, session.held_on.year)
        present = people_in(people)
        _refuse_repeated(session, present, way)
        for person in present:
            mark = _mark(session, person, way, is_make_up)
            if checked:
                content = keep(checked.data, checked.name)
                Evidence.objects.create(
                    folder=mark.folder, content=content, kind=Evidence.Kind.OWN, name=checked.name
                )
    return len(present), number


def prove_session(session: Session, *, upload: Upload, on_behalf_of: str = "", by: Reach) -> int:
    """Add a file of its own to a session's proof; give the act's number. Raises Refused."""
    may_keep_session(by, session).or_refuse()
    _row, number = add_evidence(session.folder, upload, by=by.author, on_behalf_of=on_behalf_of)
    return number


def _mark(session: Session, person: Person, way: str, is_make_up: bool) -> Mark:
    return Mark.objects.create(
        session=session,
        person=person,
        way=way,
        is_make_up=is_make_up,
        method=Mark.Method.TYPED,
        folder=Folder.objects.create(title=f"{session.activity.title} {person.name}"),
    )


def _refuse_repeated(session: Session, present: list[Person], way: str) -> None:
    standing = session.marks.values_list("person_id", "way")
    repeated = {person for person, _way in repeated_marks(standing, [(each.pk, way) for each in present])}
    if repeated:
        names = "、".join(each.name for each in present if each.pk in repeated)
        says = _("%(names)s 已经这样签到过，一人一种方式只记一条；请从名单里去掉再登记。")
        raise Refused(says % {"names": names})
