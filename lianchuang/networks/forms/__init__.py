"""What is typed about networks and studios, read into plain values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.numbers import parse_count
from lianchuang.networks.models import Group, Leadership, Network, NetworkRelation, Register, Studio
from lianchuang.records.fields import (
    DayField,
    ListedField,
    PartialDateField,
    ReadField,
    RowField,
    TextField,
    YearField,
)
from lianchuang.records.forms import RecordForm

NOBODY_LEAVES = _("（没有人，增加一位领衔人）")


class FoundForm(forms.Form):
    """A plain page to found an alliance."""

    name = TextField(
        label=_("联盟名称"),
        required=True,
        max_length=120,
        help_text=_("用全称，例如：某某系统创新工作室联盟。"),
    )
    chartered = PartialDateField(
        label=_("成立日期"), required=True, help_text=_("如 2021年4月28日；只知道月份就写 2021年4月。")
    )
    guiding_union = TextField(
        label=_("在哪个工会指导下"), max_length=120, help_text=_("写工会全称；没有就空着，以后再归属。")
    )
    founder = TextField(
        label=_("您的姓名"),
        required=True,
        max_length=60,
        help_text=_("您就是联盟的第一位秘书，以后可以再请别人。"),
    )
    pattern = ListedField(
        Network.Pattern.choices,
        label=_("形式"),
        required=False,
        initial=Network.Pattern.ALLIANCE,
        help_text=_("大家轮流做理事长单位的选“联盟”；一个带头、分层带动的选“1+5+N”。"),
    )
    clauses = TextField(
        label=_("章程条款"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("一行一条，会自动编号；可以以后再补。"),
    )

    def __init__(self, data: Any = None, *, is_nobody: bool) -> None:
        super().__init__(data)
        if not is_nobody:
            del self.fields["founder"]

    def clean_clauses(self) -> tuple[str, ...]:
        """One clause a line."""
        lines = (line.strip() for line in self.cleaned_data["clauses"].splitlines())
        return tuple(line for line in lines if line)


class RelationForm(forms.Form):
    """A relation to another network."""

    kind = ListedField(NetworkRelation.Kind.choices, label=_("关系"))
    other = RowField(Network.objects.none(), label=_("另一个网络"), required=True)
    starts_on = DayField(label=_("从哪天起"))

    def __init__(self, data: Any = None, *, others: Any) -> None:
        super().__init__(data)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """When something ends."""

    ends_before = DayField(label=_("从哪天起不再有"), required=True)


class StudioForm(RecordForm):
    """A studio's own fields."""

    PAIRS = {"founded": ("founded_on", "founded_precision")}

    name = TextField(label=_("工作室名称"), required=True, max_length=120)
    founded = PartialDateField(label=_("成立日期"), help_text=_("如 2018年1月。"))
    declared_members = ReadField(
        parse_count, label=_("成员人数"), help_text=_("工作室自己报的人数，含领衔人。"), max_length=20
    )


class LeaderForm(forms.Form):
    """Who leads from now on, and who no longer does."""

    coming = TextField(label=_("谁来领衔"), max_length=60, help_text=_("写姓名；没有人接任就空着。"))
    leaving = RowField(Leadership.objects.none(), label=_("接谁的"), empty_label=NOBODY_LEAVES)
    on = DayField(label=_("从哪天起"), required=True)

    def __init__(self, data: Any = None, *, studio: Studio) -> None:
        super().__init__(data)
        rows = studio.leaderships.filter(ends_before__isnull=True).select_related("person")
        self.fields["leaving"].queryset = rows  # type: ignore[attr-defined]
        self.fields["leaving"].label_from_instance = lambda row: row.person.name  # type: ignore[attr-defined]


class LeavingForm(forms.Form):
    """When and why a member leaves."""

    left = PartialDateField(label=_("退出日期"), required=True)
    leaving_reason = TextField(label=_("退出原因"), max_length=200)


class GroupForm(RecordForm):
    """The group a member works in."""

    group = RowField(Group.objects.none(), label=_("工作组"))

    def __init__(self, data: Any = None, *, row: Any = None) -> None:
        super().__init__(data, row=row)
        self.fields["group"].queryset = Group.objects.filter(network=row.network_id)  # type: ignore[attr-defined]


class NilForm(forms.Form):
    """A zero that is reported."""

    kind = ListedField(Register.Kind.choices, label=_("哪一本台账"))
    year = YearField(label=_("年度"), required=True)
    reason = TextField(label=_("依据"), required=True, help_text=_("例如：已逐家核对，本年没有媒体报道。"))
    paper = TextField(label=_("依据的文件"), max_length=120)
    on_behalf_of = TextField(label=_("代谁填写"), max_length=60)
