"""Accounts: opened, closed, given a password."""

from django.db import transaction
from django.utils.translation import gettext as _

from lianchuang.basics.text import plain_text, squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.basics.verdicts import Refused
from lianchuang.people.access import Reach, may_make_accounts, may_make_link
from lianchuang.people.models import Account, Person

FIRST_ADMINISTRATOR = "admin"
LONGEST_USERNAME = 60


def make_first_administrator() -> Account:
    """The account an empty installation starts with; the one that exists is returned."""
    account, _made = Account.objects.get_or_create(
        username=FIRST_ADMINISTRATOR, defaults={"is_administrator": True, "password": "!"}
    )
    return account


def make_account(*, username: str, person: Person | None, by: Reach) -> Account:
    """Open an account (开账号) without a password; its owner comes in by a one-time link.

    Raises Refused when by may not, the name is taken or unfit, or the person already has an account.
    """
    may_make_accounts(by).or_refuse()
    name = _fit_username(username)
    with transaction.atomic():
        if Account.objects.filter(username__iexact=name).exists():
            raise Refused(_("账号名「%(name)s」已经有人用了，请换一个。") % {"name": name})
        if person is not None and Account.objects.filter(person=person).exists():
            raise Refused(_("%(name)s 已经有账号了，不用再开。") % {"name": person.name})
        # Whoever could not hand out the first link would leave an account nobody can enter.
        may_make_link(by, Account(person=person)).or_refuse()
        return Account.objects.create(username=name, person=person, password="!")


def settle_account(account: Account, *, is_active: bool, by: Reach) -> None:
    """Stop an account (停用) or let it in again. Raises Refused for one's own and for those beyond by."""
    may_make_link(by, account).or_refuse()
    if account.pk == by.account_id:
        raise Refused(_("不能停用自己正在用的账号。"))
    account.is_active = is_active
    account.save(update_fields=["is_active"])


def choose_password(account: Account, password: str) -> None:
    """Set the password; every other session of the account ends with the old one."""
    account.set_password(password)
    account.save(update_fields=["password"])


def _fit_username(username: str) -> str:
    try:
        name = squash_name(plain_text(username, LONGEST_USERNAME))
    except Unreadable as unreadable:
        raise Refused(unreadable.says) from unreadable
    if not name:
        raise Refused(_("请填写账号名。"))
    return name
