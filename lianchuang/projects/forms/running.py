"""What is typed about a running project."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.basics.numbers import parse_count
from lianchuang.networks.models import Studio
from lianchuang.people.models import Body
from lianchuang.projects.models import Acceptance, Change
from lianchuang.records.fields import (
    DayField,
    ListedField,
    MoneyField,
    ReadField,
    RowField,
    TextField,
    YesNoField,
)


class LettersForm(forms.Form):
    """How task letters are numbered and dated."""

    series = TextField(
        label=gettext_lazy("文号开头"),
        required=True,
        max_length=40,
        help_text=gettext_lazy("如：云交工字〔2026〕"),
    )
    first = ReadField(parse_count, label=gettext_lazy("从第几号起"), required=True, max_length=6)
    issued_on = DayField(label=gettext_lazy("下达日期"), required=True)


class MilestoneForm(forms.Form):
    """A milestone to be."""

    title = TextField(label=gettext_lazy("做到什么"), required=True, max_length=200)
    due_on = DayField(label=gettext_lazy("什么时候"), required=True)


class ReachedForm(forms.Form):
    """A milestone that was reached."""

    reached_on = DayField(label=gettext_lazy("完成日期"), required=True, happened=True)
    note = TextField(label=gettext_lazy("说明"), max_length=300)


class ReportForm(forms.Form):
    """What changed in a quarter; empty says nothing did."""

    text = TextField(
        label=gettext_lazy("这个季度的进展"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )


class AskForm(forms.Form):
    """Until when reports are asked for."""

    due_on = DayField(label=gettext_lazy("请在哪一天前报送"), required=True)


class ChangeForm(forms.Form):
    """What is to change, into what, and why."""

    kind = ListedField(Change.Kind.choices, label=gettext_lazy("变更什么"))
    new_lead = RowField(Studio.objects.none(), label=gettext_lazy("新的牵头工作室"))
    new_ends_on = DayField(
        label=gettext_lazy("延到哪一天"), help_text=gettext_lazy("到期三个月以前提出，只能延一次，最多一年。")
    )
    new_funding_yuan = MoneyField(label=gettext_lazy("新的经费（元）"))
    new_text = TextField(
        label=gettext_lazy("新的研究内容"), max_length=3000, widget=forms.Textarea(attrs={"rows": 4})
    )
    reason = TextField(
        label=gettext_lazy("理由"), required=True, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, studios: QuerySet[Studio]) -> None:
        super().__init__(data)
        self.fields["new_lead"].queryset = studios  # type: ignore[attr-defined]


class RulingForm(forms.Form):
    """Yes or no, and why."""

    is_approved = YesNoField(label=gettext_lazy("同意吗"), required=True)
    ruling = TextField(label=gettext_lazy("审批意见"), max_length=300)


class ApplicationForm(forms.Form):
    """What was done, for acceptance."""

    summary = TextField(
        label=gettext_lazy("完成情况"),
        required=True,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class VerdictForm(forms.Form):
    """Both parts of an acceptance and its verdict."""

    technical_opinion = TextField(
        label=gettext_lazy("技术验收意见"),
        required=True,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    financial_opinion = TextField(
        label=gettext_lazy("财务验收意见"),
        required=True,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    verdict = ListedField(Acceptance.Verdict.choices, label=gettext_lazy("结论"))
    rectify_by = DayField(
        label=gettext_lazy("整改到哪一天"), help_text=gettext_lazy("限期整改时填写，最长三个月。")
    )


class SharesForm(forms.Form):
    """Shares by unit, one a line: 单位全称 40."""

    lines = TextField(
        label=gettext_lazy("成果份额"),
        required=True,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("一行一个单位，写成：单位全称 40%；合计要正好 100%。"),
    )
    reason = TextField(label=gettext_lazy("依据"), required=True, max_length=200)

    def __init__(self, data: Any = None, *, bodies: QuerySet[Body], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.bodies = bodies

    def clean_lines(self) -> list[tuple[Body, Decimal]]:
        """Bodies that are known, each with its percent."""
        found, problems = [], []
        for line in filter(None, (each.strip() for each in self.cleaned_data["lines"].splitlines())):
            name, _blank, number = line.rstrip("%％ ").rpartition(" ")
            body = self.bodies.filter(name=name.strip()).first()
            try:
                percent = Decimal(number)
            except ArithmeticError:
                problems.append(_("「%(line)s」没有写清份额，应写成：单位全称 40%%。") % {"line": line})
                continue
            if body is None:
                problems.append(_("没有登记过「%(name)s」，请写单位全称。") % {"name": name.strip()})
            elif not percent.is_finite() or percent != percent.quantize(Decimal("0.01")) or percent > 100:
                problems.append(_("「%(line)s」的份额应是 0 到 100，最多两位小数。") % {"line": line})
            else:
                found.append((body, percent))
        if problems:
            raise forms.ValidationError(problems)
        return found
