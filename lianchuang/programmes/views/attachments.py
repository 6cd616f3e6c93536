"""附件: files that go with a proposal, and that experts may open; stamped papers are not among them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import may_write
from lianchuang.programmes.actions import add_attachment, draft_key, remove_attachment
from lianchuang.programmes.forms.handing_in import AttachmentForm
from lianchuang.programmes.forms.proposals import ProposalForm
from lianchuang.programmes.models import Proposal
from lianchuang.programmes.queries.drafts import draft_of
from lianchuang.programmes.queries.texts import written_at
from lianchuang.programmes.views.editing import Page, form_page, lay
from lianchuang.programmes.views.proposal_sights import proposal_in_sight
from lianchuang.records.exporting import file_answer
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.store import read
from lianchuang.records.forms import refuse_with


@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    """〔添加附件〕."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_write(reach, proposal).or_refuse()
    form = AttachmentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_attachment(proposal, form.cleaned_data["file"], by=reach)
        except Refused as refusal:
            refuse_with(form, refusal, "file")
        else:
            say(request, _("附件已放好。"))
            return redirect(f"{proposal.get_absolute_url()}editing/#files")
    draft = draft_of(draft_key(proposal), reach)
    laid = lay(proposal, draft.fields if draft else {}, draft.read_at if draft else written_at(proposal))
    page = Page(
        laid, ProposalForm(laid.merged.texts, proposal=proposal), status=422, draft=draft, attachment=form
    )
    return form_page(request, proposal, page)


@require_GET
def show(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """The file itself, for whoever sees the proposal."""
    row = _attachment(proposal_in_sight(request, number), file)
    try:
        return file_answer(row.name, read(row.content))
    except FileNotFoundError:
        raise Refused(_("这个文件的内容不在文件库里了，可能是数据目录没有完整恢复。")) from None


@require_POST
def removal(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """〔去掉〕."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_write(reach, proposal).or_refuse()
    remove_attachment(proposal, _attachment(proposal, file), by=reach)
    say(request, _("附件已去掉；它还留在历史里。"))
    return redirect(f"{proposal.get_absolute_url()}editing/#files")


def _attachment(proposal: Proposal, file: int) -> Evidence:
    return get_object_or_404(Evidence.objects.select_related("content"), folder=proposal.folder_id, pk=file)
