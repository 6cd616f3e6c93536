"""Accounts, one-time links, roles."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lianchuang.basics.verdicts import Refused
from lianchuang.people.access import Reach, may_make_accounts
from lianchuang.people.models import Account, Person, SignInLink

LINK_HOURS = 24
FIRST_ADMINISTRATOR = "admin"


def make_first_administrator() -> Account:
    """The account an empty installation starts with; the one that exists is returned."""
    account, _ = Account.objects.get_or_create(
        username=FIRST_ADMINISTRATOR, defaults={"is_administrator": True, "password": "!"}
    )
    return account


def make_account(*, username: str, person: Person | None, by: Reach) -> Account:
    """Open an account without a password; its owner comes in by a one-time link. Raises Refused."""
    verdict = may_make_accounts(by)
    if not verdict:
        raise Refused(verdict.reason)
    if Account.objects.filter(username__iexact=username).exists():
        raise Refused(f"账号名「{username}」已经有人用了，请换一个。")
    return Account.objects.create(username=username, person=person, password="!")


def make_sign_in_link(username: str, *, made_by: str) -> tuple[str, SignInLink]:
    """A one-time link (its path, and its row) for an account; older unused ones end. Raises Refused.

    Who may ask is settled by the caller: the command line belongs to whoever holds the machine.
    """
    account = Account.objects.filter(username__iexact=username, is_active=True).first()
    if account is None:
        raise Refused(f"没有名为「{username}」的账号。")
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        account.links.filter(used_at__isnull=True).delete()
        link = SignInLink.objects.create(
            account=account,
            digest=digest_of(token),
            made_by_name=made_by,
            expires_at=timezone.now() + timedelta(hours=LINK_HOURS),
        )
    return f"/start/{token}/", link


def use_sign_in_link(token: str) -> Account:
    """Spend a link, once, before it expires. Raises Refused with what to do instead."""
    with transaction.atomic():
        link = (
            SignInLink.objects.select_for_update(of=("self",))
            .select_related("account")
            .filter(digest=digest_of(token), account__is_active=True)
            .first()
        )
        now = timezone.now()
        if link is None or link.used_at is not None or link.expires_at <= now:
            raise Refused("这个一次性登录链接已用过或已过期。请向秘书处或管理员再要一个。")
        link.used_at = now
        link.save(update_fields=["used_at"])
    return link.account


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
