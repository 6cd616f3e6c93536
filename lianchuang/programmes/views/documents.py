"""申报书 as a Word file: a blank one of a call, one as it stands, and one filled in on paper that is read into the form."""

import json

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.papers.unreadable import UnreadableFile
from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.programmes.access import may_write
from lianchuang.programmes.actions import draft_key, drop_draft, keep_draft
from lianchuang.programmes.forms.filled_forms import Offer, offers_of, read_filled_form
from lianchuang.programmes.forms.proposals import ProposalForm
from lianchuang.programmes.models import Draft, Proposal
from lianchuang.programmes.queries.drafts import draft_of
from lianchuang.programmes.queries.paper import blank_form, written_form
from lianchuang.programmes.queries.texts import texts_of, written_at
from lianchuang.programmes.views.proposal_sights import crumbs_to_proposal, proposal_in_sight
from lianchuang.programmes.views.sights import call_in_sight
from lianchuang.records.exporting import file_answer
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import refuse_with, upload_of

READ = "read"


class FilledForm(forms.Form):
    """One .docx."""

    file = forms.FileField(
        label=gettext_lazy("已填好的申报书"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("请选择一个文件。")},
    )

    def clean_file(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["file"])


@require_GET
def blank(request: HttpRequest, number: int) -> HttpResponse:
    """〔下载空白申报书〕: the fields and questions of this call; filled in, it is read back field by field."""
    call = call_in_sight(request, number)
    return file_answer(f"{call.title}申报书.docx", blank_form(call))


@require_GET
def written(request: HttpRequest, number: int) -> HttpResponse:
    """The proposal as it stands, on paper: to be signed and stamped."""
    proposal = proposal_in_sight(request, number)
    return file_answer(f"{proposal.title}申报书.docx", written_form(proposal))


@require_http_methods(["GET", "POST"])
def filled(request: HttpRequest, number: int) -> HttpResponse:
    """〔上传已填好的申报书〕: what the file says beside what stands in the form; nothing is taken before it is chosen."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_write(reach, proposal).or_refuse()
    form = FilledForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            found, left = read_filled_form(form.cleaned_data["file"], proposal)
        except UnreadableFile as unreadable:
            refuse_with(form, Refused(unreadable.says), "file")
        except Refused as refusal:
            refuse_with(form, refusal, "file")
        else:
            fields = {name: json.dumps(texts, ensure_ascii=False) for name, texts in found.items()}
            fields |= {"_left": json.dumps(left, ensure_ascii=False), "_file": form.cleaned_data["file"].name}
            keep_draft(draft_key(proposal, READ), fields, read_at=written_at(proposal), by=reach)
            return redirect(request.path)
    read = draft_of(draft_key(proposal, READ), reach) if request.method == "GET" else None
    return _page(request, proposal, form, read)


@require_POST
def adoption(request: HttpRequest, number: int) -> HttpResponse:
    """〔放进表里〕: what was chosen goes into one's draft, where it is looked at once more before it is stored."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_write(reach, proposal).or_refuse()
    read = draft_of(draft_key(proposal, READ), reach)
    if read is None:
        raise Refused(_("读过的文件已经放进去了，或者没有读过；请再上传一次。"))
    chosen = {}
    for offer in _offers(proposal, read, reach):
        said = request.POST.get(f"take_{offer.name}", "")
        if said.isascii() and said.isdigit() and len(said) < 3 and int(said) < len(offer.texts):
            chosen[offer.name] = offer.texts[int(said)]
    own = draft_of(draft_key(proposal), reach)
    if chosen:
        fields = {**(own.fields if own else {}), **chosen}
        keep_draft(draft_key(proposal), fields, read_at=own.read_at if own else read.read_at, by=reach)
    drop_draft(draft_key(proposal, READ), by=reach)
    if chosen:
        say(request, _("%(count)s 栏已放进表里，请逐栏看过再存草稿。") % {"count": len(chosen)}, tone="info")
    return redirect(f"{proposal.get_absolute_url()}editing/")


def _offers(proposal: Proposal, read: Draft, reach: Reach) -> list[Offer]:
    own = draft_of(draft_key(proposal), reach)
    stands = {**texts_of(proposal), **(own.fields if own else {})}
    found = {name: json.loads(texts) for name, texts in read.fields.items() if not name.startswith("_")}
    return offers_of(found, stands, ProposalForm(stands, proposal=proposal))


def _page(request: HttpRequest, proposal: Proposal, form: FilledForm, read: Draft | None) -> HttpResponse:
    reach = reach_of_reader(request)
    offers = _offers(proposal, read, reach) if read else []
    context = {
        "proposal": proposal,
        "form": form,
        "file_name": read.fields["_file"] if read else "",
        "offers": [each for each in offers if not each.is_same],
        "same": [each.title for each in offers if each.is_same],
        "left": json.loads(read.fields["_left"]) if read else [],
        "crumbs": crumbs_to_proposal(proposal, reach),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/proposal/filled_form.html", context, status=status)
