"""Signing in with a password, slowly where it is guessed."""

from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.db.models import Q
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.people.models import Account, SignInAttempt
from lianchuang.people.queries import recent_failures
from lianchuang.people.rules import MOST_OF_ONE_ACCOUNT, MOST_OF_ONE_ADDRESS, minutes_to_wait

KEPT = timedelta(days=1)
LONGEST_KEPT = 60


def check_password(username: str, password: str, *, address: str, at: datetime) -> Account:
    """The account that belongs to name and password.

    Raises Refused in the same words whether the account is unknown, stopped or the password is wrong, and while an
    account (from one address) or an address (for all accounts) was tried too often.
    """
    name = username.strip().lower()[:LONGEST_KEPT]
    _refuse_while_guessed(name, address, at)
    account = authenticate(username=username.strip(), password=password)
    if not isinstance(account, Account):
        SignInAttempt.objects.create(username=name, address=address, at=at)
        raise Refused(_("账号名或密码不对。忘了密码可以向秘书处或管理员要一个一次性登录链接。"))
    SignInAttempt.objects.filter(Q(username=name, address=address) | Q(at__lt=at - KEPT)).delete()
    return account


def _refuse_while_guessed(name: str, address: str, at: datetime) -> None:
    failures = recent_failures(address, at)
    of_account = [instant for username, instant in failures if username == name]
    wait = max(
        minutes_to_wait(of_account, MOST_OF_ONE_ACCOUNT, at),
        minutes_to_wait([instant for _name, instant in failures], MOST_OF_ONE_ADDRESS, at),
    )
    if wait:
        says = _("密码试错的次数太多了，请等 %(minutes)s 分钟再试，或向秘书处要一个一次性登录链接。")
        raise Refused(says % {"minutes": wait})
