"""Reach: what the actor may see and do, fixed today before any lens opens."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, allowed, refuse_unless
from lianchuang.people.models import Account, Body, Person, Role
from lianchuang.people.queries import bodies_under, bodies_within
from lianchuang.records.models import Act
from lianchuang.records.past import Author, today

# The chair governs from the start of the term (included) to its end (excluded), as its role says: nobody grants it.
GOVERNING = (Role.Kind.SECRETARY, Role.Kind.SUPERIOR, Role.Kind.CHAIR)
LEADING = (Role.Kind.SECRETARY, Role.Kind.CHAIR)
# 未归属: nobody has placed it yet. A federation may stand at the top, an alliance belongs to those who keep it.
UNPLACED = Q(parent__isnull=True) & ~Q(kind__in=(Body.Kind.FEDERATION, Body.Kind.ASSOCIATION))


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

    def presides(self, body: Body) -> bool:
        """Whether the actor acts for the chair unit of the network of this body, at this moment."""
        return (Role.Kind.CHAIR.value, body.pk) in self.roles


NOBODY = Reach()


def reach_of(account: Account, at: datetime) -> Reach:
    """The reach of an account at an instant; a role counts from its start (included) to its end (excluded)."""
    roles = Role.objects.filter(person_id=account.person_id or 0, starts_at__lte=at).filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    )
    held = tuple(roles.order_by("pk").values_list("kind", "body_id")) if account.person_id else ()
    name = account.person.name if account.person else account.username
    return Reach(account.pk, account.person_id, name, account.is_administrator, held)


def reach_of_reader(request: HttpRequest) -> Reach:
    """What the reader may see, fixed today before any lens opens (people/middleware.py)."""
    return request.reach  # type: ignore[attr-defined]


def kept_bodies(reach: Reach) -> QuerySet[Body]:
    """Bodies whose record the actor keeps, today: administrators all, a secretary what settings.KEPT_BODIES says."""
    if reach.is_administrator:
        return Body.objects.all()
    return _asked_above(settings.KEPT_BODIES)(reach) if is_keeper(reach) else Body.objects.none()


def kept_people(reach: Reach) -> QuerySet[Person]:
    """People whose record the actor keeps, today: administrators all, a secretary what settings.KEPT_PEOPLE says."""
    if reach.is_administrator:
        return Person.objects.all()
    return _asked_above(settings.KEPT_PEOPLE)(reach) if is_keeper(reach) else Person.objects.none()


@cache
def _asked_above(name: str) -> Callable[[Reach], QuerySet]:
    return import_string(name)  # type: ignore[no-any-return]


def visible_bodies(reach: Reach) -> QuerySet[Body]:
    """Bodies under the actor's roots: the roots are today's, the tree is the day's.

    Whoever keeps an alliance's register, or presides over it, also sees the union it stands under with all below,
    since its members' bodies hang there; the keeper also the bodies they keep themselves that have no parent (未归属),
    since only they can place them. Whoever speaks for a unit sees that unit.
    """
    if reach.is_administrator:
        return Body.objects.all()
    roots, units = reach.bodies_with(*GOVERNING), reach.bodies_with(Role.Kind.UNIT)
    if not roots:
        return Body.objects.filter(pk__in=units)
    kept, led = reach.bodies_with(Role.Kind.SECRETARY), reach.bodies_with(*LEADING)
    alliances = Body.objects.filter(pk__in=led, kind=Body.Kind.ASSOCIATION, parent__isnull=False)
    around = roots | set(alliances.values_list("parent_id", flat=True))
    unplaced = UNPLACED & Q(pk__in=today(kept_bodies(reach))) if kept else Q(pk__in=[])
    return Body.objects.filter(Q(pk__in=bodies_under(around)) | Q(pk__in=units) | unplaced)


def visible_people(reach: Reach) -> QuerySet[Person]:
    """Oneself, and the people of the bodies in reach."""
    if reach.is_administrator:
        return Person.objects.all()
    return Person.objects.filter(Q(pk=reach.person_id) | Q(body__in=visible_bodies(reach)))


def visible_acts(reach: Reach) -> QuerySet[Act]:
    """Acts of one's own, and of those who keep or kept a register under the actor's roots.

    Acts without an account (command line, loading) are the administrator's to see.
    """
    if reach.is_administrator:
        return Act.objects.all()
    roots = reach.bodies_with(*GOVERNING)
    secretaries = Role.objects.filter(kind=Role.Kind.SECRETARY)
    keepers = secretaries.filter(body__in=bodies_within(secretaries.values("body"), roots))
    accounts = Account.objects.filter(person__in=today(keepers.values("person_id"))).values("pk")
    return Act.objects.filter(Q(by_account_id=reach.account_id or 0) | Q(by_account_id__in=accounts))


def may_see_act(reach: Reach, act: Act) -> Verdict:
    """Whether an act may be opened as a page of its own."""
    return refuse_unless(visible_acts(reach).filter(pk=act.pk).exists(), _("这一步不在您的可见范围内。"))


def is_keeper(reach: Reach) -> bool:
    """Administrators, and whoever holds the role of secretary anywhere."""
    return reach.is_administrator or bool(reach.bodies_with(Role.Kind.SECRETARY))


def may_make_accounts(reach: Reach) -> Verdict:
    """Accounts and one-time links are made by the administrator or by a secretary."""
    return refuse_unless(is_keeper(reach), _("只有管理员或秘书处可以开账号、发一次性登录链接。"))


def may_make_link(reach: Reach, account: Account) -> Verdict:
    """A link opens an account, so nobody hands out more than they hold themselves.

    A secretary: accounts of people the secretary keeps, that are no administrator's, whose roles all lie under the
    secretary's own bodies, and who neither lead nor take part anywhere else (settings.HELD_ELSEWHERE).
    """
    if reach.is_administrator:
        return allowed()
    roles = Role.objects.filter(person_id=account.person_id or 0)
    beyond = roles.exclude(body__in=bodies_under(reach.bodies_with(Role.Kind.SECRETARY)))
    is_within = not account.is_administrator and account.person_id is not None and not beyond.exists()
    says = _("这个账号的权限比您大，请由管理员发一次性登录链接。")
    elsewhere = _("这个人不由您登记，或者在别的联盟也有身份，请由管理员发一次性登录链接。")
    may = may_make_accounts(reach) & refuse_unless(is_within, says)
    return may & refuse_unless(bool(may) and _is_one_of_ours(reach, account.person_id or 0), elsewhere)


def _is_one_of_ours(reach: Reach, person_id: int) -> bool:
    elsewhere = _asked_above(settings.HELD_ELSEWHERE)(reach)
    ours = Person.objects.filter(pk=person_id, pk__in=today(kept_people(reach)))
    return ours.exclude(pk__in=elsewhere.values("pk")).exists()


def may_give_role(reach: Reach, kind: str, body: Body) -> Verdict:
    """Administrators give any role; a secretary shares the secretary's and the chair's role at the own network."""
    own = body.pk in reach.bodies_with(Role.Kind.SECRETARY) and kind in (Role.Kind.SECRETARY, Role.Kind.CHAIR)
    return refuse_unless(reach.is_administrator or own, _("这个角色要由管理员授予。"))


def may_edit_body(reach: Reach, body: Body) -> Verdict:
    """A body's record is written by the secretary who sees it and keeps it; seeing alone is not enough."""
    is_within = visible_bodies(reach).filter(pk=body.pk, pk__in=today(kept_bodies(reach))).exists()
    return refuse_unless(is_within, _("这个单位不在您的登记范围内。"))


def may_place_body(reach: Reach, body: Body, parent: Body) -> Verdict:
    """A body is placed under another where both lie in reach.

    A network's own body, and whatever it hangs under, stays where it was founded unless an administrator moves it.
    """
    in_reach = visible_bodies(reach).filter(pk=parent.pk).exists()
    says = _("这个单位下面有联盟或别人的角色，要由管理员来归属。")
    return (
        may_edit_body(reach, body)
        & refuse_unless(in_reach, _("上级单位不在您的登记范围内。"))
        & refuse_unless(reach.is_administrator or not _carries_rights(reach, body), says)
    )


def may_change_kind(reach: Reach, body: Body, kind: str) -> Verdict:
    """An alliance's own body is told by its kind: only an administrator makes one of a body, or a body of one."""
    is_same = body.kind == kind or Body.Kind.ASSOCIATION not in (body.kind, kind)
    return refuse_unless(reach.is_administrator or is_same, _("联盟组织这一类别要由管理员来改。"))


def _carries_rights(reach: Reach, body: Body) -> bool:
    """Whether an alliance, or a role by is not the one to give, lies at the body or below it.

    Whoever governs the new place would govern those too.
    """
    below = bodies_under([body.pk])
    goes_on = Q(ends_at__isnull=True) | Q(ends_at__gt=timezone.now())
    others = Role.objects.filter(goes_on, body__in=below)
    others = others.exclude(body__in=reach.bodies_with(Role.Kind.SECRETARY))
    return Body.objects.filter(pk__in=below, kind=Body.Kind.ASSOCIATION).exists() or others.exists()


def may_edit_person(reach: Reach, person: Person) -> Verdict:
    """A person's record is written by the secretary who sees and keeps it."""
    is_within = visible_people(reach).filter(pk=person.pk, pk__in=today(kept_people(reach))).exists()
    return refuse_unless(is_within, _("这个人不在您的登记范围内。"))


def may_see_contact(reach: Reach, person: Person) -> Verdict:
    """Telephone and mail in full are for oneself and for whoever keeps the record."""
    is_self = reach.person_id is not None and reach.person_id == person.pk
    return refuse_unless(is_self or may_edit_person(reach, person), _("联系方式只给本人和秘书处看全。"))
