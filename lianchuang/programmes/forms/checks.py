"""What an officer says of a proposal, and what is set up for a call, read into plain values."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.design.saying import spoken
from lianchuang.programmes.models import FormalCheck, LikenessCheck
from lianchuang.programmes.rules.checks import ITEMS
from lianchuang.records.fields import DayField, ListedField, TextField


class FormalCheckForm(forms.Form):
    """Each item with yes or no, the verdict, why, until when."""

    verdict = ListedField(FormalCheck.Verdict.choices, label=gettext_lazy("结论"), widget=forms.RadioSelect)
    reason = TextField(
        label=gettext_lazy("说明"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("退回或不通过时会原样告诉申报人。"),
    )
    complete_by = DayField(
        label=gettext_lazy("补正到哪一天"), help_text=gettext_lazy("退回补正时填写，当天算在内。")
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for code, says in ITEMS.items():
            self.fields[f"item-{code}"] = forms.BooleanField(label=spoken(says), required=False)
            self.fields[f"why-{code}"] = TextField(label=_("哪里不符合"), max_length=300)

    def findings(self) -> dict[str, tuple[bool, str]]:
        """Item -> (fine, the reason for a no)."""
        said = self.cleaned_data
        return {code: (said[f"item-{code}"], said[f"why-{code}"]) for code in ITEMS}

    def items(self) -> list[tuple[Any, Any]]:
        """The fields of each item, as the page lists them."""
        return [(self[f"item-{code}"], self[f"why-{code}"]) for code in ITEMS]


class LikenessForm(forms.Form):
    """One verdict on one earlier text."""

    other = forms.CharField(max_length=60)
    verdict = ListedField(LikenessCheck.Verdict.choices, label=gettext_lazy("结论"))
    reason = TextField(label=gettext_lazy("理由"), max_length=300)


class NoticeForm(forms.Form):
    """What a notice says above and below its list."""

    title = TextField(label=gettext_lazy("公示标题"), required=True, max_length=200)
    text = TextField(
        label=gettext_lazy("公示正文"),
        required=True,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    contact = TextField(
        label=gettext_lazy("异议受理"),
        required=True,
        max_length=300,
        help_text=gettext_lazy("写受理部门、电话和地址，公示上照印。"),
    )
