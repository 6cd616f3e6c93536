"""Opening a call for a year, and what may still be changed once it has opened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken_together
from lianchuang.notices.models import Notice
from lianchuang.people.access import Reach
from lianchuang.programmes.access import may_run_programme
from lianchuang.programmes.models import Call, Programme, Question
from lianchuang.programmes.rules.questions import BY_NAME, MOST_QUESTIONS, USUAL
from lianchuang.programmes.rules.year import call_problems, change_problems
from lianchuang.records.correcting import Grounds
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, now
from lianchuang.records.stamped import correct_on_paper
from lianchuang.reviews.models import Scheme

COLUMNS = (
    "title",
    "text",
    "opens_at",
    "closes_at",
    "most_per_studio",
    "most_per_body",
    "most_funding_yuan",
    "scheme",
    "notice_length",
    "notice_unit",
    "notice_counts_first_day",
)


@dataclass(frozen=True)
class NewQuestion:
    """One question of a form; preset: its name in rules/questions.py, "" for one of the alliance's own (加一问)."""

    label: str
    kind: str = Question.Kind.TEXT
    help_text: str = ""
    is_required: bool = True
    longest: int = 2000
    preset: str = ""


@dataclass(frozen=True)
class NewCall:
    """A call as it is to be: open from an instant (included) until an instant (excluded); None limits nothing."""

    title: str
    opens_at: datetime
    closes_at: datetime
    text: str = ""
    most_per_studio: int | None = None
    most_per_body: int | None = None
    most_funding_yuan: Decimal | None = None
    scheme: Scheme | None = None
    notice_length: int = 5
    notice_unit: str = Notice.Unit.WORKING
    notice_counts_first_day: bool = True
    questions: Sequence[NewQuestion] = field(default_factory=lambda: usual_questions())


def usual_questions() -> list[NewQuestion]:
    """The presets a new call asks unless somebody takes them away."""
    return [preset_question(name) for name in USUAL]


def preset_question(name: str) -> NewQuestion:
    """The question of a preset. Raises Refused for a name nobody knows."""
    preset = BY_NAME.get(name)
    if preset is None:
        raise Refused(_("没有这一问，请从列出的里面选。"))
    return NewQuestion(
        str(preset.label), preset.kind, str(preset.help_text), preset.is_required, preset.longest, name
    )


def open_call(programme: Programme, new: NewCall, *, by: Reach) -> tuple[Call, int]:
    """Set up a call (开征集) with its form, as one act; the clock opens and closes it. Give it and the act's number.

    Raises Refused in a closed year, for a window that ends before it starts or has ended, another network's scheme,
    and a title this year has already.
    """
    may_run_programme(by, programme).or_refuse()
    with act(by=by.author, reason=_("开征集：%(title)s") % {"title": new.title}) as number:
        row = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        may_run_programme(by, row).or_refuse()
        call = write_call(row, new)
    return call, number


def write_call(programme: Programme, new: NewCall) -> Call:
    """Write a call and its questions within the act that is open. Raises Refused."""
    _refuse_bad_window(programme, new.opens_at, new.closes_at)
    _refuse_foreign_scheme(programme, new.scheme)
    if programme.calls.filter(title=new.title).exists():
        raise Refused(_("这一年已经有一次征集叫「%(title)s」了。") % {"title": new.title})
    if len(new.questions) > MOST_QUESTIONS:
        raise Refused(_("问题太多了：最多 %(most)s 个。") % {"most": MOST_QUESTIONS})
    values = {name: getattr(new, name) for name in COLUMNS}
    folder = Folder.objects.create(title=new.title)
    call = Call.objects.create(programme=programme, folder=folder, **values)
    for position, question in enumerate(new.questions, start=1):
        Question.objects.create(call=call, position=position, **vars(question))
    return call


def correct_call(
    call: Call,
    *,
    changes: dict[str, Any],
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Change a call with a reason, as one act; give its number.

    Once it has opened limits may only be raised and the closing only be moved later; once closed only its words change.
    Raises Refused or ChangedMeanwhile; nothing is written then.
    """
    may_run_programme(by, call.programme).or_refuse()

    def check() -> None:
        row = Call.objects.select_for_update(of=("self",)).select_related("programme").get(pk=call.pk)
        may_run_programme(by, row.programme).or_refuse()
        problems = change_problems({name: getattr(row, name) for name in COLUMNS}, changes, now())
        if problems:
            raise Refused(spoken_together(dict.fromkeys(problems.values())))
        if row.round_id is not None and changes.get("scheme", row.scheme) != row.scheme:
            raise Refused(_("评审已经准备好，评审方案不能再换。"))
        opens, closes = (changes.get(name, getattr(row, name)) for name in ("opens_at", "closes_at"))
        _refuse_bad_window(row.programme, opens, closes, has_closed=row.closes_at <= now())
        _refuse_foreign_scheme(row.programme, changes.get("scheme", row.scheme))

    return correct_on_paper(
        call, changes, read_at=read_at, by=by.author, grounds=grounds, scan=scan, check=check
    )


def _refuse_bad_window(
    programme: Programme, opens_at: datetime, closes_at: datetime, *, has_closed: bool = False
) -> None:
    problems = call_problems(programme.year, opens_at, closes_at)
    if problems:
        raise Refused(spoken_together(problems.values()))
    if closes_at <= now() and not has_closed:
        raise Refused(_("截止时间已经过了，请核对。"))


def _refuse_foreign_scheme(programme: Programme, scheme: Scheme | None) -> None:
    if scheme is not None and scheme.network_id != programme.network.body_id:
        raise Refused(_("这个评审方案不是这个联盟的。"))
