"""What is asked when a proposal is handed in, taken back, or typed for somebody from a paper."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianchuang.networks.models import Studio
from lianchuang.people.models import Person
from lianchuang.records.fields import RowField, TextField
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import upload_of

TAKEN = _("收 PDF、JPG、PNG，不超过 50 MB。")
LONGEST_PAPER = 120


class NewProposalForm(forms.Form):
    """Whose proposal, and what it is called; a secretary says from which paper it is typed."""

    lead = RowField(Studio.objects.none(), label=_("牵头工作室"), required=True)
    title = TextField(label=_("项目名称"), required=True, max_length=200)
    paper = TextField(
        label=_("依据的文件"), max_length=LONGEST_PAPER, required=True,
        help_text=_("替工作室填写要写明依据，例如：3月8日交来的纸质申报书。领衔人会收到提醒，可以提出异议。"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, studios: QuerySet[Studio], is_typed: bool) -> None:
        super().__init__(data)
        self.fields["lead"].queryset = studios  # type: ignore[attr-defined]
        if not is_typed:
            del self.fields["paper"]
        if data is None and studios.count() == 1:
            self.initial["lead"] = studios.first()


class TypedForm(forms.Form):
    """From which paper a secretary types for a studio."""

    paper = TextField(
        label=_("依据的文件"),
        max_length=LONGEST_PAPER,
        required=True,
        help_text=_("例如：3月8日交来的纸质申报书。"),
    )


class ScanForm(forms.Form):
    """A stamped paper: its scan, and its number where it has one."""

    scan = forms.FileField(label=_("盖章件"), allow_empty_file=True, help_text=TAKEN)
    paper = TextField(label=_("文号或名称"), max_length=LONGEST_PAPER)

    def clean_scan(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["scan"])


class HandInForm(ScanForm):
    """Whose stamped confirmation a secretary hands in."""

    leader = RowField(Person.objects.none(), label=_("哪位领衔人盖章确认的"), required=True)
    field_order = ("leader", "scan", "paper")

    def __init__(self, data: Any = None, files: Any = None, *, leaders: QuerySet[Person]) -> None:
        super().__init__(data, files)
        self.fields["leader"].queryset = leaders  # type: ignore[attr-defined]
        self.fields["scan"].help_text = _("领衔人签字或盖章的申报书。") + str(TAKEN)
        if data is None and leaders.count() == 1:
            self.initial["leader"] = leaders.first()


class UnitPaperForm(ScanForm):
    """A unit's stamped paper: it takes part, or it leaves with a reason."""

    says = forms.ChoiceField(
        label=_("盖章件上写的是"), choices=[("yes", _("确认参加")), ("no", _("不参加，或退出"))], widget=forms.RadioSelect,
        initial="yes",
    )  # fmt: skip
    confirmed_by_name = TextField(
        label=_("谁签的字"), max_length=60, help_text=_("盖章件上的签字人；没有签字可不填。")
    )
    reason = TextField(label=_("不参加的理由"), max_length=300)
    field_order = ("says", "scan", "confirmed_by_name", "reason", "paper")

    def __init__(self, data: Any = None, files: Any = None, *, may_decline: bool) -> None:
        super().__init__(data, files)
        if not may_decline:
            del self.fields["says"], self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Who leaves says why."""
        said = self.cleaned_data
        if said.get("says") == "no" and not said.get("reason"):
            self.add_error("reason", _("请写一句理由，牵头单位要知道。"))
        return said


class LeavingForm(forms.Form):
    """Why something is given up."""

    reason = TextField(
        label=_("理由"), required=True, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class LeavingOnPaperForm(LeavingForm):
    """The same, typed by a secretary from a paper."""

    paper = TextField(label=_("依据的文件"), max_length=LONGEST_PAPER, required=True)


class AttachmentForm(forms.Form):
    """A file that goes with the proposal."""

    file = forms.FileField(label=_("附件"), allow_empty_file=True)

    def clean_file(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["file"])
