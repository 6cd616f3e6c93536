"""申报书 as a Word file: a blank one to take away, and a filled one that becomes a draft to look at."""

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.papers.unreadable import UnreadableFile
from lianchuang.papers.word_tables import label_key, read_form, write_form
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access.proposals import may_write
from lianchuang.programmes.actions.drafts import keep_draft
from lianchuang.programmes.forms.proposals import ProposalForm
from lianchuang.programmes.models import Call, Proposal
from lianchuang.programmes.views.proposals import call_in_sight, proposal_in_sight, studios_of
from lianchuang.programmes.views.submissions import page_of
from lianchuang.records.exporting import file_answer
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import upload_of
from lianchuang.records.recording import answer_recording
from lianchuang.records.telling import last_number

# Other words for a field that offices print.
ALSO: Mapping[str, tuple[str, ...]] = {
    "title": ("课题名称", "名称"),
    "goals": ("研究目标", "目标", "攻关目标"),
    "plan": ("研究内容", "技术路线", "实施方案"),
    "outcomes": ("预期成果形式", "成果"),
    "starts_on": ("开始时间", "起始日期"),
    "ends_on": ("完成时间", "结束日期"),
    "funding_yuan": ("申请经费", "经费"),
    "own_funding_yuan": ("自筹经费",),
    "people": ("参加人员", "参与人员"),
    "steps": ("进度", "进度计划"),
    "units": ("参与单位", "成果份额"),
}
TYPED = (
    "title",
    "starts_on",
    "ends_on",
    "funding_yuan",
    "own_funding_yuan",
    "goals",
    "plan",
    "outcomes",
    "steps",
    "units",
    "people",
)


class FileForm(forms.Form):
    """One .docx."""

    file = forms.FileField(label=gettext_lazy("已填好的申报书（.docx）"), allow_empty_file=True)

    def clean_file(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["file"])


@require_GET
def blank(request: HttpRequest, number: int) -> HttpResponse:
    """〔下载空白申报书〕: the fields and questions of this call, each with an empty cell."""
    call = call_in_sight(request, number)
    form = form_of(request, call)
    labels = [(str(form.fields[name].label), "") for name in TYPED]
    labels += [(each.label, "") for each in form.questions]
    return file_answer(
        f"{call.title}申报书.docx", write_form(_("%(call)s申报书") % {"call": call.title}, labels)
    )


@require_http_methods(["GET", "POST"])
def filled(request: HttpRequest, number: int) -> HttpResponse:
    """〔上传已填好的申报书〕: read into the form as a draft; nothing is saved before somebody has looked."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_write(reach, proposal).or_refuse()
    says = _("表格里的内容会放进申报书的各栏，由您看过再存；认不出的栏会告诉您。")
    done = _("已放进草稿，请逐栏看过再存。")
    page = page_of(proposal, _("上传已填好的申报书"), _("读进申报书"), done, says)
    form = FileForm(request.POST or None, request.FILES or None)

    def read(said: dict) -> tuple[str, None]:
        fields = fields_in(said["file"], form_of(request, proposal.call, proposal))
        keep_draft(f"proposal:{proposal.pk}", fields, read_at=last_number(proposal), by=reach)
        return f"{proposal.get_absolute_url()}editing/", None

    return answer_recording(request, page, form, read)


def fields_in(upload: Upload, form: ProposalForm) -> dict[str, list[str]]:
    """Form field -> what the file says, over what the form says now. Raises Refused where no label is known."""
    try:
        pairs = read_form(upload.data, upload.name)
    except UnreadableFile as unreadable:
        raise Refused(unreadable.says) from unreadable
    known = {label_key(str(form.fields[name].label)): name for name in TYPED}
    known |= {label_key(word): name for name, words in ALSO.items() for word in words}
    known |= {label_key(each.label): f"question-{each.pk}" for each in form.questions}
    found = {known[label_key(label)]: text for label, text in pairs if text and label_key(label) in known}
    if not found:
        raise Refused(_("这份文件里没有认得的栏目。请用〔下载空白申报书〕里的表格填写。"))
    yes_no = {f"question-{each.pk}" for each in form.questions if each.kind == "yes_no"}
    for name in yes_no & found.keys():
        found[name] = {"是": "yes", "否": "no"}.get(found[name].strip(), "")
    kept = {name: [form[name].value()] for name in form.fields if form[name].value()}
    told = {name: [str(getattr(value[0], "pk", value[0]))] for name, value in kept.items()}
    return told | {name: [text] for name, text in found.items()}


def form_of(request: HttpRequest, call: Call, proposal: Proposal | None = None) -> ProposalForm:
    """The form of a call, or of a proposal as it stands."""
    reach = reach_of_reader(request)
    return ProposalForm(None, call=call, studios=studios_of(reach, call), row=proposal)
