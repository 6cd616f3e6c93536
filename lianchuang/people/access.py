"""Reach: what the actor may see and do, fixed today before any lens opens."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from lianchuang.basics.verdicts import Verdict, refuse_unless
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.people.queries import bodies_under
from lianchuang.records.past import Author

GOVERNING = (Role.Kind.SECRETARY, Role.Kind.SUPERIOR)


@dataclass(frozen=True)
class Reach:
    """可见范围: who acts, and the roles held at this moment as (kind, body id)."""

    account_id: int | None = None
    person_id: int | None = None
    name: str = ""
    is_administrator: bool = False
    roles: tuple[tuple[str, int], ...] = ()

    @property
    def author(self) -> Author:
        """The name an act is written under."""
        return Author(self.account_id, self.name)

    def bodies_with(self, *kinds: str) -> set[int]:
        """The bodies at which one of these roles is held."""
        return {body for kind, body in self.roles if kind in kinds}


NOBODY = Reach()


def reach_of(account: Account, at: datetime) -> Reach:
    """The reach of an account at an instant; a role counts from its start (included) to its end (excluded)."""
    roles = Role.objects.filter(person_id=account.person_id, starts_at__lte=at).filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    )
    held = tuple(roles.order_by("pk").values_list("kind", "body_id")) if account.person_id else ()
    name = account.person.name if account.person else account.username
    return Reach(account.pk, account.person_id, name, account.is_administrator, held)


def visible_bodies(reach: Reach) -> QuerySet[Body]:
    """Bodies under the actor's roots: the roots are today's, the tree is the day's.

    A body without a parent (未归属) is seen by whoever keeps a network's register, since only they can place it.
    """
    if reach.is_administrator:
        return Body.objects.all()
    roots = reach.bodies_with(*GOVERNING)
    if not roots:
        return Body.objects.none()
    unplaced = Q(parent__isnull=True) if reach.bodies_with(Role.Kind.SECRETARY) else Q(pk__in=[])
    return Body.objects.filter(Q(pk__in=bodies_under(roots)) | unplaced)


def visible_people(reach: Reach) -> QuerySet[Person]:
    """Oneself, and the people of the bodies in reach."""
    if reach.is_administrator:
        return Person.objects.all()
    return Person.objects.filter(Q(pk=reach.person_id) | Q(body__in=visible_bodies(reach)))


def may_make_accounts(reach: Reach) -> Verdict:
    """Accounts and one-time links are made by the administrator or by a secretary."""
    is_keeper = reach.is_administrator or bool(reach.bodies_with(Role.Kind.SECRETARY))
    return refuse_unless(is_keeper, "只有管理员或秘书处可以开账号、发一次性登录链接。")


def may_edit_body(reach: Reach, body: Body) -> Verdict:
    """A body's record is kept by the secretary whose reach it lies in."""
    is_keeper = reach.is_administrator or bool(reach.bodies_with(Role.Kind.SECRETARY))
    return refuse_unless(
        is_keeper and visible_bodies(reach).filter(pk=body.pk).exists(), "这个单位不在您的登记范围内。"
    )
