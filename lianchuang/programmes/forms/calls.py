"""A call and its questions as they are typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.numbers import parse_count
from lianchuang.basics.said import Said
from lianchuang.basics.unreadable import Unreadable
from lianchuang.design.saying import spoken
from lianchuang.notices.models import Notice
from lianchuang.programmes.actions import NewCall, NewQuestion, preset_question
from lianchuang.programmes.forms.topics import read_limit
from lianchuang.programmes.models import Programme, Question
from lianchuang.programmes.rules.questions import PRESETS, USUAL, Preset
from lianchuang.programmes.rules.year import call_problems
from lianchuang.records.fields import (
    InstantField,
    ListedField,
    MoneyField,
    ReadField,
    RowField,
    TextField,
    YesNoField,
)
from lianchuang.records.forms import RecordForm
from lianchuang.reviews.models import Scheme

LONGEST_ANSWER = 5000


def read_length(text: str) -> int:
    """A number of characters from 1 to 5,000. Raises Unreadable."""
    number = parse_count(text)
    if not 1 <= number <= LONGEST_ANSWER:
        raise Unreadable(Said("应为 1 到 5000 之间的整数。"))
    return number


def _scheme_words(scheme: Scheme) -> str:
    return gettext("%(title)s（第 %(version)s 版）") % {"title": scheme.title, "version": scheme.version}


class PresetsField(forms.MultipleChoiceField):
    """Presets to ask, ticked; in the words of the form and of the reader."""

    def __init__(self, presets: Any = PRESETS, **options: Any) -> None:
        super().__init__(
            **{"required": False, "widget": forms.CheckboxSelectMultiple, "label": _("问哪些"), **options}
        )
        self.choices = [(preset.name, spoken(preset.label)) for preset in presets]


class CallForm(RecordForm):
    """The facts of a call."""

    title = TextField(label=_("征集名称"), required=True, max_length=120)
    text = TextField(
        label=_("征集说明"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("收什么、不收什么、联系谁。开始以后工作室都能看到。"),
    )  # fmt: skip
    opens_at = InstantField(
        label=_("开始（北京时间）"), required=True, help_text=_("如 2025年3月3日 9:00，到点自动开始。")
    )
    closes_at = InstantField(
        label=_("截止（北京时间）"), required=True, help_text=_("如 2025年3月31日 17:00，到点自动截止。")
    )
    most_per_studio = ReadField(read_limit, label=_("每个工作室最多申报几项"), max_length=20)
    most_per_body = ReadField(read_limit, label=_("每个单位最多牵头几项"), max_length=20)
    most_funding_yuan = MoneyField(label=_("经费上限（元）"), help_text=_("如 50000，或写 5万元。"))
    scheme = RowField(Scheme.objects.none(), label=_("评审方案"), help_text=_("没有就先空着，评审以前再定。"))
    notice_length = ReadField(read_limit, label=_("公示几天"), max_length=20, required=True)
    notice_unit = ListedField(Notice.Unit.choices, label=_("按什么天算"))
    notice_counts_first_day = YesNoField(label=_("公示第一天也算一天"))

    def __init__(self, data: Any = None, *, programme: Programme, row: Any = None) -> None:
        super().__init__(data, row=row)
        self.programme = programme
        schemes = Scheme.objects.filter(network=programme.network.body_id).order_by("title", "-version")
        self.fields["scheme"].queryset = schemes  # type: ignore[attr-defined]
        self.fields["scheme"].label_from_instance = _scheme_words  # type: ignore[attr-defined]
        if row is None:
            self.initial = {"notice_length": 5, "notice_unit": "working", "notice_counts_first_day": True}

    def again(self, data: Any) -> "CallForm":
        """The same form with other data."""
        return type(self)(data, programme=self.programme, row=self.row)

    def clean(self) -> dict[str, Any]:
        """The window in order and in its year."""
        said = self.cleaned_data
        self.say_problems(call_problems(self.programme.year, said.get("opens_at"), said.get("closes_at")))
        if said.get("most_funding_yuan") is not None and said["most_funding_yuan"] >= 10**10:
            self.add_error("most_funding_yuan", _("经费上限太大了，请核对。"))
        return said


class NewCallForm(CallForm):
    """The same with the questions it is to begin with."""

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        super().__init__(data, programme=programme)
        self.fields["presets"] = PresetsField(label=_("申报书先问哪些"), initial=USUAL)

    def new_call(self) -> NewCall:
        """The call that was typed."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "presets"}
        return NewCall(**said, questions=[preset_question(name) for name in self.cleaned_data["presets"]])


class QuestionForm(RecordForm):
    """One question of a form."""

    label = TextField(label=_("问题"), required=True, max_length=120)
    help_text = TextField(label=_("提示"), max_length=300)
    kind = ListedField(Question.Kind.choices, label=_("怎么答"))
    is_required = YesNoField(label=_("必答"))
    longest = ReadField(read_length, label=_("最多几个字"), max_length=20, required=True)


class NewQuestionForm(QuestionForm):
    """〔加一问〕; with a reason once the call has opened."""

    def __init__(self, data: Any = None, *, has_opened: bool) -> None:
        super().__init__(data)
        self.initial = {"kind": Question.Kind.TEXT, "is_required": True, "longest": 500}
        if has_opened:
            self.fields["reason"] = TextField(label=_("为什么加"), required=True, max_length=200)

    def new_question(self) -> NewQuestion:
        """The question that was typed."""
        return NewQuestion(**{name: self.cleaned_data[name] for name in QuestionForm.base_fields})


class PresetsForm(forms.Form):
    """Presets to add to a form that is asked already; with a reason once the call has opened."""

    def __init__(self, data: Any = None, *, presets: list[Preset], has_opened: bool) -> None:
        super().__init__(data)
        self.fields["presets"] = PresetsField(presets)
        if has_opened:
            self.fields["reason"] = TextField(label=_("为什么加"), required=True, max_length=200)
