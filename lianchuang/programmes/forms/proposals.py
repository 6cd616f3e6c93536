"""What is typed into a proposal, read into plain values; a draft may be incomplete, but never unreadable."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.basics.numbers import parse_count
from lianchuang.basics.periods import parse_partial_date
from lianchuang.basics.text import squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.networks.models import Studio
from lianchuang.people.models import Body, Person
from lianchuang.people.queries import NamedPeople, people_written
from lianchuang.programmes.actions.proposals import Filling, NewUnit
from lianchuang.programmes.models import Call, Direction, JointTopic, Proposal, Question
from lianchuang.programmes.queries.proposals import partner_bodies, units_of
from lianchuang.records.fields import DayField, MoneyField, ReadField, RowField, TextField, YesNoField

COLUMNS = (
    "title", "direction", "topic", "goals", "plan", "outcomes", "starts_on", "ends_on", "funding_yuan", "own_funding_yuan",
)  # fmt: skip


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ProposalForm(forms.Form):
    """The facts, the words, the people, the steps, the units and the questions of a call."""

    lead = RowField(Studio.objects.none(), label=gettext_lazy("牵头工作室"), required=True)
    title = TextField(label=gettext_lazy("项目名称"), required=True, max_length=200)
    direction = RowField(Direction.objects.none(), label=gettext_lazy("研究方向"))
    topic = RowField(JointTopic.objects.none(), label=gettext_lazy("合作课题"))
    starts_on = DayField(label=gettext_lazy("开始日期"))
    ends_on = DayField(label=gettext_lazy("完成日期"))
    funding_yuan = MoneyField(label=gettext_lazy("申请经费（元）"))
    own_funding_yuan = MoneyField(label=gettext_lazy("自筹经费（元）"))
    goals = TextField(label=gettext_lazy("要解决什么，做到什么程度"), max_length=5000, widget=_area(5))
    plan = TextField(label=gettext_lazy("怎么做"), max_length=8000, widget=_area(6))
    outcomes = TextField(label=gettext_lazy("预期成果"), max_length=3000, widget=_area(3))
    people = TextField(
        label=gettext_lazy("参加的人"), max_length=6000, widget=_area(5),
        help_text=gettext_lazy("一行一人，写成：姓名（单位全称）；单位要先写在下面的份额里。"),
    )  # fmt: skip
    steps = TextField(
        label=gettext_lazy("进度安排"), max_length=4000, widget=_area(4),
        help_text=gettext_lazy("一行一步，先写日期：2026年6月30日 完成样机。"),
    )  # fmt: skip
    units = TextField(
        label=gettext_lazy("单位和成果份额"), max_length=3000, widget=_area(4),
        help_text=gettext_lazy("一行一个单位，写成：单位全称 40%；牵头单位也要写，合计正好 100%。"),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, call: Call, studios: QuerySet[Studio], row: Proposal | None = None
    ) -> None:
        super().__init__(data)
        self.call, self.row = call, row
        self.questions = list(call.questions.filter(is_dropped=False).order_by("position", "pk"))
        self.fields["lead"].queryset = studios  # type: ignore[attr-defined]
        self.fields["direction"].queryset = call.programme.directions.order_by("position")  # type: ignore[attr-defined]
        self.fields["topic"].queryset = call.programme.topics.order_by("pk")  # type: ignore[attr-defined]
        for question in self.questions:
            self.fields[f"question-{question.pk}"] = field_for(question)
        if row is not None:
            self.initial = dict(values_of(row))
            self.fields["lead"].disabled = True

    def asked(self) -> list[Any]:
        """The questions of the call, as the page lists them."""
        return [self[f"question-{each.pk}"] for each in self.questions]

    def clean_steps(self) -> list[tuple[date, str]]:
        """(day, what is reached) line by line."""
        found, problems = [], []
        for line in lines_of(self.cleaned_data["steps"]):
            written, _blank, title = line.partition(" ")
            try:
                known = parse_partial_date(written)
            except Unreadable:
                known = None
            if known is None or not title.strip():
                problems.append(
                    _("「%(line)s」看不出日期和内容，应写成：2026年6月30日 完成样机。") % {"line": line}
                )
            else:
                found.append((known.last, title.strip()[:200]))
        return found if not problems else _refuse(problems)

    def clean_units(self) -> list[tuple[Body, Decimal]]:
        """Bodies that may be asked, each with its share."""
        known = {squash_name(each.name): each for each in partner_bodies(self.call)}
        found: list[tuple[Body, Decimal]] = []
        problems: list[str] = []
        for line in lines_of(self.cleaned_data["units"]):
            name, _blank, number = line.rstrip("%％ ").rpartition(" ")
            body = known.get(squash_name(name))
            share = share_of(number)
            if not name or share is None:
                problems.append(_("「%(line)s」没有写清份额，应写成：单位全称 40%%。") % {"line": line})
            elif body is None:
                says = _("「%(name)s」不是成员工作室所在的单位，请写单位全称；新单位请秘书处先登记。")
                problems.append(says % {"name": name.strip()})
            elif body in [each for each, _share in found]:
                problems.append(_("「%(name)s」写了两次。") % {"name": name.strip()})
            else:
                found.append((body, share))
        return found if not problems else _refuse(problems)

    def clean(self) -> dict[str, Any]:
        """People are looked for in the units that take part."""
        said = self.cleaned_data
        if "units" in said and "people" in said:
            bodies = Body.objects.filter(pk__in=[body.pk for body, _share in said["units"]])
            people = people_written(said["people"], bodies, Person.objects.all())
            if people.problems:
                self.add_error("people", people.problems)
            said["people"] = people
        return said

    def filling(self) -> Filling:
        """Everything as the action takes it."""
        said, lead = self.cleaned_data, self.row.lead if self.row else self.cleaned_data["lead"]
        by_host = {each.host_id: each for each in member_studios(self.call)}
        units = [
            NewUnit(
                body,
                share,
                body.pk == lead.host_id,
                lead if body.pk == lead.host_id else by_host.get(body.pk),
            )
            for body, share in said["units"]
        ]
        answers = {each.pk: written(said[f"question-{each.pk}"]) for each in self.questions}
        people: NamedPeople = said["people"]
        return Filling({name: said[name] for name in COLUMNS}, answers, people, said["steps"], units)


class WithdrawalForm(forms.Form):
    """Why a proposal is taken back, or a unit leaves."""

    reason = TextField(label=gettext_lazy("理由"), required=True, max_length=300, widget=_area(3))


class AskingForm(forms.Form):
    """Until when units are asked to answer."""

    due_on = DayField(label=gettext_lazy("请在哪一天前确认"))


def field_for(question: Question) -> forms.Field:
    """The field that answers a question."""
    told: dict[str, Any] = {"label": question.label, "help_text": question.help_text}
    if question.kind == Question.Kind.YES_NO:
        return YesNoField(required=False, **told)
    if question.kind == Question.Kind.NUMBER:
        return ReadField(parse_count, max_length=20, **told)
    widget = {"widget": _area(3)} if question.kind == Question.Kind.TEXT else {}
    return TextField(max_length=question.longest, **told, **widget)


def written(answer: Any) -> str:
    """An answer as it is kept: yes and no as words, numbers as digits."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return "" if answer is None else str(answer)


def share_of(text: str) -> Decimal | None:
    """40, 33.34; None for anything else, for nothing or less, for more than two decimals."""
    if not text.replace(".", "", 1).isascii() or not text.replace(".", "", 1).isdigit() or len(text) > 6:
        return None
    share = Decimal(text)
    return share if 0 < share <= 100 and share == share.quantize(Decimal("0.01")) else None


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def member_studios(call: Call) -> QuerySet[Studio]:
    """Studios that sit in the network of a call."""
    seats = call.programme.network.memberships.filter(studio__isnull=False, left_on__isnull=True)
    return Studio.objects.filter(pk__in=seats.values("studio")).order_by("-pk")


def values_of(proposal: Proposal) -> Mapping[str, Any]:
    """What the form says of a proposal now."""
    told: dict[str, Any] = {name: getattr(proposal, name) for name in COLUMNS}
    told["lead"] = proposal.lead
    people = proposal.people.select_related("person__body").order_by("position")
    told["people"] = "\n".join(f"{each.person}（{each.person.body}）" for each in people)
    told["steps"] = "\n".join(f"{step.due_on:%Y-%m-%d} {step.title}" for step in proposal.steps.all())
    told["units"] = "\n".join(
        f"{unit.body} {unit.share_percent.normalize():f}%"
        for unit in units_of(proposal)
        if unit.share_percent
    )
    for answer in proposal.answers.all():
        told[f"question-{answer.question_id}"] = answer.text
    return told


def _refuse(problems: list[str]) -> Any:
    raise forms.ValidationError(problems)
