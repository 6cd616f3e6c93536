"""What is typed of groups, and of who fills in for a studio."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianchuang.networks.models import Group, Network, Studio
from lianchuang.networks.queries import people_of_members
from lianchuang.people.models import Person
from lianchuang.records.fields import RowField, TextField
from lianchuang.records.forms import RecordForm
from lianchuang.records.past import this_day

LEAD_HELP = _("从成员里选：领衔人，或者以个人入盟的人。")


class OneGroupForm(RecordForm):
    """A group's name, lead and plan."""

    name = TextField(label=_("名称"), required=True, max_length=60)
    lead = RowField(Person.objects.none(), label=_("组长"), help_text=LEAD_HELP)
    plan = TextField(
        label=_("工作组计划"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("这一年做什么、什么时候做、谁来做。"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: Any = None) -> None:
        super().__init__(data, row=row)
        known = Q(pk__in=_leads(row.network).order_by().values("pk")) | Q(pk=row.lead_id or 0)
        leads = Person.objects.filter(known).select_related("body").order_by("pinyin", "pk")
        self.fields["lead"].queryset = leads  # type: ignore[attr-defined]
        self.fields["lead"].label_from_instance = _told  # type: ignore[attr-defined]


class GroupsForm(forms.Form):
    """The names of a network's groups, and who leads each."""

    def __init__(self, data: Any = None, *, network: Network) -> None:
        super().__init__(data)
        self.groups: list[Group] = list(network.groups.order_by("pk"))
        leads = _leads(network)
        for group in self.groups:
            name = TextField(
                label=_("%(kind)s组的名称") % {"kind": group.get_kind_display()},
                required=True,
                max_length=60,
                initial=group.name,
            )
            lead = RowField(leads, label=_("%(name)s的组长") % {"name": group.name}, initial=group.lead_id)
            lead.label_from_instance = _told  # type: ignore[assignment,method-assign]
            self.fields[f"name_{group.pk}"], self.fields[f"lead_{group.pk}"] = name, lead

    def named(self) -> dict[int, tuple[str, Person | None]]:
        """Group's key -> name and lead."""
        said = self.cleaned_data
        return {each.pk: (said[f"name_{each.pk}"], said[f"lead_{each.pk}"]) for each in self.groups}


class StudioContactForm(forms.Form):
    """Who fills in for a studio."""

    person = RowField(
        Person.objects.none(),
        label=_("单位里的人"),
        help_text=_("选了人，他的账号就可以替工作室填报；领衔人确认。"),
    )
    name = TextField(label=_("姓名"), max_length=60, help_text=_("不在名单里的，写姓名就行。"))
    phone = TextField(label=_("电话"), max_length=30)

    def __init__(self, data: Any = None, *, studio: Studio) -> None:
        super().__init__(data)
        people = Person.objects.filter(body=studio.host_id).order_by("pinyin", "pk")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


def _leads(network: Network) -> Any:
    return people_of_members(network, this_day()).select_related("body")


def _told(person: Person) -> str:
    return f"{person.name}（{person.body.name}）" if person.body else person.name
