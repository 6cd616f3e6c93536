"""What is typed of a studio that joins; where a name may mean somebody known already, the form asks which."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.basics.text import squash_name
from lianchuang.networks.access import may_keep_studio, visible_studios
from lianchuang.networks.actions import Joining
from lianchuang.networks.models import Designation, Group, Network, Register, Studio
from lianchuang.networks.namesakes import body_meant, studio_meant
from lianchuang.people.access import Reach, visible_bodies
from lianchuang.people.models import Body
from lianchuang.records.fields import ListedField, PartialDateField, RowField, TextField, YearField
from lianchuang.records.past import this_day

NEW = "new"
LONGEST = 120
BETWEEN_NAMES = re.compile("[、，,；;\n]+")


class JoinForm(forms.Form):
    """A studio, its body and its seat. host_is and studio_is stand in it only where they must be asked."""

    name = TextField(label=gettext_lazy("工作室名称"), required=True, max_length=LONGEST)
    host = TextField(
        label=gettext_lazy("所在单位"),
        required=True,
        max_length=LONGEST,
        help_text=gettext_lazy("写单位全称；没有登记过的单位会一起登记，以后再归属。"),
    )
    leader = TextField(
        label=gettext_lazy("领衔人"),
        max_length=LONGEST,
        help_text=gettext_lazy("几位一起领衔的，用顿号隔开。"),
    )
    joined = PartialDateField(
        label=gettext_lazy("加入日期"), required=True, help_text=gettext_lazy("只知道月份就写 2021年4月。")
    )
    group = RowField(Group.objects.none(), label=gettext_lazy("工作组"))
    level = ListedField(
        [("", gettext_lazy("（没有）")), *Designation.Level.choices],
        label=gettext_lazy("命名级别"),
        required=False,
    )
    year = YearField(
        label=gettext_lazy("记在哪一年的成员台账"),
        required=True,
        help_text=gettext_lazy("这一年的成员数从此按名单统计，不再是未统计。"),
    )
    field_order = ("name", "studio_is", "host", "host_is", "leader", "joined", "group", "level", "year")

    def __init__(self, data: Any = None, *, network: Network, reach: Reach) -> None:
        super().__init__(data, initial={"year": str(_latest_roster(network))})
        self.fields["group"].queryset = Group.objects.filter(network=network)  # type: ignore[attr-defined]
        self.network, self.reach = network, reach
        self.body: Body | None = None
        self.studio: Studio | None = None
        if data is not None and self._typed("name") and self._typed("host"):
            self._ask()
            self.order_fields(self.field_order)

    def joining(self) -> Joining:
        """What was typed and answered."""
        said = self.cleaned_data
        return Joining(
            name=said["name"],
            host=self.body or said["host"],
            studio=self.studio,
            joined=said["joined"],
            year=said["year"],
            leaders=self._leaders(),
            group=said["group"],
            level=said["level"],
        )

    def _ask(self) -> None:
        """Find body and studio; each that is not sure becomes a question, the studio once the body is settled."""
        body = body_meant(self._typed("host"), visible_bodies(self.reach))
        offered = {str(each.pk): each for each in body.near}
        self.body = body.surely
        if offered:
            answer = self._asked(
                "host_is",
                _("这是哪一个单位？有同名或相近的"),
                {k: self._told_body(b) for k, b in offered.items()},
            )
            self.body = offered.get(answer)
            if not answer:
                return
        seen = visible_studios(self.reach)
        studio = studio_meant(self._typed("name"), self.body, self._leaders(), self.network, seen)
        near = {str(each.pk): each for each in studio.near}
        self.studio = studio.surely
        if self.studio is not None and not may_keep_studio(self.reach, self.studio):
            joins = {str(self.studio.pk): _("登记入盟")}
            says = _("这个工作室已由别的联盟登记；只登记入盟，其余信息由它原来的登记单位维护。")
            self.fields["studio_is"] = ListedField(joins.items(), label=says, widget=forms.RadioSelect)
        if near:
            answer = self._asked(
                "studio_is",
                _("这是哪一家工作室？有同名或相近的"),
                {k: _told_studio(s) for k, s in near.items()},
            )
            self.studio = near.get(answer)

    def _asked(self, name: str, label: str, offered: dict[str, str]) -> str:
        """Add the question, and give its answer; "" while there is none that is offered."""
        choices = [*offered.items(), (NEW, _("都不是，是另一家，新登记"))]
        self.fields[name] = ListedField(choices, label=label, widget=forms.RadioSelect)
        answer = self.data.get(name, "")
        return answer if answer in {*offered, NEW} else ""

    def _told_body(self, body: Body) -> str:
        above = body.parent.name if body.parent else _("未归属")
        return _("就是「%(name)s」（%(above)s）") % {"name": body.name, "above": above}

    def _typed(self, name: str) -> str:
        text = str(self.data.get(name, ""))
        return text.strip() if "\0" not in text and len(text) <= LONGEST else ""

    def _leaders(self) -> tuple[str, ...]:
        names = (squash_name(each) for each in BETWEEN_NAMES.split(str(self.data.get("leader", ""))))
        return tuple(dict.fromkeys(each for each in names if each))


def _told_studio(studio: Studio) -> str:
    return _("就是「%(name)s」（%(above)s）") % {"name": studio.name, "above": studio.host.name}


def _latest_roster(network: Network) -> int:
    rosters = Register.objects.filter(network=network, kind=Register.Kind.ROSTER)
    return rosters.order_by("-year").values_list("year", flat=True).first() or this_day().year
