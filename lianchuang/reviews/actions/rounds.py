"""Verbs of rounds: prepared, opened for declarations, opened for scoring, closed, given a later deadline."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken_together
from lianchuang.matters.actions import close_matter, for_role
from lianchuang.matters.models import Matter
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Role
from lianchuang.records.past import Author, act, now
from lianchuang.reviews.access import is_closed, may_keep_round, may_preside
from lianchuang.reviews.actions.asking import ask_declaration, ask_scores, locked, open_for
from lianchuang.reviews.actions.noting import note_conflicts
from lianchuang.reviews.models import Entry, EntryFile, Party, Round, Scheme
from lianchuang.reviews.rules import NewEntry, draw_codes, entry_problems

BY_ITSELF = Author(None, "系统（到期自动）")


def prepare_round(
    *,
    network: Body,
    title: str,
    scheme: Scheme,
    entries: Sequence[NewEntry],
    origin: str,
    closes_at: datetime | None,
    by: Reach,
) -> Round:
    """Prepare a review of these entries within the act that is open; the scheme is frozen. Rights are the caller's.

    origin      the page of what is reviewed; a matter leads there when scoring has ended
    closes_at   the instant from which no score is taken; None until the secretary sets one
    Raises Refused without entries, for one listed twice, and for a scheme of another network.
    """
    problems = entry_problems(entries)
    if problems:
        raise Refused(spoken_together(problems))
    if scheme.network_id != network.pk:
        raise Refused(_("这份评审方案不是这个联盟的。"))
    with act(by=by.author, reason=_("准备评审")):
        _freeze(scheme)
        made = Round.objects.create(
            network=network, title=title[:120], scheme=scheme, origin=origin, closes_at=closes_at
        )
        codes = draw_codes(len(entries), secrets.choice)
        for code, entry in zip(codes, entries, strict=True):
            _add_entry(made, code, entry)
        owner = for_role(network, Role.Kind.SECRETARY)
        open_for(
            made, "prepare", _("安排评审：%(title)s") % {"title": made.title}, f"/reviews/{made.pk}/", owner
        )
    return made


def withdraw_entry(key: str) -> int:
    """Take what goes by this key out of every review it is in, within the act that is open; how many."""
    rows = Entry.objects.filter(key=key, is_withdrawn=False)
    for entry in rows:
        entry.is_withdrawn = True
        entry.save(update_fields=["is_withdrawn"])
    return len(rows)


def open_declaring(round: Round, *, by: Reach) -> int:
    """Let the experts declare conflicts (开始回避申报); give the act's number. Raises Refused without experts."""
    may_keep_round(by, round).or_refuse()
    with act(by=by.author, reason=_("开始回避申报")) as number:
        row = locked(round, Round.State.PREPARED)
        panel = list(row.experts.filter(left_at__isnull=True).select_related("person"))
        if not panel:
            raise Refused(_("还没有专家，请先邀请。"))
        row.state = Round.State.DECLARING
        row.save(update_fields=["state"])
        note_conflicts(row)
        close_matter(f"review:{row.pk}:prepare")
        for expert in panel:
            ask_declaration(row, expert, by=by.name)
    return number


def open_scoring(round: Round, *, closes_at: datetime | None = None, by: Reach) -> int:
    """Open the entries to those experts who have declared (开始评分); give the act's number.

    closes_at   a deadline, where none was set before
    Raises Refused without a deadline to come, and before anybody has declared.
    """
    may_keep_round(by, round).or_refuse()
    with act(by=by.author, reason=_("开始评分")) as number:
        row = locked(round, Round.State.DECLARING)
        row.closes_at = closes_at or row.closes_at
        if row.closes_at is None or row.closes_at <= now():
            raise Refused(_("请先写明评分截止时间，它要在现在以后。"))
        declared = row.experts.filter(left_at__isnull=True, declared_at__isnull=False)
        if not declared.exists():
            raise Refused(_("还没有一位专家申报过回避，不能开始评分。"))
        row.state = Round.State.SCORING
        row.save(update_fields=["state", "closes_at"])
        note_conflicts(row)
        for expert in declared.select_related("person"):
            ask_scores(row, expert)
    return number


def choose_mode(round: Round, *, everyone_scores_all: bool, by: Reach) -> int:
    """Let everyone score everything (全员评全部), or only what is assigned; give the act's number. Raises Refused."""
    may_keep_round(by, round).or_refuse()
    with act(
        by=by.author, reason=_("改为全员评全部") if everyone_scores_all else _("改为按分配评")
    ) as number:
        row = locked(round, Round.State.PREPARED, Round.State.DECLARING, Round.State.SCORING)
        row.everyone_scores_all = everyone_scores_all
        row.save(update_fields=["everyone_scores_all"])
    return number


def move_deadline(round: Round, *, closes_at: datetime, reason: str, by: Reach) -> int:
    """Set another deadline (改截止时间), which opens a round again that has ended; give the act's number.

    Raises Refused without a reason, and for an instant that has passed.
    """
    may_keep_round(by, round).or_refuse()
    if not reason.strip():
        raise Refused(_("请写明为什么改截止时间，它会留在台账里。"))
    if closes_at <= now():
        raise Refused(_("新的截止时间要在现在以后。"))
    with act(by=by.author, reason=reason.strip()) as number:
        row = locked(round)
        row.closes_at = closes_at
        if row.state == Round.State.CLOSED:
            row.state, row.closed_at = Round.State.SCORING, None
            close_matter(f"review:{row.pk}:closed", Matter.Outcome.DROPPED)
        row.save(update_fields=["closes_at", "state", "closed_at"])
        if row.state == Round.State.SCORING:
            for expert in row.experts.filter(left_at__isnull=True, declared_at__isnull=False):
                ask_scores(row, expert)
    return number


def close_round(round: Round, *, by: Reach) -> int:
    """End scoring before its deadline (结束评分); give the act's number. Raises Refused where it has ended."""
    may_preside(by, round).or_refuse()
    with act(by=by.author, reason=_("结束评分")) as number:
        row = locked(round, Round.State.SCORING)
        if is_closed(row):
            raise Refused(_("评分已经截止，名次可以看了。"))
        _close(row)
    return number


def close_due_rounds() -> int:
    """End scoring where its deadline has passed; how many. Safe to run twice; a look where nothing is due."""
    due = Round.objects.filter(state=Round.State.SCORING, closes_at__lte=now())
    keys = list(due.values_list("pk", flat=True))
    for key in keys:
        with act(by=BY_ITSELF, reason=_("评分到期")):
            row = Round.objects.select_for_update(of=("self",)).get(pk=key)
            if row.state == Round.State.SCORING and is_closed(row):
                _close(row)
    return len(keys)


def settle_round(round: Round) -> bool:
    """What was reviewed is decided on: nothing waits here any more. Within the act that is open; rights are the caller's."""
    return close_matter(f"review:{round.pk}:closed")


def _close(row: Round) -> None:
    row.state, row.closed_at = Round.State.CLOSED, min(now(), row.closes_at or now())
    row.save(update_fields=["state", "closed_at"])
    for expert in row.experts.all():
        for what in ("declare", "score"):
            close_matter(f"review:{row.pk}:{expert.pk}:{what}", Matter.Outcome.DROPPED)
    title = _("评分结束，可以评定：%(title)s") % {"title": row.title}
    owner = for_role(row.network, Role.Kind.SECRETARY)
    open_for(row, "closed", title, row.origin or f"/reviews/{row.pk}/ranking/", owner)


def _freeze(scheme: Scheme) -> None:
    row = Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    if row.frozen_at is None:
        row.frozen_at = now()
        row.save(update_fields=["frozen_at"])


def _add_entry(round: Round, code: str, entry: NewEntry) -> None:
    row = Entry.objects.create(
        round=round, code=code, key=entry.key, title=entry.title[:200], text=entry.text
    )
    parties = [Party(entry=row, person_id=person, part=part[:40]) for person, part in entry.people]
    parties += [Party(entry=row, body_id=body, part=part[:40]) for body, part in entry.bodies]
    Party.objects.bulk_create(parties)
    EntryFile.objects.bulk_create([EntryFile(entry=row, folder_id=folder) for folder in entry.folder_ids])
