"""What was typed and not stored yet: one's own, and that somebody else has some."""

from dataclasses import dataclass
from datetime import datetime

from lianchuang.people.access import Reach
from lianchuang.people.models import Account
from lianchuang.programmes.models import Draft


@dataclass(frozen=True)
class OthersDraft:
    """Somebody else who has typed and not stored: whose, and when last."""

    account_id: int
    name: str
    saved_at: datetime


def draft_of(key: str, reach: Reach) -> Draft | None:
    """What this account has typed."""
    return Draft.objects.filter(key=key, account=reach.account_id or 0).first()


def others_drafts(key: str, reach: Reach) -> list[OthersDraft]:
    """Who else has typed into the same form and not stored it, the latest first."""
    rows = {
        each.account: each for each in Draft.objects.filter(key=key).exclude(account=reach.account_id or 0)
    }
    accounts = Account.objects.filter(pk__in=rows).select_related("person")
    found = [
        OthersDraft(each.pk, str(each.person or each.username), rows[each.pk].saved_at) for each in accounts
    ]
    return sorted(found, key=lambda each: each.saved_at, reverse=True)


def draft_by(key: str, account: str) -> Draft | None:
    """What another account has typed into the same form, by the account's key as an address writes it."""
    if not (account.isascii() and account.isdigit() and len(account) < 16):
        return None
    return Draft.objects.filter(key=key, account=int(account)).first()
