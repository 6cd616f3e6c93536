"""Directions, joint topics and claims as they are typed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.numbers import parse_count
from lianchuang.basics.said import Said
from lianchuang.basics.unreadable import Unreadable
from lianchuang.networks.models import Studio
from lianchuang.programmes.models import Direction, Programme
from lianchuang.records.fields import ReadField, RowField, TextField, YesNoField
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import RecordForm, upload_of

MOST = 999


def read_limit(text: str) -> int:
    """A whole number from 1 to 999. Raises Unreadable."""
    number = parse_count(text)
    if not 1 <= number <= MOST:
        raise Unreadable(Said("应为 1 到 999 之间的整数；不限就空着。"))
    return number


class DirectionForm(RecordForm):
    """A research direction."""

    title = TextField(label=_("研究方向"), required=True, max_length=60)
    text = TextField(label=_("说明"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))


class TopicForm(RecordForm):
    """A joint topic of a year."""

    title = TextField(label=_("合作课题"), required=True, max_length=200)
    text = TextField(label=_("要解决什么"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    direction = RowField(Direction.objects.none(), label=_("属于哪个研究方向"))
    most_claims = ReadField(read_limit, label=_("最多几家认领"), max_length=20, help_text=_("不限就空着。"))

    def __init__(self, data: Any = None, *, programme: Programme, row: Any = None) -> None:
        super().__init__(data, row=row)
        self.fields["direction"].queryset = programme.directions.order_by("position", "pk")  # type: ignore[attr-defined]


class TopicCorrectionForm(TopicForm):
    """The same, and whether it may still be claimed."""

    is_closed = YesNoField(label=_("停止认领"))


class ClaimForm(forms.Form):
    """Which studio takes a topic up, and how."""

    studio = RowField(Studio.objects.none(), label=_("工作室"), required=True)
    note = TextField(label=_("打算怎么做"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Any = None, files: Any = None, *, studios: QuerySet[Studio]) -> None:
        super().__init__(data, files)
        self.fields["studio"].queryset = studios  # type: ignore[attr-defined]
        only = list(studios[:2])
        if len(only) == 1:
            self.initial = {"studio": only[0].pk}


class PaperClaimForm(ClaimForm):
    """The same, typed in from a stamped paper."""

    paper = TextField(label=_("依据的文件"), max_length=120, help_text=_("文号或文件名。"))
    scan = forms.FileField(
        label=_("盖章件"),
        allow_empty_file=True,
        error_messages={"required": _("代录要附上盖章件的扫描件或照片。")},
        help_text=_("盖章的扫描件等同于工作室自己认领；领衔人会收到通知，可以提出异议。"),
    )

    def clean_scan(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["scan"])


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(
        label=_("理由"), required=True, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
