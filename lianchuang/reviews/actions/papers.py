"""Verbs of paper sheets: typed for an expert from a scan, counted once a second person has checked them."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from lianchuang.basics.unreadable import Unreadable
from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.actions import close_matter, for_role, open_matter, type_for
from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, now
from lianchuang.records.stamped import named_paper
from lianchuang.reviews.access import is_closed, may_check, may_keep_round, scorable_keys
from lianchuang.reviews.actions.asking import locked
from lianchuang.reviews.actions.noting import note_conflicts
from lianchuang.reviews.actions.sheets import read_whole, write_sheet
from lianchuang.reviews.models import Entry, Expert, Round, ScoreSheet
from lianchuang.reviews.queries import items_of, left_to_score
from lianchuang.reviews.rules import read_total

State = ScoreSheet.State


def type_sheet(
    expert: Expert,
    entry: Entry,
    typed: Mapping[int, str],
    *,
    comment: str = "",
    scan: Upload | None,
    paper: str = "",
    by: Reach,
) -> tuple[ScoreSheet, int]:
    """Type an expert's paper sheet (代录) with its scan; it counts once a second person has checked it.

    Raises WrongPoints, and Refused without a scan, after the deadline, for an entry this expert does not score, and where
    they have handed in their scores themselves.
    """
    round = expert.round
    may_keep_round(by, round).or_refuse()
    reading = read_whole(items_of(round.scheme), typed, comment)
    name = expert.person.name
    with act(
        by=by.author, reason=_("代录纸质评分"), paper=named_paper(paper, scan), on_behalf_of=name
    ) as number:
        row = locked(round, Round.State.SCORING)
        note_conflicts(row)
        _refuse_untypable(expert, row, entry)
        sheet = write_sheet(expert, entry, items_of(row.scheme), reading, comment)
        sheet.state, sheet.typed_by_account_id = State.TYPED, by.account_id
        sheet.stamped_paper = _kept_paper(row, sheet, scan, paper, by)
        sheet.save(update_fields=["state", "typed_by_account_id", "stamped_paper"])
        _ask_check(row, sheet, by)
        if not left_to_score(expert, row, scorable_keys(Expert.objects.get(pk=expert.pk), row)):
            close_matter(f"review:{row.pk}:{expert.pk}:score")
    return sheet, number


def check_sheet(sheet: ScoreSheet, *, total: str, by: Reach) -> int:
    """A second person has read the paper and types its total again (核对): from now on the sheet counts. The act's number.

    Raises Refused for whoever typed it, for another total, and where it was checked already.
    """
    round = sheet.entry.round
    may_check(by, sheet, round).or_refuse()
    try:
        told = read_total(total)
    except Unreadable as unreadable:
        raise Refused(spoken(unreadable.says)) from unreadable
    with act(by=by.author, reason=_("核对代录的评分")) as number:
        row = _typed(sheet)
        if told != row.total:
            raise Refused(
                _("您打的总分和代录的各项加起来对不上。请对着原件再看一遍：是您看错了，还是录错了。")
            )
        row.state, row.checked_by_name, row.checked_at = State.HANDED_IN, by.name, now()
        row.save(update_fields=["state", "checked_by_name", "checked_at"])
        close_matter(f"review:sheet:{row.pk}:check")
    return number


def return_sheet(sheet: ScoreSheet, *, reason: str, by: Reach) -> int:
    """What was typed is not what the paper says (退回重录): the sheet is taken away with its paper; the act's number.

    Raises Refused without a reason, and where it was checked already.
    """
    round = sheet.entry.round
    may_check(by, sheet, round).or_refuse()
    if not reason.strip():
        raise Refused(_("请写一句哪里录错了。"))
    with act(by=by.author, reason=_("退回代录的评分")) as number:
        row = _typed(sheet)
        stamped = row.stamped_paper
        close_matter(f"review:sheet:{row.pk}:check", Matter.Outcome.DROPPED)
        row.delete()
        if stamped is not None:
            _void(stamped, reason)
        title = _("重录一份纸质评分：%(title)s") % {"title": round.title}
        owner = for_role(round.network, Role.Kind.SECRETARY)
        key = _again_key(sheet)
        open_matter(key, title, _papers_address(round), owner, network=round.network, year=now().year)
    return number


def _refuse_untypable(expert: Expert, round: Round, entry: Entry) -> None:
    seat = Expert.objects.get(pk=expert.pk)
    if is_closed(round):
        raise Refused(_("评分已经截止，不能再代录。要补录，请先改截止时间。"))
    if seat.declared_at is None:
        raise Refused(_("这位专家还没有申报回避，不能代录。"))
    if entry.pk not in scorable_keys(seat, round):
        raise Refused(_("这一项不由这位专家评，不能代录。"))
    own = ScoreSheet.objects.filter(expert=seat, entry=entry, stamped_paper__isnull=True)
    if own.exists():
        raise Refused(_("这位专家已经自己交过这一项的评分了。"))


def _kept_paper(round: Round, sheet: ScoreSheet, scan: Upload | None, paper: str, by: Reach) -> StampedPaper:
    # The title names no entry: who has to stay out of it later must not meet it in a list of papers.
    title = _("「%(title)s」的一份纸质评分表") % {"title": round.title}
    return type_for(
        f"review:{round.pk}:sheet:{sheet.pk}",
        title,
        f"/reviews/{round.pk}/desk/",
        by=by,
        person=sheet.expert.person,
        folder=Folder.objects.create(title=title),
        scan=scan,
        paper=paper,
        network=round.network,
    )


def _ask_check(round: Round, sheet: ScoreSheet, by: Reach) -> None:
    close_matter(_again_key(sheet))
    is_chair = round.network_id in by.bodies_with(Role.Kind.CHAIR)
    owner = for_role(round.network, Role.Kind.SECRETARY if is_chair else Role.Kind.CHAIR)
    title = _("核对一份代录的评分：%(title)s") % {"title": round.title}
    open_matter(
        f"review:sheet:{sheet.pk}:check", title, sheet.get_absolute_url(), owner,
        network=round.network, year=now().year,
    )  # fmt: skip


def _typed(sheet: ScoreSheet) -> ScoreSheet:
    row = ScoreSheet.objects.select_for_update(of=("self",)).filter(pk=sheet.pk).first()
    if row is None or row.state != State.TYPED:
        raise Refused(_("这一份已经有人核对或退回了。"))
    return row


def _void(stamped: StampedPaper, reason: str) -> None:
    stamped.is_void, stamped.settled_at, stamped.settlement = True, now(), reason.strip()[:500]
    stamped.save(update_fields=["is_void", "settled_at", "settlement"])
    close_matter(f"stamped:{stamped.pk}:told", Matter.Outcome.DROPPED)


def _again_key(sheet: ScoreSheet) -> str:
    return f"review:expert:{sheet.expert_id}:entry:{sheet.entry_id}:again"


def _papers_address(round: Round) -> str:
    return f"/reviews/{round.pk}/paper-sheets/"
