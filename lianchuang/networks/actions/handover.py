"""The list that is handed over (交接清单): made from what is still open, completed by hand, each item to somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import close_matter
from lianchuang.networks.access import may_keep, may_list
from lianchuang.networks.actions.signing import ask_signers, closing_key, due_key, locked, refuse_fixed
from lianchuang.networks.models import Handover, HandoverItem, Term
from lianchuang.networks.queries import handed, items_of, next_term, signatures_of, unlisted_matters
from lianchuang.networks.rules import may_close
from lianchuang.people.access import Reach
from lianchuang.records.files.actions import add_evidence
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, now

LONGEST_GOES_TO = 80


@dataclass(frozen=True)
class Added:
    """An item the system cannot know: a file, money, something else."""

    kind: str
    title: str
    amount_yuan: Decimal | None = None
    goes_to: str = ""


def list_handover(term: Term, *, by: Reach) -> tuple[Handover, int]:
    """Make the list from the chair's open matters (列交接清单), or bring it up to date; give it and the act's number.

    Matters pass to the next chair by their role; the list says so where the next term is known. Raises Refused when by
    may not, once somebody has signed, and where nothing is new.
    """
    may_list(by, term).or_refuse()
    with act(by=by.author, reason=f"列第 {term.number} 任交接清单") as number:
        handover = Handover.objects.select_for_update(of=("self",)).filter(term=term).first()
        is_new = handover is None
        if handover is None:
            folder = Folder.objects.create(title=f"{term.network.name}第 {term.number} 任交接清单")
            handover = Handover.objects.create(term=term, made_at=now(), folder=folder)
        refuse_fixed(handover)
        found, after = unlisted_matters(term), next_term(term)
        if not found and not is_new:
            raise Refused(_("没有新的未办事项，清单已经是最新的。"))
        last = _last_position(handover)
        for place, matter in enumerate(found, start=last + 1):
            HandoverItem.objects.create(
                handover=handover,
                position=place,
                kind=HandoverItem.Kind.MATTER,
                matter=matter,
                title=matter.title,
                goes_to=after.body.name[:LONGEST_GOES_TO] if after else "",
            )
        ask_signers(handover)
    return handover, number


def add_item(handover: Handover, added: Added, *, by: Reach, file: Upload | None = None) -> int:
    """Put a file, money or something else on the list; give the act's number. Raises Refused."""
    may_list(by, handover.term).or_refuse()
    if not added.title.strip():
        raise Refused(_("请写明交接什么。"))
    if (added.kind == HandoverItem.Kind.MONEY) != (added.amount_yuan is not None):
        raise Refused(_("经费要写金额；别的不写金额。"))
    with act(by=by.author, reason=f"交接清单加一项：{added.title}") as number:
        row = locked(handover)
        refuse_fixed(row)
        evidence = add_evidence(row.folder, file, by=by.author)[0] if file else None
        HandoverItem.objects.create(
            handover=row,
            position=_last_position(row) + 1,
            kind=added.kind,
            title=added.title,
            amount_yuan=added.amount_yuan,
            goes_to=added.goes_to,
            evidence=evidence,
        )
    return number


def assign_items(handover: Handover, goes_to: Mapping[int, str], *, by: Reach) -> int:
    """Say to whom items go, by their key; those that are not named stay. Raises Refused where nothing differs."""
    may_list(by, handover.term).or_refuse()
    with act(by=by.author, reason="交接清单写明交给谁") as number:
        row = locked(handover)
        refuse_fixed(row)
        changed = [item for item in items_of(row) if goes_to.get(item.pk, item.goes_to) != item.goes_to]
        if not changed:
            raise Refused(_("和现在写的一样，没有要改的。"))
        for item in changed:
            item.goes_to = goes_to[item.pk]
            item.save(update_fields=["goes_to"])
    return number


def drop_item(item: HandoverItem, *, by: Reach) -> int:
    """Take an item off the list again. Raises Refused for an open matter: it is handed over or done."""
    may_list(by, item.handover.term).or_refuse()
    with act(by=by.author, reason=f"交接清单去掉一项：{item.title}") as number:
        refuse_fixed(locked(item.handover))
        if item.matter is not None and item.matter.closed_at is None:
            raise Refused(_("还没有办完的事项不能去掉：办完它，或者交给下一任。"))
        HandoverItem.objects.filter(pk=item.pk).delete()
    return number


def close_term(term: Term, *, by: Reach) -> int:
    """Complete the handover of a term (完成交接); give the act's number.

    Raises Refused with what is missing: an end that has not come, an item for nobody, a side that has not signed.
    """
    may_keep(by, term.network).or_refuse()
    with act(by=by.author, reason=f"完成第 {term.number} 任交接") as number:
        row = Term.objects.select_for_update(of=("self",)).select_related("network").get(pk=term.pk)
        if row.closed_at is not None:
            raise Refused(_("这一任的交接已经完成了。"))
        handover = Handover.objects.filter(term=row).select_related("given_paper", "taken_paper").first()
        if handover is None:
            raise Refused(_("还没有列交接清单。"))
        given, taken = signatures_of(handover)
        may_close(
            has_ended=row.ends_at <= now(),
            items=handed(items_of(handover)),
            unlisted=len(unlisted_matters(row)),
            given=given,
            taken=taken,
        ).or_refuse()
        row.closed_at = now()
        row.save(update_fields=["closed_at"])
        close_matter(closing_key(handover))
        close_matter(due_key(row))
    return number


def _last_position(handover: Handover) -> int:
    last = HandoverItem.objects.filter(handover=handover).aggregate(last=Max("position"))["last"]
    return last or 0
