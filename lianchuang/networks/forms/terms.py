"""What is typed of the chair's terms, read into plain values; instants are Beijing's."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.numbers import parse_count
from lianchuang.networks.actions import Coming
from lianchuang.networks.models import Membership, Network, Term, TermHolder
from lianchuang.networks.queries import Turn, bounds_of
from lianchuang.networks.rules import Bounds, named_holders
from lianchuang.records.fields import ClockField, DayField, ListedField, ReadField, RowField, TextField
from lianchuang.records.forms import RecordForm
from lianchuang.records.past import BEIJING, now, this_day

MIDNIGHT = "00:00"
CLOCK_HELP = _("北京时间，到分；不写就是 00:00。")
HOLDERS_HELP = _("一行一位，姓名后面写职务，例如：孙某某 理事长。他们的权限随任期自动开始、自动结束。")


class BoundsForm(forms.Form):
    """From when until when: a day and a time of day each."""

    starts_on = DayField(label=_("从哪天起"), required=True)
    starts_time = ClockField(label=_("几点起"), help_text=CLOCK_HELP)
    ends_on = DayField(
        label=_("到哪天止"), required=True, help_text=_("这一天的这个时刻，权限就结束了（不含）。")
    )
    ends_time = ClockField(label=_("几点止"), help_text=CLOCK_HELP)

    def __init__(self, data: Any = None, *, bounds: Bounds | None = None, **options: Any) -> None:
        initial = {**(_said(bounds) if bounds else {}), **options.pop("initial", {})}
        super().__init__(data, initial=initial, **options)

    def bounds(self) -> Bounds:
        """What was typed, as instants."""
        said = self.cleaned_data
        starts_at = instant_of(said["starts_on"], said["starts_time"])
        return Bounds(starts_at, instant_of(said["ends_on"], said["ends_time"]))


class TermForm(BoundsForm):
    """A term that is to come: which member, when, who."""

    seat = ListedField([], label=_("理事长单位"), help_text=_("按轮值次序排列；轮到的排在最前。"))
    number = ReadField(parse_count, label=_("第几任"), required=True, max_length=6)
    is_acting = forms.BooleanField(label=_("这是代理（没有正式的理事长单位时）"), required=False)
    holders = TextField(
        label=_("谁来代表"),
        required=True,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=HOLDERS_HELP,
    )
    field_order = (
        "seat",
        "number",
        "starts_on",
        "starts_time",
        "ends_on",
        "ends_time",
        "holders",
        "is_acting",
    )

    def __init__(self, data: Any = None, *, turns: list[Turn], **options: Any) -> None:
        super().__init__(data, **options)
        self.seats = {str(turn.seats[0].pk): turn.seats[0] for turn in turns}
        names = {str(turn.seats[0].pk): turn.body.name for turn in turns}
        self.fields["seat"].choices = list(names.items())  # type: ignore[attr-defined]

    def clean_number(self) -> int:
        """From one on."""
        number: int = self.cleaned_data["number"]
        if not 1 <= number <= 999:
            raise ValidationError(_("第几任应在 1 到 999 之间。"))
        return number

    def clean_holders(self) -> Any:
        """Names and titles, one a line."""
        return ReadField(named_holders, max_length=1000).clean(self.cleaned_data["holders"])

    def coming(self) -> Coming:
        """What was typed."""
        said = self.cleaned_data
        seat: Membership = self.seats[said["seat"]]
        return Coming(seat, said["number"], self.bounds(), said["holders"], said["is_acting"])


class HolderForm(forms.Form):
    """Who acts for the chair unit from an instant on, and who no longer does."""

    coming = TextField(label=_("换成谁"), max_length=110, help_text=_("姓名，后面写职务；没有人接任就空着。"))
    leaving = RowField(TermHolder.objects.none(), label=_("接谁的"), empty_label=_("（没有人，增加一位）"))
    on = DayField(label=_("从哪天起"), required=True)
    clock = ClockField(label=_("几点起"), help_text=CLOCK_HELP)

    def __init__(self, data: Any = None, *, term: Term) -> None:
        super().__init__(data, initial={"on": this_day(), "clock": MIDNIGHT})
        rows = TermHolder.objects.filter(term=term, role__ends_at=term.ends_at).select_related("person")
        self.fields["leaving"].queryset = rows  # type: ignore[attr-defined]

    def clean_coming(self) -> Any:
        """One name with its title, or None."""
        found = ReadField(named_holders).clean(self.cleaned_data["coming"].replace("\n", " "))
        return found[0] if found else None

    def said(self) -> dict[str, Any]:
        """For the action."""
        said = self.cleaned_data
        at = instant_of(said["on"], said["clock"])
        return {"coming": said["coming"], "leaving": said["leaving"], "at": at}


class RotationLeaveForm(RecordForm):
    """Until when a member is passed over."""

    rotation_leave_until = DayField(
        label=_("轮值请假到哪天"), help_text=_("到这天为止不排它（不含）；不再请假就空着。")
    )
    rotation_leave_reason = TextField(label=_("请假原因"), max_length=200)


def instant_of(day: date, clock: time | None) -> datetime:
    """A day and a time of day in Beijing as an instant; midnight where no time is given."""
    return datetime.combine(day, (clock or time()).replace(tzinfo=None), tzinfo=BEIJING)


def proposed_bounds(network: Network, terms: list[Term]) -> Bounds:
    """What a new term's form suggests: from the end of the last one, else of this year's first day; until a year's first day."""
    if terms:
        starts_at = terms[-1].ends_at.astimezone(BEIJING)
    else:
        first_day = max(date(this_day().year, 1, 1), network.chartered_on)
        starts_at = instant_of(first_day, None)
    return Bounds(starts_at, instant_of(date(starts_at.year + 1, 1, 1), None))


def vacancy(terms: list[Term]) -> Bounds | None:
    """The span nobody leads, from now on, for an acting chair: until the next term, else until the year's end."""
    at = now()
    if not terms or any(bounds_of(each).holds(at) for each in terms):
        return None
    begun = at.astimezone(BEIJING).replace(second=0, microsecond=0)
    after = min((each.starts_at for each in terms if each.starts_at > at), default=None)
    return Bounds(begun, after or instant_of(date(begun.year + 1, 1, 1), None))


def _said(bounds: Bounds) -> dict[str, Any]:
    starts_at, ends_at = bounds.starts_at.astimezone(BEIJING), bounds.ends_at.astimezone(BEIJING)
    return {
        "starts_on": starts_at.date(),
        "starts_time": f"{starts_at:%H:%M}",
        "ends_on": ends_at.date(),
        "ends_time": f"{ends_at:%H:%M}",
    }
