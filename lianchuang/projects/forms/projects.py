"""What is typed about projects, read into plain values."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.text import squash_name
from lianchuang.networks.models import Studio
from lianchuang.people.access import Reach, visible_bodies
from lianchuang.people.models import Person
from lianchuang.people.queries import NamedPeople, people_written
from lianchuang.projects.models import Project
from lianchuang.projects.rules import decision_problems, order_problems
from lianchuang.records.correcting import Grounds
from lianchuang.records.fields import (
    ListedField,
    MoneyField,
    PartialDateField,
    RowField,
    TextField,
    YearField,
)
from lianchuang.records.forms import RecordForm

MOST_PEOPLE_TYPED = 6000
PEOPLE_HELP = _("一行一人，写成：姓名（单位全称）。")


class ProjectForm(RecordForm):
    """The facts of a project; `studios` are those it may be led by."""

    PAIRS = {
        "approved": ("approved_on", "approved_precision"),
        "starts": ("starts_on", "starts_precision"),
        "ends": ("ends_on", "ends_precision"),
    }

    title = TextField(label=_("项目名称"), required=True, max_length=200)
    number = TextField(label=_("项目编号"), max_length=30)
    year = YearField(label=_("年度"), required=True)
    lead = RowField(Studio.objects.none(), label=_("牵头工作室"), required=True)
    direction = TextField(label=_("研究方向"), max_length=60)
    decision = ListedField(Project.Decision.choices, label=_("立项决定"))
    approved = PartialDateField(
        label=_("立项日期"), help_text=_("如 2024年3月28日；只知道月份就写 2024年3月。")
    )
    starts = PartialDateField(label=_("开始时间"), help_text=_("如 2024年6月。"))
    ends = PartialDateField(label=_("结束时间"))
    funding_yuan = MoneyField(label=_("经费（元）"), help_text=_("如 125000，或写 12.5万元。"))

    def __init__(self, data: Any = None, *, row: Project | None = None, studios: QuerySet[Studio]) -> None:
        super().__init__(data, row=row)
        self.studios = studios
        self.fields["lead"].queryset = studios  # type: ignore[attr-defined]

    def again(self, data: Any) -> "ProjectForm":
        """The same form with other data."""
        return type(self)(data, row=self.row, studios=self.studios)  # type: ignore[arg-type]

    def clean(self) -> dict[str, Any]:
        """Dates in order, and a day of approval where there is one."""
        said = self.cleaned_data
        starts, ends, approved = said.get("starts"), said.get("ends"), said.get("approved")
        self.say_problems(
            order_problems(starts and (starts.first, starts.last), ends and (ends.first, ends.last))
        )
        if "approved" not in self.errors:
            self.say_problems(decision_problems(said.get("decision", ""), approved and approved.last))
        return said


class PeopleForm(forms.Form):
    """People typed line by line, matched with those who are known."""

    people = TextField(
        label=_("参与人员"),
        max_length=MOST_PEOPLE_TYPED,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=PEOPLE_HELP,
    )

    def __init__(self, data: Any = None, *, reach: Reach) -> None:
        super().__init__(data)
        self.reach = reach

    def clean_people(self) -> NamedPeople:
        """Found, new, or said in words which line could not be told."""
        # A person is looked for in the bodies in sight, whether or not the reader sees the person's own page.
        found = people_written(self.cleaned_data["people"], visible_bodies(self.reach), Person.objects.all())
        if found.problems:
            raise forms.ValidationError(found.problems)
        return found


class PartsForm(PeopleForm):
    """What a project typed in by hand brings along: its partners and its people."""

    partners = TextField(
        label=_("参与工作室"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一行一家；没有登记过的会照您写的字保存。"),
    )
    field_order = ("partners", "people")

    def clean_partners(self) -> list[str]:
        """The names, each once."""
        lines = (line.strip()[:120] for line in self.cleaned_data["partners"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class PartnerForm(forms.Form):
    """One partner: chosen among the network's members, or written where it is not known here."""

    studio = RowField(Studio.objects.none(), label=_("成员工作室"))
    name_written = TextField(
        label=_("没有登记过的工作室"),
        max_length=120,
        help_text=_("照写的字保存；登记过的请在上面选，不要再写一遍。"),
    )

    def __init__(self, data: Any = None, *, studios: QuerySet[Studio]) -> None:
        super().__init__(data)
        self.studios = studios
        self.fields["studio"].queryset = studios  # type: ignore[attr-defined]

    def clean_name_written(self) -> str:
        """A name nobody has here: a member's is chosen, never typed."""
        name: str = self.cleaned_data["name_written"]
        known = (
            {squash_name(each): each for each in self.studios.values_list("name", flat=True)} if name else {}
        )
        if squash_name(name) in known:
            says = _("「%(name)s」登记过，请在上面选。")
            raise forms.ValidationError(says, params={"name": known[squash_name(name)]})
        return name


class AddedPeopleForm(PeopleForm):
    """People to add, and why."""

    reason = TextField(
        label=_("为什么补报"), required=True, help_text=_("例如：公交集团 2 月补报五人，见盖章名单。")
    )
    paper = TextField(label=_("依据的文件"), max_length=120)
    on_behalf_of = TextField(label=_("代谁填写"), max_length=60)

    def grounds(self) -> Grounds:
        """Why, on which paper, for whom."""
        said = self.cleaned_data
        return Grounds(said["reason"], said["paper"], said["on_behalf_of"])
