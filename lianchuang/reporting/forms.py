"""What is asked before values leave the office, and of values that left before."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.numbers import parse_count, parse_money
from lianchuang.basics.text import plain_text
from lianchuang.basics.unreadable import Unreadable
from lianchuang.design.saying import spoken
from lianchuang.figures.catalogue import CATALOGUE, GROUPS
from lianchuang.reporting.rules import CHANNELS, FIRST_YEAR, LAST_YEAR
from lianchuang.reporting.rules import LONGEST_ADDRESSEE as ADDRESSEE
from lianchuang.reporting.rules import LONGEST_CHANNEL as CHANNEL
from lianchuang.reporting.rules import LONGEST_PAPER as PAPER

CODES = [(title, [(figure.code, figure.title) for figure in figures]) for title, figures in GROUPS]


class Line(forms.Form):
    """To whom, by which way, on which paper; the same for both forms."""

    year = forms.IntegerField(label=_("年度"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    addressee = forms.CharField(label=_("报给谁"), max_length=ADDRESSEE)
    channel = forms.CharField(label=_("用什么方式"), max_length=CHANNEL, initial=CHANNELS[0])
    paper = forms.CharField(label=_("文号或文件名"), max_length=PAPER, required=False)

    def clean(self) -> dict[str, Any]:
        """Control characters and the like are refused at the field."""
        cleaned = super().clean() or {}
        for name in ("addressee", "channel", "paper", "on_behalf_of"):
            if name in cleaned:
                try:
                    cleaned[name] = plain_text(cleaned[name])
                except Unreadable as unreadable:
                    self.add_error(name, spoken(unreadable.says))
        return cleaned


class ExportForm(Line):
    """Which figures leave as Excel, as known after which act."""

    act = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    codes = forms.MultipleChoiceField(label=_("哪些数"), choices=CODES)
    with_rows = forms.BooleanField(label=_("附上明细"), required=False)
    with_names = forms.BooleanField(label=_("姓名不遮盖"), required=False)


class TypedForm(Line):
    """A value that was reported without this installation."""

    code = forms.ChoiceField(label=_("哪个数"), choices=CODES)
    value = forms.CharField(label=_("报了多少"), max_length=40)
    reported_on = forms.DateField(label=_("哪天报的"), widget=forms.DateInput(attrs={"type": "date"}))
    on_behalf_of = forms.CharField(label=_("替谁记的"), max_length=60, required=False)

    field_order = ["code", "year", "value", "reported_on", "addressee", "channel", "paper", "on_behalf_of"]

    def clean(self) -> dict[str, Any]:
        """The value is read as the figure's unit asks for."""
        cleaned = super().clean()
        figure = CATALOGUE.get(cleaned.get("code", ""))
        if figure and "value" in cleaned:
            try:
                text = cleaned["value"]
                cleaned["value"] = parse_money(text, "元") if figure.sums else parse_count(text)
            except Unreadable as unreadable:
                self.add_error("value", spoken(unreadable.says))
        return cleaned
