"""What is typed about people and bodies, read into plain values."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.basics.identifiers import check_uscc
from lianchuang.basics.text import squash_name
from lianchuang.people.models import Body, Person, Role, Tie
from lianchuang.records.fields import DayField, ListedField, ReadField, RowField, TextField
from lianchuang.records.forms import RecordForm

BODY_HELP = gettext_lazy("写已经登记的单位全称。")


class BodyByName(TextField):
    """A body in sight, by its full name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 120, "help_text": BODY_HELP, **options})
        self.bodies: QuerySet[Body] = Body.objects.none()

    def clean(self, value: Any) -> Any:
        """The body, None for an empty text. Raises ValidationError in words for an unknown or doubtful name."""
        text = super().clean(value)
        if not text:
            return None
        found = list(self.bodies.filter(name__in={text, squash_name(text)})[:2])
        if not found:
            raise ValidationError(_("没有登记过「%(name)s」，请核对全称。") % {"name": text})
        if len(found) > 1:
            raise ValidationError(_("有不止一个单位叫「%(name)s」，请先在单位页改名分开。") % {"name": text})
        return found[0]

    def prepare_value(self, value: Any) -> str:
        """The body's name."""
        return value.name if isinstance(value, Body) else super().prepare_value(value)


class PersonForm(RecordForm):
    """A person's own fields."""

    name = TextField(label=gettext_lazy("姓名"), required=True, max_length=60)
    body = BodyByName(label=gettext_lazy("单位"))

    def __init__(self, data: Any = None, *, row: Any = None, bodies: QuerySet[Body]) -> None:
        super().__init__(data, row=row)
        self.bodies = bodies
        self.fields["body"].bodies = bodies  # type: ignore[attr-defined]

    def again(self, data: Any) -> "PersonForm":
        """The same form with other data."""
        return type(self)(data, row=self.row, bodies=self.bodies)

    def clean_name(self) -> str:
        """Names are stored without blanks."""
        return squash_name(self.cleaned_data["name"])


class BodyForm(RecordForm):
    """A body's own fields."""

    name = TextField(label=gettext_lazy("单位名称"), required=True, max_length=120)
    kind = ListedField(Body.Kind.choices, label=gettext_lazy("类别"))
    uscc = ReadField(check_uscc, label=gettext_lazy("统一社会信用代码"), max_length=40)


class PlaceForm(forms.Form):
    """Where a body belongs."""

    parent = BodyByName(label=gettext_lazy("上级单位"), required=True)

    def __init__(self, data: Any = None, *, bodies: QuerySet[Body]) -> None:
        super().__init__(data)
        self.fields["parent"].bodies = bodies  # type: ignore[attr-defined]


class PostForm(forms.Form):
    """A post."""

    title = TextField(label=gettext_lazy("职务"), required=True, max_length=80)
    body = BodyByName(label=gettext_lazy("单位"), required=True)
    starts_on = DayField(label=gettext_lazy("从哪天起"))

    def __init__(self, data: Any = None, *, bodies: QuerySet[Body]) -> None:
        super().__init__(data)
        self.fields["body"].bodies = bodies  # type: ignore[attr-defined]


class TieForm(forms.Form):
    """A tie to another person."""

    kind = ListedField(Tie.Kind.choices, label=gettext_lazy("关系"))
    other = TextField(label=gettext_lazy("和谁"), required=True, max_length=60)
    other_body = BodyByName(label=gettext_lazy("那个人的单位"), required=True)
    starts_on = DayField(label=gettext_lazy("从哪天起"))
    source = TextField(label=gettext_lazy("从哪里知道的"), required=True, max_length=200)

    def __init__(self, data: Any = None, *, bodies: QuerySet[Body], people: QuerySet[Person]) -> None:
        super().__init__(data)
        self.people = people
        self.fields["other_body"].bodies = bodies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The other person, by name and body."""
        said = self.cleaned_data
        name, body = said.get("other"), said.pop("other_body", None)
        if name and body:
            said["other"] = self.people.filter(name=squash_name(name), body=body).order_by("pk").first()
            if said["other"] is None:
                self.add_error("other", _("%(body)s没有登记过这个人。") % {"body": body.name})
        return said


class RoleForm(forms.Form):
    """A role."""

    kind = ListedField(Role.Kind.choices, label=gettext_lazy("角色"))
    body = RowField(Body.objects.none(), label=gettext_lazy("在哪里"), required=True)
    starts_on = DayField(label=gettext_lazy("从哪天起"), required=True)

    def __init__(self, data: Any = None, *, bodies: QuerySet[Body]) -> None:
        super().__init__(data, initial={"starts_on": timezone.localdate()})
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """When something ends."""

    ends_before = DayField(label=gettext_lazy("从哪天起不再是"), required=True)


class ContactForm(forms.Form):
    """Telephone and mail."""

    phone = TextField(label=gettext_lazy("电话"), max_length=30)
    email = forms.EmailField(
        label=gettext_lazy("电子邮箱"),
        required=False,
        error_messages={"invalid": gettext_lazy("这不像一个邮箱地址。")},
    )


def midnight(day: date) -> datetime:
    """The beginning of a day in Beijing."""
    return datetime.combine(day, time(), timezone.get_current_timezone())
