"""Verbs of recusals: declared by the expert; a computed one set aside by two officers, for these facts only."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from lianchuang.basics.text import plain_text
from lianchuang.basics.unreadable import Unreadable
from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.actions import close_matter, for_role, open_matter, type_for
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, now
from lianchuang.records.stamped import named_paper
from lianchuang.reviews.access import (
    declarable_entries,
    may_declare,
    may_keep_round,
    may_preside,
    may_set_aside,
)
from lianchuang.reviews.actions.asking import ask_scores, locked
from lianchuang.reviews.actions.noting import LONGEST_REASON, note_conflicts
from lianchuang.reviews.models import Entry, Expert, Party, Recusal, Round
from lianchuang.reviews.queries import conflicts_of

State = Round.State


def declare(
    expert: Expert,
    round: Round,
    *,
    entries: Collection[int] = (),
    bodies: Collection[int] = (),
    reason: str = "",
    by: Reach,
) -> int:
    """Declare conflicts (申报回避), once or again; what is declared is gone for this expert from now on. The act's number.

    entries   keys of entries
    bodies    units: every entry they are behind
    Nothing of either is a declaration too: that there is none. Raises Refused without a reason for what is declared.
    """
    _refuse_others(expert, by)
    _refuse_unexplained(entries, bodies, reason)
    with act(by=by.author, reason=_("申报回避")) as number:
        _declare(expert, locked(round, State.DECLARING, State.SCORING), entries, bodies, reason)
    return number


def type_declaration(
    expert: Expert,
    *,
    entries: Collection[int] = (),
    bodies: Collection[int] = (),
    reason: str = "",
    scan: Upload | None,
    by: Reach,
) -> int:
    """Type the declaration of an expert from a paper they signed (代录回避申报), for one without an account; the act's number.

    Raises Refused without a scan, and as declare does.
    """
    round = expert.round
    may_keep_round(by, round).or_refuse()
    _refuse_unexplained(entries, bodies, reason)
    title = _("「%(title)s」的回避申报") % {"title": round.title}
    with act(
        by=by.author, reason=_("代录回避申报"), paper=named_paper("", scan), on_behalf_of=expert.person.name
    ) as number:
        row = locked(round, State.DECLARING, State.SCORING)
        _declare(expert, row, entries, bodies, reason)
        type_for(
            f"review:{row.pk}:declaration:{expert.pk}",
            title,
            f"/reviews/{row.pk}/declaration/",
            by=by,
            person=expert.person,
            folder=Folder.objects.create(title=title),
            scan=scan,
            network=row.network,
        )
    return number


def _refuse_unexplained(entries: Collection[int], bodies: Collection[int], reason: str) -> None:
    if (entries or bodies) and not reason.strip():
        raise Refused(_("请写一句为什么要回避。"))
    try:
        plain_text(reason, LONGEST_REASON)
    except Unreadable as unreadable:
        raise Refused(spoken(unreadable.says)) from unreadable


def _declare(
    expert: Expert, row: Round, entries: Collection[int], bodies: Collection[int], reason: str
) -> None:
    may_declare(expert, row).or_refuse()
    seat = Expert.objects.select_for_update(of=("self",)).get(pk=expert.pk)
    seen = declarable_entries(seat, row)
    behind = Party.objects.filter(body__in=bodies).values("entry_id")
    for entry in seen.filter(Q(pk__in=entries) | Q(pk__in=behind)):
        _recuse(seat, entry, reason)
    note_conflicts(row)
    if seat.declared_at is None:
        seat.declared_at = now()
        seat.save(update_fields=["declared_at"])
        close_matter(f"review:{row.pk}:{seat.pk}:declare")
        if row.state == State.SCORING:
            ask_scores(row, seat)


def propose_setting_aside(
    round: Round, *, expert: int, entry: int, digest: str, reason: str, by: Reach
) -> int:
    """Propose that a computed recusal need not hold (建议不回避), with a reason; give the act's number.

    digest   of the facts it was looked at with
    A second officer decides. Raises Refused without a reason, and where the facts have changed or are gone.
    """
    may_preside(by, round).or_refuse()
    if not reason.strip():
        raise Refused(_("请写明为什么可以不回避，另一位要凭它来定。"))
    with act(by=by.author, reason=_("建议不回避")) as number:
        note_conflicts(locked(round))
        row = _standing(round, digest, expert__round=round, expert=expert, entry=entry)
        row.proposed_by_account_id, row.proposed_by_name = by.account_id, by.name
        row.proposal_reason = reason.strip()[:LONGEST_REASON]
        row.save(update_fields=["proposed_by_account_id", "proposed_by_name", "proposal_reason"])
        is_chair = round.network_id in by.bodies_with(Role.Kind.CHAIR)
        owner = for_role(round.network, Role.Kind.SECRETARY if is_chair else Role.Kind.CHAIR)
        open_matter(
            _key(row), _("定一条回避：%(title)s") % {"title": round.title},
            f"/reviews/{round.pk}/recusals/", owner, network=round.network, year=now().year,
        )  # fmt: skip
    return number


def set_aside(recusal: Recusal, *, agrees: bool, by: Reach) -> int:
    """A second officer agrees that it need not hold (准予不回避), or not (仍要回避); give the act's number.

    Raises Refused for whoever proposed it, without a proposal, and where the facts have changed meanwhile.
    """
    round = recusal.entry.round
    may_set_aside(by, recusal, round).or_refuse()
    with act(by=by.author, reason=_("准予不回避") if agrees else _("仍要回避")) as number:
        locked(round)
        row = _standing(round, recusal.facts_digest, pk=recusal.pk)
        may_set_aside(by, row, round).or_refuse()
        if agrees:
            row.set_aside_at, row.set_aside_by_name = now(), by.name
        else:
            row.proposed_by_account_id, row.proposed_by_name, row.proposal_reason = None, "", ""
        row.save()
        close_matter(_key(row))
    return number


def _refuse_others(expert: Expert, by: Reach) -> None:
    if by.person_id is None or by.person_id != expert.person_id:
        raise Refused(_("回避只能由专家本人申报。"))


def _recuse(seat: Expert, entry: Entry, reason: str) -> None:
    Recusal.objects.get_or_create(
        expert=seat,
        entry=entry,
        kind=Recusal.Kind.DECLARED,
        defaults={"reason": reason.strip()[:LONGEST_REASON], "found_at": now()},
    )


def _standing(round: Round, digest: str, **which: Any) -> Recusal:
    """The computed recusal, held until the act ends, if it is in force for the facts it was looked at with."""
    kept = Recusal.objects.select_for_update(of=("self",)).select_related("expert")
    row = kept.filter(kind=Recusal.Kind.COMPUTED, **which).first()
    person = row.expert.person_id if row else 0
    found = conflicts_of(round.pk, [person]).get((person, row.entry_id)) if row else None
    if row is None or found is None:
        raise Refused(_("按现在的登记，这一条已经不成立，不用再定。"))
    if not digest == found.digest == row.facts_digest:
        raise Refused(_("登记的事实刚有变化，请刷新看过再定。"))
    if row.set_aside_at is not None:
        raise Refused(_("这一条已经准予不回避了。"))
    return row


def _key(recusal: Recusal) -> str:
    return f"review:{recusal.entry.round_id}:recusal:{recusal.pk}"
