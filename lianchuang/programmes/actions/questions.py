"""The form of a call: presets taken up, 〔加一问〕, corrected, dropped, put in order; a new version once it has opened."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken_together
from lianchuang.people.access import Reach
from lianchuang.programmes.access import may_run_programme
from lianchuang.programmes.actions.calls import NewQuestion
from lianchuang.programmes.actions.directions import put_in_order
from lianchuang.programmes.models import Call, Question
from lianchuang.programmes.queries import call_window, questions_of
from lianchuang.programmes.rules.questions import MOST_QUESTIONS, question_problems
from lianchuang.programmes.rules.year import CLOSED
from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.uploads import Upload
from lianchuang.records.stamped import act_on_paper

COLUMNS = ("label", "help_text", "kind", "is_required", "longest")


def add_questions(call: Call, new: Sequence[NewQuestion], *, by: Reach, reason: str = "") -> int:
    """Ask more at the end of the form, as one act; give its number.

    Raises Refused once the call has closed, without a reason once it has opened, for a preset or a wording that is
    asked already, and beyond forty.
    """
    if not new:
        raise Refused(_("请至少选一问。"))
    told = _told(_("加 %(count)s 问") % {"count": len(new)}, reason)
    with _changing(call, by, told) as (row, number):
        asked = list(questions_of(row))
        if len(asked) + len(new) > MOST_QUESTIONS:
            raise Refused(_("问题太多了：最多 %(most)s 个。") % {"most": MOST_QUESTIONS})
        for place, question in enumerate(new, start=len(asked) + 1):
            _refuse_twin(asked, question)
            asked.append(Question.objects.create(call=row, position=place, **vars(question)))
    return number


def correct_question(
    question: Question,
    *,
    changes: dict[str, Any],
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Correct a question with a reason; give the act's number. What was answered stays.

    Once the call has opened its kind stays, and it may only ask for less. Raises Refused or ChangedMeanwhile.
    """
    with _changing(question.call, by, grounds, scan) as (row, number):
        has_opened = call_window(row).has_opened
        now = {name: getattr(question, name) for name in COLUMNS}
        problems = question_problems(now, changes, has_opened=has_opened)
        if problems:
            raise Refused(spoken_together(dict.fromkeys(problems.values())))
        correct_row(question, changes, read_at=read_at, by=by.author, grounds=grounds)
    return number


def drop_question(question: Question, *, by: Reach, reason: str = "") -> int:
    """Ask this no more (停问), as one act; give its number. Answers given stay. Raises Refused."""
    told = _told(_("停问「%(label)s」") % {"label": question.label}, reason)
    with _changing(question.call, by, told) as (row, number):
        mine = row.questions.filter(pk=question.pk, is_dropped=False).first()
        if mine is None:
            raise Refused(_("这一问已经停问了。"))
        if call_window(row).has_opened:
            mine.is_dropped = True
            mine.save(update_fields=["is_dropped"])
        else:
            mine.delete()
    return number


def order_questions(call: Call, order: Sequence[int], *, by: Reach, reason: str = "") -> int:
    """Ask in this order of their keys, as one act; give its number. Raises Refused."""
    with _changing(call, by, _told(_("排问题的次序"), reason)) as (row, number):
        put_in_order(list(questions_of(row)), order)
    return number


@dataclass(frozen=True)
class _Told(Grounds):
    """The grounds as the act keeps them, and whether somebody gave a reason of their own."""

    is_reasoned: bool = True


def _told(says: str, reason: str) -> _Told:
    reason = reason.strip()
    return _Told(f"{says}：{reason}" if reason else says, is_reasoned=bool(reason))


@contextmanager
def _changing(
    call: Call, by: Reach, grounds: Grounds, scan: Upload | None = None
) -> Iterator[tuple[Call, int]]:
    """One act on a form whose call is locked; a call that has opened asks for a reason and gets a new version."""
    may_run_programme(by, call.programme).or_refuse()
    with act_on_paper(by=by.author, grounds=grounds, folder=call.folder, scan=scan) as number:
        rows = Call.objects.select_for_update(of=("self",)).select_related("programme__network")
        row = rows.get(pk=call.pk)
        may_run_programme(by, row.programme).or_refuse()
        window = call_window(row)
        if window.state == CLOSED:
            raise Refused(_("征集已经截止，申报书不能再改。"))
        if window.has_opened and not getattr(grounds, "is_reasoned", True):
            raise Refused(_("征集已经开始，请写明为什么改，填过的人会看到。"))
        yield row, number
        if window.has_opened:
            row.form_version += 1
            row.save(update_fields=["form_version"])


def _refuse_twin(asked: Sequence[Question], new: NewQuestion) -> None:
    for each in asked:
        if each.label == new.label or (new.preset and each.preset == new.preset):
            raise Refused(_("「%(label)s」已经在问了。") % {"label": new.label})
