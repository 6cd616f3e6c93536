"""A form as it is being typed: kept by account, so that a closed browser loses nothing."""

from collections.abc import Mapping

from lianchuang.people.access import Reach
from lianchuang.programmes.models import Draft
from lianchuang.records.past import now

LONGEST = 60_000


def keep_draft(key: str, fields: Mapping[str, list[str]], *, read_at: int, by: Reach) -> Draft:
    """Keep what stands in a form (草稿); the account's earlier words for the same form give way."""
    kept = {name: values for name, values in fields.items() if sum(map(len, values)) <= LONGEST}
    draft, _made = Draft.objects.update_or_create(
        key=key, account=by.account_id or 0, defaults={"fields": kept, "read_at": read_at, "saved_at": now()}
    )
    return draft


def drop_draft(key: str, *, by: Reach) -> None:
    """Forget a draft: what it said is saved."""
    Draft.objects.filter(key=key, account=by.account_id or 0).delete()


def draft_of(key: str, *, by: Reach) -> Draft | None:
    """What this account typed and did not save."""
    return Draft.objects.filter(key=key, account=by.account_id or 0).first()
