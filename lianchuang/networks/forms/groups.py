"""What is typed of groups, and of who fills in for a studio."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianchuang.basics.text import squash_name
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

    name = TextField(label=_("姓名"), required=True, max_length=60)
    phone = TextField(label=_("电话"), max_length=30)
    is_of_host = forms.BooleanField(
        label=_("这位是所在单位登记过的人，让他用账号替工作室填报"), required=False
    )

    def __init__(self, data: Any = None, *, studio: Studio) -> None:
        super().__init__(data)
        self.host = studio.host

    def clean_name(self) -> str:
        """Names are stored without blanks."""
        return squash_name(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        """The person of that name at the host, where the account is meant; a name alone lists nobody to whoever types."""
        said = self.cleaned_data
        said["person"] = None
        if said.pop("is_of_host", False) and said.get("name"):
            same = list(Person.objects.filter(body=self.host, name=said["name"])[:2])
            said["person"] = same[0] if len(same) == 1 else None
            if len(same) != 1:
                says = gettext("%(host)s没有登记过「%(name)s」，或者不止一位，请秘书处先登记清楚。")
                self.add_error("name", says % {"host": self.host.name, "name": said["name"]})
        return said


def _leads(network: Network) -> Any:
    return people_of_members(network, this_day()).select_related("body")


def _told(person: Person) -> str:
    return f"{person.name}（{person.body.name}）" if person.body else person.name
