"""What is typed into a proposal, read field by field: what can be read is stored, what cannot is said and kept as typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.basics.periods import parse_partial_date, print_partial
from lianchuang.basics.text import plain_text
from lianchuang.basics.unreadable import Unreadable
from lianchuang.design.saying import spoken
from lianchuang.programmes.actions.filling import COLUMNS, Filling
from lianchuang.programmes.models import Direction, JointTopic, Proposal, Question
from lianchuang.programmes.queries.calls import question_help, question_label, questions_of
from lianchuang.programmes.queries.naming import NamedPart, NewUnit, people_named, units_named
from lianchuang.programmes.queries.texts import Texts, question_field
from lianchuang.programmes.rules.submitting import is_number
from lianchuang.programmes.rules.writing import person_lines, row_text, rows_in, share_of
from lianchuang.records.fields import (
    EMPTY,
    MoneyField,
    ReadField,
    RowField,
    TextField,
)

# Rows typed into two boxes each: name in the texts -> the boxes in the form.
ROWS = {"steps": ("step_title", "step_due"), "units": ("unit", "share")}
PLAIN = (
    "title", "direction", "topic", "goals", "plan", "outcomes", "starts_on", "ends_on", "funding_yuan",
    "own_funding_yuan", "people",
)  # fmt: skip
BLANK_ROWS = 2
FEWEST_ROWS = 3
MOST_ROWS = 60
LONGEST_STEP = 200


def texts_in(posted: QueryDict, proposal: Proposal) -> Texts:
    """The texts of a posted form, field by field; a field that was not on it is left out."""
    names = [*PLAIN, *(question_field(each) for each in questions_of(proposal.call))]
    found = {name: str(posted[name]).replace("\r\n", "\n") for name in names if name in posted}
    for name, (first, second) in ROWS.items():
        if first in posted:
            pairs = zip(posted.getlist(first), posted.getlist(second), strict=False)
            found[name] = row_text(list(pairs)[:MOST_ROWS])
    return found


class EdgeDayField(ReadField):
    """A day; a month or a year is taken at its edge, its first day or its last, and shown as that day afterwards."""

    def __init__(self, *, is_last: bool, **options: Any) -> None:
        def read(text: str) -> date | None:
            found = parse_partial_date(text)
            return None if found is None else found.last if is_last else found.first

        super().__init__(read, lambda day: print_partial(day, "day"), **options)


class AnswerField(TextField):
    """An answer to a question: text, or a number kept as it is written."""

    def __init__(self, kind: str, **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind

    def to_python(self, value: Any) -> str:
        """The text, trimmed; a number where one is asked for."""
        text = super().to_python(value)
        if text and self.kind == Question.Kind.NUMBER and not is_number(text):
            raise forms.ValidationError(
                _("「%(text)s」不是数，应写成 12 或 3.5。"), params={"text": text[:40]}
            )
        return text


class ProposalForm(forms.Form):
    """申报书. Fields say what is asked for; an empty one is no fault of a draft.

    texts   what stands in it, as queries/texts.py writes it or as it was typed
    """

    use_required_attribute = False
    title = TextField(label=gettext_lazy("项目名称"), required=True, max_length=200)
    direction = RowField(Direction.objects.none(), label=gettext_lazy("研究方向"), required=True)
    topic = RowField(
        JointTopic.objects.none(),
        label=gettext_lazy("合作课题"),
        help_text=gettext_lazy("认领了联盟的合作课题才选。"),
    )
    goals = TextField(
        label=gettext_lazy("要解决什么，做到什么程度"),
        required=True,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    plan = TextField(
        label=gettext_lazy("怎么做"),
        required=True,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    outcomes = TextField(
        label=gettext_lazy("预期成果"), required=True, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("例如：专利一件、操作法一份、样机两台。"),
    )  # fmt: skip
    starts_on = EdgeDayField(
        is_last=False,
        label=gettext_lazy("开始"),
        required=True,
        help_text=gettext_lazy("如 2025年6月1日；只写月份算第一天。"),
    )
    ends_on = EdgeDayField(
        is_last=True,
        label=gettext_lazy("完成"),
        required=True,
        help_text=gettext_lazy("只写月份算最后一天。"),
    )
    funding_yuan = MoneyField(
        label=gettext_lazy("申请经费（元）"),
        required=True,
        help_text=gettext_lazy("如 50000，或写 5万元；不要经费写 0。"),
    )
    own_funding_yuan = MoneyField(label=gettext_lazy("自筹经费（元）"))
    people = TextField(
        label=gettext_lazy("参加的人"), required=True, max_length=6000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("一行一人，写成：姓名（单位全称）：分工。"),
    )  # fmt: skip
    steps = forms.CharField(required=False)
    units = forms.CharField(required=False)

    def __init__(self, texts: Mapping[str, str], *, proposal: Proposal) -> None:
        super().__init__(dict(texts), auto_id="%s")
        self.proposal, self.texts = proposal, dict(texts)
        programme = proposal.call.programme
        self.fields["direction"].queryset = programme.directions.order_by("position")  # type: ignore[attr-defined]
        self.fields["topic"].queryset = programme.topics.order_by("pk")  # type: ignore[attr-defined]
        self.fields["direction"].required = programme.directions.exists()
        if not programme.topics.exists():
            del self.fields["topic"]
        self.questions = list(questions_of(proposal.call))
        for question in self.questions:
            self.fields[question_field(question)] = field_for(question)

    def full_clean(self) -> None:
        """An empty field of a draft is no error; only a proposal without a title would be nobody's."""
        super().full_clean()
        for name, errors in list(self.errors.items()):
            if name != "title" and all(each.code == "required" for each in errors.as_data()):
                del self.errors[name]
                is_text = isinstance(self.fields[name], TextField) or name.startswith("question_")
                self.cleaned_data[name] = "" if is_text else None

    def clean_people(self) -> list[NamedPart]:
        """Everybody, those who are known and those who will be; what could not be told is said line by line."""
        try:
            lines = person_lines(self.cleaned_data["people"])
        except Unreadable as unreadable:
            raise forms.ValidationError(spoken(unreadable.says)) from unreadable
        named, problems = people_named(lines, self.proposal.call.programme.network)
        if problems:
            raise forms.ValidationError(problems)
        return named

    def clean_steps(self) -> list[tuple[date, str]]:
        """(day, what is reached) row by row; a month is its last day."""
        found, problems = [], []
        for title, due in rows_in(self.texts.get("steps", "")):
            try:
                known = parse_partial_date(due)
                if known is None or not title:
                    raise Unreadable(
                        _("「%(row)s」要写清做到什么、什么时候，两样都要。") % {"row": title or due}
                    )
                found.append((known.last, plain_text(title, LONGEST_STEP)))
            except Unreadable as unreadable:
                problems.append(spoken(unreadable.says))
        if problems:
            raise forms.ValidationError(problems)
        return sorted(found, key=lambda step: step[0])

    def clean_units(self) -> list[NewUnit]:
        """The units with their shares, the lead first."""
        rows, problems = [], []
        for name, share in rows_in(self.texts.get("units", "")):
            try:
                if not name:
                    raise Unreadable(_("份额 %(share)s 前面没有写是哪个单位。") % {"share": share})
                rows.append((name, share_of(share)))
            except Unreadable as unreadable:
                problems.append(spoken(unreadable.says))
        units, unnamed = units_named(rows, self.proposal.lead, self.proposal.call.programme.network)
        if problems + unnamed:
            raise forms.ValidationError(problems + unnamed)
        return units

    def filling(self) -> Filling:
        """All that could be read, as the action takes it; after the form was asked whether it is valid."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in self.errors}
        answers = {
            each.pk: said[question_field(each)] for each in self.questions if question_field(each) in said
        }
        return Filling(
            {name: said[name] for name in COLUMNS if name in said},
            answers,
            said.get("people"),
            said.get("steps"),
            said.get("units"),
        )

    def unread(self) -> Texts:
        """What could not be read, as it was typed."""
        return {name: self.texts.get(name, "") for name in self.errors if name in self.texts}

    def asked(self) -> list[Any]:
        """The questions of the call, as the page lists them."""
        return [self[question_field(each)] for each in self.questions]

    def rows(self, name: str) -> list[tuple[str, str]]:
        """The rows of two boxes as they stand, with some empty ones to go on."""
        found = rows_in(self.texts.get(name, ""))
        blank = max(BLANK_ROWS, FEWEST_ROWS - len(found))
        return found + [("", "")] * blank

    def title_of(self, name: str) -> str:
        """What a field is called on the page."""
        named = {"steps": _("进度安排"), "units": _("单位和成果份额")}
        return named.get(name) or (str(self.fields[name].label) if name in self.fields else name)


def field_for(question: Question) -> forms.Field:
    """The field that answers a question."""
    told: dict[str, Any] = {
        "label": question_label(question),
        "help_text": question_help(question),
        "required": question.is_required,
    }
    if question.kind == Question.Kind.YES_NO:
        choices = [("yes", gettext_lazy("是")), ("no", gettext_lazy("否"))]
        field = forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)
        field.error_messages["required"] = EMPTY
        return field
    if question.kind == Question.Kind.TEXT:
        told["widget"] = forms.Textarea(attrs={"rows": 4})
    return AnswerField(question.kind, max_length=question.longest, **told)
