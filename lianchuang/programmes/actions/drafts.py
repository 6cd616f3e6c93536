"""草稿: what one account has typed and not stored yet. Kept as it is, whether or not it can be read; no act."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.people.access import Reach
from lianchuang.programmes.models import Draft, Proposal
from lianchuang.records.past import now

LONGEST_DRAFT = 200_000
MOST_FIELDS = 200


def draft_key(proposal: Proposal, what: str = "") -> str:
    """The key of a proposal's draft; what: "read" for what was read out of an uploaded form."""
    return f"proposal:{proposal.pk}:{what}" if what else f"proposal:{proposal.pk}"


def keep_draft(key: str, fields: Mapping[str, str], *, read_at: int, by: Reach) -> Draft:
    """Keep what was typed (存草稿) for this account, over what it had typed before; give it with when it was kept.

    read_at   the act that had written the record last when the form was opened
    Raises Refused without an account, and for more text than any form holds.
    """
    if by.account_id is None:
        raise Refused(_("请先登录。"))
    if len(fields) > MOST_FIELDS or sum(len(text) for text in fields.values()) > LONGEST_DRAFT:
        raise Refused(_("内容太长，存不下：请把长的材料作为附件上传。"))
    said = {"fields": dict(fields), "read_at": read_at, "saved_at": now()}
    draft, _made = Draft.objects.update_or_create(key=key, account=by.account_id, defaults=said)
    return draft


def drop_draft(key: str, *, by: Reach) -> None:
    """Forget it: it has been stored, or is not wanted."""
    Draft.objects.filter(key=key, account=by.account_id or 0).delete()
