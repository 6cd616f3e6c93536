"""One-time sign-in links: for the first administrator, a new colleague, a lost password without mail."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.people.access import Reach, may_make_link
from lianchuang.people.models import Account, SignInLink

LINK_HOURS = 24


def make_sign_in_link(username: str, *, made_by: str) -> tuple[str, SignInLink]:
    """A one-time link (its path, and its row) for an account; older unused ones end. Raises Refused.

    Who may ask is settled by the caller: the command line belongs to whoever holds the machine.
    """
    account = Account.objects.filter(username__iexact=username, is_active=True).first()
    if account is None:
        raise Refused(_("没有名为「%(name)s」的账号。") % {"name": username})
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


def hand_out_link(account: Account, *, by: Reach) -> str:
    """Make a one-time link for an account on its owner's request and give its path, once. Raises Refused."""
    may_make_link(by, account).or_refuse()
    path, _link = make_sign_in_link(account.username, made_by=by.name)
    return path


def link_account(token: str) -> Account | None:
    """Whose link it is, without spending it; None where it was used, has expired or never was."""
    link = (
        SignInLink.objects.select_related("account")
        .filter(
            digest=digest_of(token),
            account__is_active=True,
            used_at__isnull=True,
            expires_at__gt=timezone.now(),
        )
        .first()
    )
    return link.account if link else None


def use_sign_in_link(token: str) -> Account:
    """Spend a link, once, before it expires. Raises Refused with what to do instead."""
    now = timezone.now()
    with transaction.atomic():
        account = link_account(token)
        # One statement decides who was first: a second click finds nothing to spend.
        spent = SignInLink.objects.filter(
            digest=digest_of(token), used_at__isnull=True, expires_at__gt=now
        ).update(used_at=now)
    if account is None or not spent:
        raise Refused(_("这个一次性登录链接已用过或已过期。请向秘书处或管理员再要一个。"))
    return account


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
