"""Forms of a record's own fields, and of the grounds on which they are written."""

from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.records.correcting import Conflict, Grounds
from lianchuang.records.fields import TextField, partial_in
from lianchuang.records.files.uploads import LARGEST_BYTES, Upload, too_large
from lianchuang.records.past import last_act


class RecordForm(forms.Form):
    """The fields of one kind of record. PAIRS: a field whose value fills two columns, such as a partial date."""

    PAIRS: dict[str, tuple[str, str]] = {}

    def __init__(self, data: QueryDict | dict | None = None, *, row: models.Model | None = None) -> None:
        super().__init__(data)
        self.row = row
        if row is not None:
            self.initial = self.values_of(row)

    def values_of(self, row: models.Model) -> dict[str, Any]:
        """What the fields say of a row now."""
        found = {}
        for name in self.fields:
            columns = self.PAIRS.get(name)
            found[name] = self.pair_of(row, columns) if columns else getattr(row, name, None)
        return found

    def pair_of(self, row: models.Model, columns: tuple[str, str]) -> Any:
        """The value of a field that fills two columns; a partial date where the second is its precision."""
        if columns[1].endswith("_precision"):
            return partial_in(row, *columns)
        first, second = (getattr(row, column) for column in columns)
        return None if first is None else (first, second)

    def values(self) -> dict[str, Any]:
        """Column -> value, for the action. An empty pair leaves its second column as the row or the model has it."""
        found: dict[str, Any] = {}
        for name, value in self.cleaned_data.items():
            columns = self.PAIRS.get(name)
            if columns is None:
                found[name] = value
            elif value is None:
                found[columns[0]] = None
            else:
                pair = value if isinstance(value, tuple) else (value.last, value.precision)
                found.update(zip(columns, pair, strict=True))
        return found

    def say_problems(self, problems: dict[str, str]) -> None:
        """Put what a rule found at its fields."""
        for name, says in problems.items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, spoken(says))

    def with_theirs(self, row: models.Model, conflicts: list[Conflict]) -> "RecordForm":
        """The form once more: as typed, and with their value where the typist had left the field as it was read."""
        data = self.data.copy()  # type: ignore[attr-defined]
        untouched = {conflict.name for conflict in conflicts if conflict.is_untouched}
        now = self.values_of(row)
        for name, field in self.fields.items():
            if untouched & set(self.PAIRS.get(name, (name,))):
                data[name] = field.prepare_value(now[name]) if now[name] is not None else ""
        return type(self).again(self, data)

    def again(self, data: Any) -> "RecordForm":
        """The same form with other data; a form with more arguments overrides it."""
        return type(self)(data, row=self.row)


class GroundsForm(forms.Form):
    """Why, on which paper, for whom; and the act the record was read at."""

    reason = TextField(
        label=_("更正的理由"),
        required=True,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("会和旧值一起留在台账里，例如：对照专利证书，授权日抄错一行。"),
    )
    paper = TextField(label=_("依据的文件"), max_length=120, help_text=_("文号或文件名。"))
    on_behalf_of = TextField(
        label=_("代谁填写"), max_length=60, help_text=_("替别人录入时写他的姓名或单位；页面上会写明是代填。")
    )
    scan = forms.FileField(
        label=_("盖章件"),
        required=False,
        allow_empty_file=True,
        help_text=_("盖章的扫描件等同于本人确认，会放进这条记录的证明材料。"),
    )
    read_at = forms.IntegerField(widget=forms.HiddenInput)

    def clean_scan(self) -> Upload | None:
        """The file with its bytes; its size is asked before it is read."""
        return upload_of(self.cleaned_data["scan"])

    def clean(self) -> dict[str, Any]:
        """What was read at no act that ever was cannot be held against what others wrote: it is said on top."""
        said = super().clean() or {}
        if "read_at" in self.fields and not 0 <= said.get("read_at", -1) <= last_act():
            self.errors.pop("read_at", None)
            says = _("看不出这张表是什么时候打开的，核对不了别人有没有改过。请回到记录页，重新打开再填。")
            raise forms.ValidationError(says)
        return said

    def grounds(self) -> Grounds:
        """The grounds as the past keeps them."""
        said = self.cleaned_data
        return Grounds(said["reason"], said["paper"], said["on_behalf_of"])

    def read_again(self, number: int) -> "GroundsForm":
        """The same words, for a record read again at a later act."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["read_at"] = str(number)
        return type(self)(data)


class HandForm(GroundsForm):
    """The grounds of a record typed in by hand: no reason is asked for, nothing was read before."""

    field_order = ("on_behalf_of", "paper", "scan")
    reason = None  # type: ignore[assignment]
    read_at = None  # type: ignore[assignment]

    def grounds(self) -> Grounds:
        """The grounds, without a reason of its own."""
        return Grounds("", self.cleaned_data["paper"], self.cleaned_data["on_behalf_of"])


class EvidenceForm(forms.Form):
    """A file to be added to a record's proof."""

    file = forms.FileField(
        label=_("证明材料"),
        allow_empty_file=True,
        error_messages={"required": _("请选择一个文件。")},
        help_text=_("收 PDF、JPG、PNG、.xlsx、.docx，每个不超过 50 MB。"),
    )
    on_behalf_of = TextField(label=_("代谁提交"), max_length=60)

    def clean_file(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["file"])


def upload_of(file: Any) -> Upload | None:
    """What was uploaded, read into memory unless it is over the limit."""
    if file is None:
        return None
    if file.size > LARGEST_BYTES:
        raise forms.ValidationError(too_large(file.name, file.size))
    return Upload(file.name, file.read())


def refuse_with(form: forms.Form, refusal: Refused, name: str | None = None) -> None:
    """Say at the form, or at one of its fields, why the action refused."""
    form.add_error(name, spoken(refusal.reason))
