"""What is typed about sessions and marks, read into plain values."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from lianchuang.activities.models import Mark, Session
from lianchuang.people.access import Reach, visible_bodies
from lianchuang.people.models import Person
from lianchuang.people.queries import NamedPeople, people_written
from lianchuang.records.fields import ClockField, DayField, ListedField, TextField
from lianchuang.records.forms import RecordForm

MOST_PEOPLE_TYPED = 12_000


class SessionForm(RecordForm):
    """The facts of a session; its title is its activity's."""

    title = TextField(label=_("活动名称"), required=True, max_length=200)
    held_on = DayField(required=True, label=_("日期"), help_text=_("如 2024年5月16日。"))
    starts_at_time = ClockField(label=_("开始时间"), help_text=_("如 9:00 或 下午2点半。"))
    place = TextField(label=_("地点"), max_length=120)
    mode = ListedField(Session.Mode.choices, label=_("形式"))

    def values_of(self, row: models.Model) -> dict[str, Any]:
        """The session's fields, and its activity's title."""
        return {**super().values_of(row), "title": row.activity.title}  # type: ignore[attr-defined]


class MarksForm(forms.Form):
    """People typed from a paper list, who were there in one way."""

    people = TextField(
        label=_("到场的人"),
        required=True,
        max_length=MOST_PEOPLE_TYPED,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("一行一人，写成：姓名（单位全称）。"),
    )
    way = ListedField(Mark.Way.choices, label=_("怎么参加的"))
    is_make_up = forms.BooleanField(label=_("是补学"), required=False)

    def __init__(self, data: Any = None, *, reach: Reach) -> None:
        super().__init__(data)
        self.reach = reach

    def clean_people(self) -> NamedPeople:
        """Found, new, or said in words which line could not be told."""
        found = people_written(self.cleaned_data["people"], visible_bodies(self.reach), Person.objects.all())
        if found.problems:
            raise forms.ValidationError(found.problems)
        return found
