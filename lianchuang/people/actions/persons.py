"""A person's record: registered, corrected, posts and ties; roles with dates."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused, refuse_unless
from lianchuang.people.access import Reach, is_keeper, may_edit_person, may_give_role, visible_bodies
from lianchuang.people.actions.papers import act_on
from lianchuang.people.models import Body, Person, PersonContact, Post, Role, Tie
from lianchuang.people.queries import NamedPeople
from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act


def record_person(*, name: str, body: Body, by: Reach, grounds: Grounds) -> tuple[Person, int]:
    """Register a person at a body (登记人员); give the row and the act's number.

    Raises Refused where the body is out of reach or already has a person of this name: that is the same person.
    """
    refuse_unless(is_keeper(by), _("只有秘书处可以登记人员。")).or_refuse()
    if not visible_bodies(by).filter(pk=body.pk).exists():
        raise Refused(_("这个单位不在您的登记范围内。"))
    reason = grounds.reason or _("登记人员")
    # Asked inside the act, here and below: of a double click the second finds what the first wrote.
    with act(by=by.author, reason=reason, paper=grounds.paper, on_behalf_of=grounds.on_behalf_of) as number:
        if Person.objects.filter(name=name, body=body).exists():
            raise Refused(_("%(body)s已经登记过%(name)s。") % {"body": body.name, "name": name})
        person = Person.objects.create(name=name, body=body)
    return person, number


def correct_person(
    person: Person,
    *,
    changes: dict[str, Any],
    read_at: int,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Correct a person's name or body (更正并说明). Raises as records.correcting.correct_row."""
    may_edit_person(by, person).or_refuse()
    with act_on(person, by=by, grounds=grounds, scan=scan):
        return correct_row(person, changes, read_at=read_at, by=by.author, grounds=grounds)


def keep_contact(person: Person, *, phone: str, email: str, by: Reach) -> None:
    """Keep telephone and mail (联系方式); contact data are not remembered. Raises Refused."""
    may_edit_person(by, person).or_refuse()
    PersonContact.objects.update_or_create(person=person, defaults={"phone": phone, "email": email})


def record_post(
    person: Person,
    *,
    body: Body,
    title: str,
    starts_on: date | None,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Record a post (任职) from a day on; give the act's number. Raises Refused for the same open post."""
    may_edit_person(by, person).or_refuse()
    with act_on(person, by=by, grounds=grounds, scan=scan) as number:
        if Post.objects.filter(person=person, body=body, title=title, ends_before__isnull=True).exists():
            raise Refused(_("这个任职已经登记过了。"))
        Post.objects.create(person=person, body=body, title=title, starts_on=starts_on)
    return number


def end_post(
    post: Post, *, ends_before: date, read_at: int, by: Reach, grounds: Grounds, scan: Upload | None = None
) -> int:
    """End a post on a day (excluded). Raises Refused where it ended already or would end before it began."""
    may_edit_person(by, post.person).or_refuse()
    _refuse_wrong_end(post.starts_on, post.ends_before, ends_before)
    with act_on(post.person, by=by, grounds=grounds, scan=scan):
        return correct_row(post, {"ends_before": ends_before}, read_at=read_at, by=by.author, grounds=grounds)


def record_tie(
    person: Person,
    *,
    kind: str,
    other: Person,
    starts_on: date | None,
    source: str,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Record a tie (关系) between two persons and where it is known from. Raises Refused."""
    may_edit_person(by, person).or_refuse()
    if other.pk == person.pk:
        raise Refused(_("一个人不能和自己有关系。"))
    with act_on(person, by=by, grounds=grounds, scan=scan) as number:
        if Tie.objects.filter(
            person=person, other_person=other, kind=kind, ends_before__isnull=True
        ).exists():
            raise Refused(_("这一条关系已经登记过了。"))
        Tie.objects.create(kind=kind, person=person, other_person=other, starts_on=starts_on, source=source)
    return number


def give_role(
    person: Person,
    *,
    kind: str,
    body: Body,
    starts_at: datetime,
    by: Reach,
    grounds: Grounds,
    scan: Upload | None = None,
) -> int:
    """Give a role (角色) at a body from an instant on; give the act's number. Raises Refused, also for the chair's role."""
    may_give_role(by, kind, body).or_refuse()
    if (
        kind == Role.Kind.CHAIR
    ):  # begins and ends with a term, which nobody could end where it was given by hand
        raise Refused(_("理事长单位的角色跟着任期走，到点自动生效：请在联盟的“理事长单位轮值”里登记任期。"))
    with act_on(person, by=by, grounds=grounds, scan=scan) as number:
        if Role.objects.filter(person=person, kind=kind, body=body, ends_at__isnull=True).exists():
            raise Refused(_("%(name)s 已经有这个角色。") % {"name": person.name})
        Role.objects.create(person=person, kind=kind, body=body, starts_at=starts_at)
    return number


def end_role(
    role: Role, *, ends_at: datetime, read_at: int, by: Reach, grounds: Grounds, scan: Upload | None = None
) -> int:
    """End a role at an instant (excluded): the rights end with it. Raises Refused for one's own."""
    may_give_role(by, role.kind, role.body).or_refuse()
    _refuse_wrong_end(role.starts_at, role.ends_at, ends_at)
    if role.person_id == by.person_id and not by.is_administrator:
        raise Refused(_("不能结束自己的角色，请由另一位秘书或管理员来做。"))
    with act_on(role.person, by=by, grounds=grounds, scan=scan):
        return correct_row(role, {"ends_at": ends_at}, read_at=read_at, by=by.author, grounds=grounds)


def _refuse_wrong_end(starts: Any, ended: Any, ends: Any) -> None:
    if ended is not None:
        raise Refused(_("这一条已经结束了。"))
    if starts is not None and ends <= starts:
        raise Refused(_("结束要晚于开始。"))


def people_in(people: NamedPeople) -> list[Person]:
    """Everyone named, the new ones made now; inside an act."""
    made = [Person.objects.create(name=name, body=body) for name, body in people.new]
    return [*people.found, *made]
