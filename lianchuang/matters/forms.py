"""What is typed about matters, read into plain values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianchuang.design.saying import said_of
from lianchuang.records.fields import ListedField, TextField, YesNoField

LONGEST_REASON = 500
# What the one a paper was typed for can say with one tap.
CONTESTS = [
    ("no_seal", _("我们没有盖过这个章")),
    ("differs", _("填的和纸上写的不一样")),
    ("unknown", _("我不知道这件事")),
]


class ContestForm(forms.Form):
    """不是这样: one of the usual reasons with one tap, or own words."""

    usual = ListedField(CONTESTS, required=False)
    reason = TextField(
        label=_("哪里不对"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        """The reason as it is kept: Chinese, whoever reads."""
        said = self.cleaned_data
        usual = said_of(dict(CONTESTS)[said["usual"]]) if said.get("usual") else ""
        said["reason"] = "；".join(each for each in (usual, said.get("reason", "")) if each)
        return said


class SettlementForm(forms.Form):
    """How a contest was checked and what follows."""

    is_void = YesNoField(label=_("对方说得对，这份代填作废"))
    settlement = TextField(
        label=_("怎么核实的，怎么处理"),
        required=True,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("对方会看到这段话，例如：打电话问过办公室，章是盖错了，请重新确认。"),
    )
