"""What is typed about outcomes, read into plain values."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.identifiers import patent_kind_of
from lianchuang.basics.periods import parse_period
from lianchuang.basics.said import Said
from lianchuang.basics.text import shown, squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.outcomes.models import Benefit, Patent
from lianchuang.outcomes.rules import benefit_problems, patent_date_problems, patent_kind_problems
from lianchuang.people.access import Reach, visible_bodies
from lianchuang.people.models import Body
from lianchuang.projects.models import Project
from lianchuang.records.fields import (
    ApplicationNumberField,
    ClicksField,
    CopyrightNumberField,
    DayField,
    ListedField,
    MoneyField,
    ReadField,
    RowField,
    TextField,
    YearField,
    YesNoField,
)
from lianchuang.records.forms import RecordForm

DAY_HELP = _("如 2024年12月24日 或 2024-12-24。")


class FromProjectForm(RecordForm):
    """An outcome that may come from one of the network's projects."""

    project = RowField(Project.objects.none(), label=_("来源项目"))

    def __init__(self, data: Any = None, *, row: Any = None, projects: QuerySet[Project]) -> None:
        super().__init__(data, row=row)
        self.projects = projects
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]
        self.order_fields([name for name in self.fields if name != "project"])

    def again(self, data: Any) -> "FromProjectForm":
        """The same form with other data."""
        return type(self)(data, row=self.row, projects=self.projects)


class PatentForm(FromProjectForm):
    """The facts of a patent; its state follows from the dates."""

    title = TextField(label=_("名称"), required=True, max_length=200)
    kind = ListedField(Patent.Kind.choices, label=_("类型"))
    application_number = ApplicationNumberField(
        label=_("申请号 / 专利号"), required=True, help_text=_("如 ZL202217472068.9，最后一位是校验位。")
    )
    filed_on = DayField(happened=True, label=_("申请日"), help_text=DAY_HELP)
    published_on = DayField(happened=True, label=_("公布日"))
    granted_on = DayField(happened=True, label=_("授权日"))
    lapsed_on = DayField(happened=True, label=_("失效日"))

    def clean(self) -> dict[str, Any]:
        """Dates in order; the number and the kind agree."""
        said = self.cleaned_data
        days = [said.get(name) for name in ("filed_on", "published_on", "granted_on", "lapsed_on")]
        if not {"filed_on", "published_on", "granted_on", "lapsed_on"} & set(self.errors):
            self.say_problems(patent_date_problems(*days))
        if number := said.get("application_number"):
            self.say_problems(patent_kind_problems(said.get("kind", ""), patent_kind_of(number)))
        return said


class CopyrightForm(FromProjectForm):
    """The facts of a software copyright."""

    title = TextField(label=_("名称"), required=True, max_length=200)
    number = CopyrightNumberField(label=_("登记号"), required=True, help_text=_("如 2024SR0131155。"))
    registered_on = DayField(happened=True, required=True, label=_("登记日"), help_text=DAY_HELP)


def _period(text: str) -> tuple[date, date]:
    first, last = parse_period(text)
    return first.first, last.last


def _written_period(pair: Any) -> str:
    """2024年, 2024年1月至2024年6月, or the two days; read back as the same period."""
    first, last = pair
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole_months and (first.month, last.month, first.year) == (1, 12, last.year):
        return f"{first.year}年"
    if whole_months:
        return f"{first.year}年{first.month}月至{last.year}年{last.month}月"
    return f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"


class BenefitForm(FromProjectForm):
    """The facts of a benefit: forecast or realised, claimed or confirmed."""

    PAIRS = {"period": ("period_first", "period_last")}

    stage = ListedField(Benefit.Stage.choices, label=_("效益类型"))
    amount_yuan = MoneyField(
        label=_("金额（元）"), required=True, help_text=_("如 1265000，或写 126.5万元。")
    )
    period = ReadField(
        _period, _written_period, label=_("期间"), required=True, help_text=_("如 2024年，或 2024.1—2024.6。")
    )
    is_confirmed = YesNoField(label=_("财务已确认"))
    reported_year = YearField(label=_("填报年度"), required=True, help_text=_("预计的效益归到这一年。"))

    def clean(self) -> dict[str, Any]:
        """A forecast is not confirmed."""
        said = self.cleaned_data
        first, last = said.get("period") or (None, None)
        self.say_problems(
            benefit_problems(said.get("stage", ""), said.get("is_confirmed") is True, first, last)
        )
        return said


def _link(text: str) -> str:
    if not text.lower().startswith(("http://", "https://")) or " " in text:
        raise Unreadable(
            Said("%(link)s不是网址：应以 http:// 或 https:// 开头，中间没有空格。", link=shown(text))
        )
    return text


class MediaForm(RecordForm):
    """The facts of a media report."""

    PAIRS = {"clicks": ("clicks", "clicks_at_least")}

    title = TextField(label=_("标题"), required=True, max_length=200)
    outlet = TextField(label=_("媒体"), required=True, max_length=80)
    level = TextField(label=_("级别"), max_length=20)
    printed_on = DayField(happened=True, required=True, label=_("日期"), help_text=DAY_HELP)
    is_original = YesNoField(label=_("是原创"), help_text=_("转载不算自己的宣传，分开计。"))
    link = ReadField(_link, label=_("链接"), max_length=500)
    clicks = ClicksField(label=_("点击量"), help_text=_("如 8600、1.2万；只知道下限写 3万+。"))

    def values(self) -> dict[str, Any]:
        """Without clicks there is no lower bound either; an unknown link is empty."""
        found = super().values()
        found["link"] = found["link"] or ""
        return {**found, "clicks_at_least": False} if found["clicks"] is None else found


class CreditsForm(forms.Form):
    """完成单位 of a patent or copyright typed in by hand, in order of contribution."""

    bodies = TextField(
        label=_("完成单位"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一行一家，按贡献排序，写单位全称。"),
    )

    def __init__(self, data: Any = None, *, reach: Reach, credited: Iterable[Body] = ()) -> None:
        super().__init__(data)
        self.reach, self.credited = reach, list(credited)
        self.initial = {"bodies": "\n".join(body.name for body in self.credited)}

    def clean_bodies(self) -> list[Body]:
        """Bodies in sight or credited already, each once; one that is not known here is said, never made."""
        names = list(
            dict.fromkeys(line.strip() for line in self.cleaned_data["bodies"].splitlines() if line.strip())
        )
        spelled = {*names, *map(squash_name, names)}
        known = {squash_name(body.name): body for body in visible_bodies(self.reach).filter(name__in=spelled)}
        known |= {squash_name(body.name): body for body in self.credited}
        missing = [name for name in names if squash_name(name) not in known]
        if missing:
            says = _("这些单位还没有登记，请核对写法：%(names)s。")
            raise forms.ValidationError(says, params={"names": "、".join(missing)})
        return [known[squash_name(name)] for name in names]
