"""What is typed about reviews, read into plain values."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.basics.text import plain_text, squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.people.models import Body, Person
from lianchuang.people.queries import NamedPeople, people_written
from lianchuang.people.rules import split_people
from lianchuang.records.fields import InstantField, ListedField, ReadField, TextField
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import upload_of
from lianchuang.reviews.actions import SchemeWords
from lianchuang.reviews.rules import MOST_CRITERIA, Item, PresetCriterion, plain, read_bands, read_points

SPARE_ROWS = 3
COUNTED, REFERENCE, VETO = "counted", "reference", "veto"
KINDS = [
    (COUNTED, gettext_lazy("计入总分")),
    (REFERENCE, gettext_lazy("只作参考")),
    (VETO, gettext_lazy("一票否决")),
]
MOST_POINTS = Decimal(1000)
LONGEST_NAME, LONGEST_BODY = 60, 120


def _whole(text: str) -> int:
    points = read_points(text, MOST_POINTS)
    if points != points.to_integral_value():
        raise Unreadable(_("「%(text)s」不是整数。") % {"text": text})
    return int(points)


class SchemeForm(forms.Form):
    """A scheme: its words, and a row for each criterion with some to spare; a row without a title is left out."""

    title = TextField(label=gettext_lazy("方案名称"), required=True, max_length=120)
    drops_extremes_from = ReadField(
        _whole, label=gettext_lazy("几份起去掉一个最高、一个最低"), required=True, max_length=4
    )
    minimum_scores = ReadField(_whole, label=gettext_lazy("至少几份评分才算数"), required=True, max_length=4)
    bands = TextField(
        label=gettext_lazy("分档"),
        max_length=200,
        help_text=gettext_lazy("例如：90 优秀；70 合格；60 整改；0 不合格。不分档就空着。"),
    )

    def __init__(
        self, data: QueryDict | None = None, *, words: SchemeWords, criteria: Sequence[PresetCriterion]
    ) -> None:
        super().__init__(data, initial=vars(words))
        asked = data.get("rows", "") if data is not None else ""
        rows = (
            int(asked)
            if asked.isascii() and asked.isdigit() and len(asked) < 4
            else len(criteria) + SPARE_ROWS
        )
        self.rows = min(rows + (SPARE_ROWS if data is not None and "more" in data else 0), MOST_CRITERIA)
        for number in range(self.rows):
            self._add_row(number, criteria[number] if number < len(criteria) else None)
        tied = next((f"{n}" for n, each in enumerate(criteria) if each.breaks_ties), "")
        self.tie = data.get("tie", "") if data is not None else tied

    def _add_row(self, number: int, each: PresetCriterion | None) -> None:
        said = {
            "title": TextField(label=gettext_lazy("指标"), max_length=120, initial=each and each.title),
            "dimension": TextField(
                label=gettext_lazy("维度"), max_length=60, initial=each and each.dimension
            ),
            "maximum": ReadField(
                lambda text: read_points(text, MOST_POINTS),
                plain,
                label=gettext_lazy("满分"),
                max_length=8,
                initial=(each and not each.is_veto and each.maximum) or None,
            ),
            "hint": TextField(label=gettext_lazy("评分说明"), max_length=300, initial=each and each.hint),
            "kind": ListedField(KINDS, label=gettext_lazy("怎么用"), required=False, initial=_kind_of(each)),
        }
        self.fields.update({f"{name}{number}": field for name, field in said.items()})

    def row(self, number: int) -> list[forms.BoundField]:
        """The fields of one row, as the page sets them."""
        return [self[f"{name}{number}"] for name in ("title", "kind", "maximum", "dimension", "hint")]

    def clean_bands(self) -> str:
        """Bands as typed, once they can be read."""
        try:
            read_bands(self.cleaned_data["bands"])
        except Unreadable as unreadable:
            raise ValidationError(spoken(unreadable.says)) from unreadable
        return self.cleaned_data["bands"]

    def clean(self) -> dict[str, Any]:
        """A counted criterion has its maximum."""
        said = self.cleaned_data
        for number in range(self.rows):
            name = f"maximum{number}"
            is_asked = said.get(f"title{number}") and said.get(f"kind{number}") != VETO
            if is_asked and said.get(name) is None and name not in self.errors:
                self.add_error(name, _("请写满分。"))
        return self.cleaned_data

    def words(self) -> SchemeWords:
        """What it says besides its criteria."""
        said = self.cleaned_data
        return SchemeWords(said["title"], said["drops_extremes_from"], said["minimum_scores"], said["bands"])

    def criteria(self) -> list[PresetCriterion]:
        """The rows that have a title, in their order."""
        return [self._criterion(number) for number in range(self.rows) if self.cleaned_data[f"title{number}"]]

    def _criterion(self, number: int) -> PresetCriterion:
        said = {
            name: self.cleaned_data[f"{name}{number}"]
            for name in ("title", "dimension", "maximum", "hint", "kind")
        }
        return PresetCriterion(
            said["title"],
            said["maximum"] if said["maximum"] is not None else Decimal(1),
            said["dimension"],
            said["hint"],
            is_veto=said["kind"] == VETO,
            is_counted=said["kind"] != REFERENCE,
            breaks_ties=self.tie == f"{number}",
        )


def _kind_of(each: PresetCriterion | None) -> str:
    if each is None:
        return COUNTED
    return VETO if each.is_veto else COUNTED if each.is_counted else REFERENCE


class OpeningForm(forms.Form):
    """When scoring ends."""

    closes_at = InstantField(
        label=gettext_lazy("评分截止"), required=True, help_text=gettext_lazy("写成 2026年5月20日 17:00。")
    )


class DeadlineForm(OpeningForm):
    """Another deadline, and why."""

    reason = TextField(label=gettext_lazy("为什么改"), required=True, max_length=200)


class ReasonForm(forms.Form):
    """A reason."""

    reason = TextField(
        label=gettext_lazy("理由"), required=True, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class InvitationForm(forms.Form):
    """People to be invited: picked from those in sight, or written by name with their body."""

    names = TextField(
        label=gettext_lazy("还没有登记的，按姓名请"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("一行一人，写成：姓名（单位全称）。"),
    )

    adds_bodies = forms.BooleanField(
        label=gettext_lazy("外单位的专家：写的单位没有登记过的，一并登记"), required=False
    )

    def __init__(self, data: QueryDict | None, *, people: QuerySet[Person], bodies: QuerySet[Body]) -> None:
        super().__init__(data)
        self.seen, self.bodies = people, bodies
        self.picked = data.getlist("people") if data is not None else []

    def invited(self) -> NamedPeople:
        """Everybody who was named, but for those of bodies that are to be registered with them."""
        lines = [line for line in self._lines() if line not in self.outsiders()]
        text = "\n".join(f"{name}（{body}）" if body else name for name, body in lines)
        written = people_written(text, self.bodies, self.seen)
        everybody = list(dict.fromkeys([*self.cleaned_data["people"], *written.found]))
        return NamedPeople(everybody, written.new, written.problems)

    def outsiders(self) -> list[tuple[str, str]]:
        """(name, body) of those whose body is not known here, where such bodies are to be registered."""
        lines = [line for line in self._lines() if line[1]]
        if not self.cleaned_data.get("adds_bodies"):
            return []
        known = {squash_name(name) for name in self.bodies.values_list("name", flat=True)}
        return [(name, body) for name, body in lines if squash_name(body) not in known]

    def _lines(self) -> list[tuple[str, str]]:
        try:
            lines = split_people(self.cleaned_data.get("names", ""))
        except Unreadable as unreadable:
            raise Refused(spoken(unreadable.says)) from unreadable
        for name, body in lines:
            if len(name) > LONGEST_NAME or len(body) > LONGEST_BODY:
                raise Refused(_("「%(name)s」太长，请一行写一个人。") % {"name": f"{name}{body}"[:40]})
        return lines

    def clean(self) -> dict[str, Any]:
        """Somebody has to be named, and whoever is picked has to be in sight."""
        said = self.cleaned_data
        said["people"] = list(self.seen.filter(pk__in=numbers_in(self.picked)))
        if len(said["people"]) < len(set(self.picked)):
            raise ValidationError(_("有一位不在您的可见范围内，请重新挑选。"))
        if not self.errors and not said["people"] and not said.get("names"):
            raise ValidationError(_("请挑选专家，或者写上姓名和单位。"))
        return said


class PaperForm(forms.Form):
    """The scan of a paper sheet."""

    scan = forms.FileField(
        label=gettext_lazy("评分表的扫描件或照片"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("收 PDF、JPG、PNG，每个不超过 50 MB。没有它不算数。"),
    )

    def clean_scan(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["scan"])


def typed_points(items: Sequence[Item], data: Mapping[str, str]) -> dict[int, str]:
    """Criterion -> what was typed for it."""
    return {item.key: data.get(f"c{item.key}", "") for item in items}


def said_in(data: Mapping[str, str], name: str, longest: int = 300) -> str:
    """What was typed as plain text, trimmed. Raises Refused in words for what cannot be seen, and for too much."""
    try:
        return plain_text(data.get(name, ""), longest)
    except Unreadable as unreadable:
        raise Refused(spoken(unreadable.says)) from unreadable


def numbers_in(texts: Sequence[str]) -> list[int]:
    """The keys among what a form sent; anything else is left out."""
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 18]
