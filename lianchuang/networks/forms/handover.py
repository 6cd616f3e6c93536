"""What is typed of a handover: items, to whom they go, a stamped paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianchuang.networks.actions import Added
from lianchuang.networks.models import HandoverItem
from lianchuang.records.fields import ListedField, MoneyField, TextField
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import upload_of

BY_HAND = [each for each in HandoverItem.Kind.choices if each[0] != HandoverItem.Kind.MATTER]
SIDES = [("given", _("移交方")), ("taken", _("接收方")), ("both", _("双方盖在同一份上"))]


class ItemForm(forms.Form):
    """A file, money or something else that is handed over."""

    kind = ListedField(BY_HAND, label=_("类别"))
    title = TextField(
        label=_("内容"), required=True, max_length=300, help_text=_("例如：章程原件一份、U盾一个、账户余额。")
    )
    amount_yuan = MoneyField(label=_("金额（元）"), help_text=_("只有经费才写。"))
    goes_to = TextField(label=_("交给谁"), max_length=80)
    file = forms.FileField(
        label=_("文件"),
        required=False,
        allow_empty_file=True,
        help_text=_("收 PDF、JPG、PNG、.xlsx、.docx。"),
    )

    def clean_file(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["file"])

    def added(self) -> Added:
        """What was typed."""
        said = self.cleaned_data
        return Added(said["kind"], said["title"], said["amount_yuan"], said["goes_to"])


class AssignmentForm(forms.Form):
    """To whom each item goes: one box an item that is still open; an empty one proposes the next chair unit."""

    def __init__(self, data: Any = None, *, items: list[HandoverItem], proposed: str = "") -> None:
        super().__init__(data)
        items = [item for item in items if item.matter is None or item.matter.closed_at is None]
        for item in items:
            self.fields[f"goes_to_{item.pk}"] = TextField(
                label=item.title, max_length=80, initial=item.goes_to or proposed, required=False
            )
        self.keys = [item.pk for item in items]

    def goes_to(self) -> dict[int, str]:
        """Item's key -> to whom, for the boxes that were there."""
        sent = [key for key in self.keys if f"goes_to_{key}" in self.data]
        return {key: self.cleaned_data[f"goes_to_{key}"] for key in sent}


class PaperForm(forms.Form):
    """A stamped list, typed in by the secretary."""

    side = ListedField(SIDES, label=_("哪一方盖的章"))
    scan = forms.FileField(
        label=_("盖章件"),
        allow_empty_file=True,
        error_messages={"required": _("请选择一个文件。")},
        help_text=_("盖了章的交接清单扫描件或照片，等同于签认；对方可以提出异议。"),
    )
    paper = TextField(label=_("依据的文件"), max_length=120, help_text=_("文号或文件名。"))

    def clean_scan(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["scan"])

    def sides(self) -> list[Any]:
        """One side, or both."""
        side = self.cleaned_data["side"]
        return ["given", "taken"] if side == "both" else [side]


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(label=_("理由"), required=True, help_text=_("会留在台账里，以后谁都能看到为什么。"))
