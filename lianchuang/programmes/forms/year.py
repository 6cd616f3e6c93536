"""The plan of a year as it is typed: its stages row by row, what is taken over, what becomes of what is open."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.design.saying import spoken
from lianchuang.matters.models import Matter
from lianchuang.programmes.actions import CopiedCall, Leftover, NewDirection, NewStage, YearPlan
from lianchuang.programmes.actions.closing import CARRY, DROP, LEAVE
from lianchuang.programmes.models import Stage
from lianchuang.programmes.queries.opening import ProposedCall, ProposedYear
from lianchuang.programmes.rules.year import MOST_STAGES, STAGE_PRESETS, call_problems, span_problems
from lianchuang.records.fields import DayField, InstantField, ListedField, TextField
from lianchuang.records.forms import RecordForm

PRESET_NAMES = {preset.name for preset in STAGE_PRESETS}
BLANK_ROWS = 2
LONGEST_GOALS = 4000


def all_valid(parts: Sequence[forms.Form]) -> bool:
    """Whether every one is; each is asked, so that all that is wrong is said at once."""
    return not [part for part in parts if not part.is_valid()]


class StageForm(forms.Form):
    """One stage: an empty row is none."""

    title = TextField(label=gettext_lazy("阶段"), max_length=60)
    starts_on = DayField(label=gettext_lazy("起"))
    ends_on = DayField(label=gettext_lazy("止"))
    preset = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Title and both days, or none of them."""
        said = self.cleaned_data
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if self.is_blank() or self.errors:
            return said
        if not said["title"]:
            self.add_error("title", _("请写这个阶段叫什么；不要这一行就把日期也清空。"))
        for name, day in (("starts_on", starts), ("ends_on", ends)):
            if day is None:
                self.add_error(name, _("请写到哪一天；不要这个阶段就把名称清空。"))
        for name, says in span_problems(starts, ends, ("starts_on", "ends_on")).items():
            self.add_error(name, spoken(says))
        return said

    def is_blank(self) -> bool:
        """Nothing was typed into the row."""
        said = self.cleaned_data
        typed = said.get("title"), said.get("starts_on"), said.get("ends_on")
        return not any(typed) and not self.errors

    def stage(self) -> NewStage:
        """The stage that was typed."""
        said = self.cleaned_data
        preset = said["preset"] if said["preset"] in PRESET_NAMES else ""
        return NewStage(said["title"], said["starts_on"], said["ends_on"], preset)


class StageRows:
    """The stages of a year, one row each and two to spare."""

    def __init__(self, data: Any = None, *, initial: Sequence[dict[str, Any]] = ()) -> None:
        count = _rows_in(data) if data is not None else min(len(initial) + BLANK_ROWS, MOST_STAGES)
        self.forms = [
            StageForm(data, prefix=f"stage-{place}", initial=initial[place] if place < len(initial) else None)
            for place in range(count)
        ]

    def is_valid(self) -> bool:
        """Whether every row is as it should be."""
        return all_valid(self.forms)

    def stages(self) -> list[NewStage]:
        """What was typed."""
        return [form.stage() for form in self.forms if not form.is_blank()]


def _rows_in(data: Any) -> int:
    known = [place for place in range(MOST_STAGES) if f"stage-{place}-title" in data]
    return max(known, default=-1) + 1


def stage_values(stages: Sequence[Stage]) -> list[dict[str, Any]]:
    """The rows of a calendar as it stands."""
    return [
        {"title": each.title, "starts_on": each.starts_on, "ends_on": each.ends_on, "preset": each.preset}
        for each in stages
    ]


class AimsForm(forms.Form):
    """What the year is to reach and to work on."""

    goals = TextField(
        label=gettext_lazy("年度目标"), max_length=LONGEST_GOALS, widget=forms.Textarea(attrs={"rows": 4})
    )
    directions = TextField(
        label=gettext_lazy("研究方向"),
        max_length=LONGEST_GOALS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("一行一个，可以以后再加、再改。"),
    )

    def clean_directions(self) -> list[str]:
        """One a line, each once."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["directions"].splitlines()]
        titles = list(dict.fromkeys(line for line in lines if line))
        if any(len(title) > 60 for title in titles):
            raise forms.ValidationError(_("研究方向的名称最多 60 个字，说明可以以后再写。"))
        return titles


class GoalsForm(RecordForm):
    """What the year is to reach."""

    goals = TextField(
        label=gettext_lazy("年度目标"), max_length=LONGEST_GOALS, widget=forms.Textarea(attrs={"rows": 6})
    )


class CopiedCallForm(forms.Form):
    """A call of the year before: taken over with its new window, or not."""

    is_kept = forms.BooleanField(label=gettext_lazy("带过来"), required=False)
    title = TextField(label=gettext_lazy("征集名称"), max_length=120)
    opens_at = InstantField(label=gettext_lazy("开始"))
    closes_at = InstantField(label=gettext_lazy("截止"))

    def __init__(self, data: Any = None, *, proposed: ProposedCall) -> None:
        self.proposed = proposed
        told = {
            "is_kept": True,
            "title": proposed.title,
            "opens_at": proposed.opens_at,
            "closes_at": proposed.closes_at,
        }
        super().__init__(data, prefix=f"call-{proposed.call.pk}", initial=told)

    def clean(self) -> dict[str, Any]:
        """A call that is taken over has its window."""
        said = self.cleaned_data
        if not said.get("is_kept"):
            return said
        if not said.get("title") and "title" not in self.errors:
            self.add_error("title", _("请写这次征集叫什么。"))
        for name in ("opens_at", "closes_at"):
            if said.get(name) is None and name not in self.errors:
                self.add_error(name, _("请写到几点；不带这次征集过来，就去掉上面的勾。"))
        for name, says in call_problems(
            self.proposed.year, said.get("opens_at"), said.get("closes_at")
        ).items():
            self.add_error(name, spoken(says))
        return said

    def copied(self) -> CopiedCall | None:
        """The call in its new window, None where it stays behind."""
        said = self.cleaned_data
        if not said["is_kept"]:
            return None
        return CopiedCall(self.proposed.call, said["title"], said["opens_at"], said["closes_at"])


class LeftoverForm(forms.Form):
    """What becomes of one open matter."""

    choice = ListedField([], label=gettext_lazy("怎么办"), widget=forms.RadioSelect)
    reason = TextField(label=gettext_lazy("理由（不用办了才写）"), max_length=200)

    def __init__(self, data: Any = None, *, matter: Matter, year: int, first: str = CARRY) -> None:
        self.matter = matter
        super().__init__(data, prefix=f"matter-{matter.pk}", initial={"choice": first})
        self.fields["choice"].choices = [  # type: ignore[attr-defined]
            (CARRY, _("转到 %(year)s 年") % {"year": year}),
            (LEAVE, _("先留着，收年以前再定")),
            (DROP, _("不用办了")),
        ]

    def clean(self) -> dict[str, Any]:
        """What is dropped is dropped for a reason."""
        said = self.cleaned_data
        if said.get("choice") == DROP and not said.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("不用办了，请写明理由。"))
        return said

    def leftover(self) -> Leftover:
        """The choice."""
        return Leftover(self.cleaned_data["choice"], self.cleaned_data["reason"])


class YearPlanForm:
    """The whole plan of a new year on one page."""

    def __init__(self, data: Any = None, *, proposed: ProposedYear) -> None:
        self.proposed = proposed
        titles = "\n".join(each.title for each in proposed.directions)
        self.aims = AimsForm(data, initial={"goals": proposed.goals, "directions": titles})
        rows = [
            {
                "title": each.title,
                "preset": each.preset,
                "starts_on": each.starts.day,
                "ends_on": each.ends.day,
            }
            for each in proposed.stages
        ]
        self.rows = StageRows(data, initial=rows)
        self.calls = [CopiedCallForm(data, proposed=each) for each in proposed.calls]
        year = proposed.year
        self.leftovers = [LeftoverForm(data, matter=each, year=year) for each in proposed.matters]

    def is_valid(self) -> bool:
        """Whether every part is as it should be."""
        return all_valid([self.aims, *self.rows.forms, *self.calls, *self.leftovers])

    @property
    def is_bound(self) -> bool:
        """Whether somebody has sent it."""
        return self.aims.is_bound

    def problems(self) -> int:
        """How many of its fields are wrong."""
        parts = [self.aims, *self.rows.forms, *self.calls, *self.leftovers]
        return sum(len(part.errors) for part in parts)

    def plan(self) -> YearPlan:
        """What was decided; a direction of the same name keeps its text of the year before."""
        texts = {each.title: each.text for each in self.proposed.directions}
        titles = self.aims.cleaned_data["directions"]
        return YearPlan(
            self.aims.cleaned_data["goals"],
            self.rows.stages(),
            [NewDirection(title, texts.get(title, "")) for title in titles],
            [copied for form in self.calls if (copied := form.copied()) is not None],
            {form.matter.pk: form.leftover() for form in self.leftovers},
        )
