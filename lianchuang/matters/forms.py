"""What is typed about matters, read into plain values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.unreadable import Unreadable
from lianchuang.design.saying import said_of, spoken
from lianchuang.matters.rules.years import YearRead, read_holidays
from lianchuang.records.fields import ListedField, TextField, YearField, YesNoField

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


LONGEST_PAPER_TEXT = 6000


class OfficialYearForm(forms.Form):
    """One year's days off and make-up days, as the State Council's paper says them."""

    year = YearField(label=_("年度"), required=True, help_text=_("如 2027。"))
    paper = TextField(
        label=_("依据的文件"),
        required=True,
        max_length=200,
        help_text=_("国务院办公厅关于部分节假日安排的通知，连文号一起写。"),
    )
    text = TextField(
        label=_("通知的正文"),
        required=True,
        max_length=LONGEST_PAPER_TEXT,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("整段贴进来就行；自己写也可以：1月1日至3日放假，共3天。1月4日上班。"),
    )

    def clean(self) -> dict[str, Any]:
        """The text, read for its year."""
        said = self.cleaned_data
        year = self.year_asked()
        if said.get("text") and year:
            try:
                said["days"] = read_holidays(said["text"], year)
            except Unreadable as unreadable:
                self.add_error("text", spoken(unreadable.says))
        return said

    def year_asked(self) -> int | None:
        """The year it is about."""
        return self.cleaned_data.get("year")

    @property
    def read(self) -> YearRead | None:
        """What was read, where all of it was."""
        return self.cleaned_data.get("days") if self.is_bound and self.is_valid() else None


class YearCorrectionForm(OfficialYearForm):
    """The same for a year that was typed in before, with the reason."""

    year = None  # type: ignore[assignment]
    reason = TextField(label=_("更正的理由"), required=True, max_length=200)

    def __init__(self, data: Any = None, *, year: int, **options: Any) -> None:
        super().__init__(data, **options)
        self.of_year = year

    def year_asked(self) -> int | None:
        """The year of the row."""
        return self.of_year
