"""What is typed about notices, read into plain values."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianchuang.design.saying import spoken
from lianchuang.notices.models import Notice, NoticeEntry, Objection
from lianchuang.notices.rules import (
    LONGEST_PERIOD,
    QUOTED,
    Rewording,
    Ruling,
    Statement,
    has_no_facts,
    is_anonymous,
)
from lianchuang.records.fields import DayField, ListedField, TextField
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import upload_of

WHOLE_LIST = "list"
LARGEST_FROM_OUTSIDE = 10 * 1024 * 1024
MEASURED = {
    "required": gettext_lazy("这里不能空着，请填写。"),
    "invalid": gettext_lazy("请写一个整数，如 5。"),
}


def entry_choices(entries: Sequence[NoticeEntry]) -> list[tuple[str, str]]:
    """The whole list, or one of its entries by its number."""
    each = [(str(entry.pk), f"{entry.position}. {entry.title}") for entry in entries]
    return [("", _("（请选一个）")), (WHOLE_LIST, _("整份名单")), *each]


class StatementForm(forms.Form):
    """Who objects to what, with which facts."""

    entry = ListedField([], label=gettext_lazy("针对哪一项"))
    name = TextField(
        label=gettext_lazy("您的姓名或单位名称"),
        max_length=80,
        help_text=gettext_lazy("要真实姓名或单位全称。只给处理异议的秘书处看，不公开，不告诉被公示的人。"),
    )
    contact = TextField(
        label=gettext_lazy("联系方式"),
        max_length=120,
        help_text=gettext_lazy("电话、邮箱或通信地址，核实和答复用。"),
    )
    facts = TextField(
        label=gettext_lazy("事实和依据"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("什么事、什么时间、有什么依据，写得越具体越好核实。"),
    )
    file = forms.FileField(
        label=gettext_lazy("材料"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("可以附一个文件：PDF、JPG、PNG、.xlsx、.docx，不超过 10 MB。文件名不会保留。"),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, entries: Sequence[NoticeEntry], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["entry"].choices = entry_choices(entries)  # type: ignore[attr-defined]

    def clean_file(self) -> Upload | None:
        """The file with its bytes; from outside ten megabytes are taken."""
        file = self.cleaned_data["file"]
        if file is not None and file.size > LARGEST_FROM_OUTSIDE:
            raise forms.ValidationError(_("这个文件超过 10 MB，请压缩后再附，或打电话、寄材料。"))
        return upload_of(file)

    def entry_id(self) -> int | None:
        """The entry, None for the whole list."""
        chosen = self.cleaned_data["entry"]
        return None if chosen == WHOLE_LIST else int(chosen)

    def statement(self) -> Statement:
        """Who says what."""
        said = self.cleaned_data
        return Statement(said["name"], said["contact"], said["facts"])


class ObjectionForm(StatementForm):
    """The form on the page: what the rule asks for is asked for at its field; a field nobody sees keeps programs out."""

    website = TextField(max_length=200, label=gettext_lazy("网址（请不要填写）"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        asked = {
            "name": spoken(QUOTED["anonymous"]),
            "contact": _("请留下联系方式，核实和答复都要用。"),
            "facts": spoken(QUOTED["no_facts"]),
        }
        for name, says in asked.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = says

    def clean_name(self) -> str:
        """A name, as the rule wants it."""
        name: str = self.cleaned_data["name"]
        if is_anonymous(name):
            raise forms.ValidationError(spoken(QUOTED["anonymous"]))
        return name

    def clean_facts(self) -> str:
        """Facts, as the rule wants them."""
        facts: str = self.cleaned_data["facts"]
        if has_no_facts(facts):
            raise forms.ValidationError(spoken(QUOTED["no_facts"]))
        return facts

    def clean(self) -> dict[str, Any]:
        """What a program filled in is asked about: a browser may have done it for a person."""
        if self.cleaned_data.get("website"):
            raise forms.ValidationError(
                _("有一个不该填写的隐藏栏被填上了（可能是浏览器自动填的）。已经替您清空，请再提交一次。")
            )
        return self.cleaned_data


class ReceivedForm(StatementForm):
    """An objection that came by telephone or letter, as the secretary types it in."""

    way = ListedField(
        [
            ("", gettext_lazy("（请选一个）")),
            *((each.value, each.label) for each in (Objection.Way.PHONE, Objection.Way.LETTER)),
        ],
        label=gettext_lazy("怎么来的"),
    )
    received_on = DayField(
        required=True,
        label=gettext_lazy("收到日期"),
        help_text=gettext_lazy("来电的日子，或信件收到的日子。是否在公示期内按它算。"),
    )
    field_order = ("way", "received_on", "entry", "name", "contact", "facts", "file")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["name"].label = _("异议人的姓名或单位")
        self.fields["name"].help_text = _("没有署名的照实空着：会登记为不予受理，并引用规定。")


class WordingForm(forms.Form):
    """The words and the length of a draft."""

    title = TextField(label=gettext_lazy("标题"), required=True, max_length=200)
    text = TextField(
        label=gettext_lazy("正文"), required=True, max_length=3000, widget=forms.Textarea(attrs={"rows": 5})
    )
    contact = TextField(
        label=gettext_lazy("异议受理"),
        required=True,
        max_length=300,
        help_text=gettext_lazy("部门、电话、地址，照印在公示上。"),
    )
    length = forms.IntegerField(
        label=gettext_lazy("公示天数"), min_value=1, max_value=LONGEST_PERIOD, error_messages=MEASURED
    )
    unit = ListedField(Notice.Unit.choices, label=gettext_lazy("天数单位"))
    counts_first_day = ListedField(
        [("1", gettext_lazy("发布当天算第一天")), ("0", gettext_lazy("发布当天不算"))],
        coerce=lambda value: value == "1",
        label=gettext_lazy("首日"),
    )

    def __init__(self, data: Any = None, *, notice: Notice) -> None:
        said = {name: getattr(notice, name) for name in self.base_fields}
        said["counts_first_day"] = "1" if notice.counts_first_day else "0"
        super().__init__(data, initial=said)


class StartForm(forms.Form):
    """On which day a notice begins."""

    starts_on = DayField(required=True, label=gettext_lazy("起始日"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"starts_on": today})


class ReasonForm(forms.Form):
    """Why a notice is taken back."""

    reason = TextField(
        label=gettext_lazy("撤回的理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, is_public: bool) -> None:
        super().__init__(data)
        self.fields["reason"].required = is_public
        if is_public:
            self.fields["reason"].help_text = _("会显示在公示页上。不要写异议人的姓名。")


class PostingForm(forms.Form):
    """The photo of a sheet on a wall."""

    posted_on = DayField(required=True, label=gettext_lazy("张贴日期"))
    place = TextField(
        required=True,
        max_length=120,
        label=gettext_lazy("张贴地点"),
        help_text=gettext_lazy("例如：总工会一楼公告栏。"),
    )
    photo = forms.FileField(
        label=gettext_lazy("张贴照片"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("请选择一个文件。")},
        help_text=gettext_lazy("看得清标题和公示期的照片，JPG 或 PNG。"),
    )

    def clean_photo(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["photo"])


class RewordingForm(forms.Form):
    """New words for an entry, and why."""

    entry = ListedField([], label=gettext_lazy("更正哪一项"), required=True)
    title = TextField(label=gettext_lazy("更正后的名称"), required=True, max_length=200)
    details = TextField(label=gettext_lazy("更正后的说明"), max_length=500)
    reason = TextField(
        label=gettext_lazy("更正的理由"),
        required=True,
        max_length=300,
        help_text=gettext_lazy("会和原来的文字一起显示在公示页上，例如：抄录时“融”误作“除”。"),
    )

    def __init__(
        self, data: Any = None, *, entries: Sequence[NoticeEntry], entry: NoticeEntry | None = None
    ) -> None:
        chosen = {"entry": str(entry.pk), "title": entry.title, "details": entry.details} if entry else {}
        super().__init__(data, initial=chosen)
        choices = [each for each in entry_choices(entries) if each[0] != WHOLE_LIST]
        self.fields["entry"].choices = choices  # type: ignore[attr-defined]

    def rewording(self) -> Rewording:
        """As the action takes it."""
        said = self.cleaned_data
        return Rewording(int(said["entry"]), said["title"], said["details"], said["reason"])


class RulingForm(forms.Form):
    """How an objection is settled; what is asked depends on the result that was chosen first."""

    text = TextField(
        label=gettext_lazy("处理意见"),
        required=True,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("怎么核实的，为什么这样处理。留在台账里，不公开；不要写异议人的姓名。"),
    )

    def __init__(
        self, data: Any = None, *, verdict: str, entries: Sequence[NoticeEntry], about: NoticeEntry | None
    ) -> None:
        super().__init__(data)
        self.verdict, self.about = verdict, about
        if verdict == "not_taken":
            grounds = [each for each in Objection.Ground.choices if each[0] != "typing_error"]
            self.fields["ground"] = ListedField(
                grounds, label=_("理由"), required=True, widget=forms.RadioSelect
            )
        elif verdict == "upheld" and about is None:
            listed = [
                (each.pk, f"{each.position}. {each.title}") for each in entries if each.state == "listed"
            ]
            self.fields["removes"] = forms.TypedMultipleChoiceField(
                choices=listed,
                coerce=int,
                required=False,
                label=_("从名单中移出哪些项"),
                widget=forms.CheckboxSelectMultiple,
            )
        elif verdict == "typing_error":
            asked = RewordingForm(entries=entries, entry=about)
            self.fields |= asked.fields
            self.initial = asked.initial

    def ruling(self) -> Ruling:
        """As the action takes it."""
        said = self.cleaned_data
        removes = tuple(said.get("removes") or ((self.about.pk,) if self.about else ()))
        if self.verdict == "typing_error":
            changed = Rewording(int(said["entry"]), said["title"], said["details"], said["reason"])
            return Ruling("not_taken", said["text"], "typing_error", rewording=changed)
        return Ruling(
            self.verdict,
            said["text"],
            said.get("ground", ""),
            removes if self.verdict == "upheld" else (),
        )
