"""The form of a proposal: written as a draft, stored 〔存草稿〕, laid beside what somebody else stored meanwhile."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lianchuang.basics.verdicts import Refused
from lianchuang.design.filters import in_beijing, instant
from lianchuang.design.notes import say
from lianchuang.design.saying import spoken
from lianchuang.people.access import Reach, reach_of_reader
from lianchuang.programmes.access import fills_for, may_write
from lianchuang.programmes.actions import WrittenMeanwhile, draft_key, drop_draft, keep_draft, update_proposal
from lianchuang.programmes.forms.filled_forms import told
from lianchuang.programmes.forms.handing_in import AttachmentForm, TypedForm
from lianchuang.programmes.forms.proposals import ProposalForm, texts_in
from lianchuang.programmes.models import Draft, Proposal
from lianchuang.programmes.queries import call_window
from lianchuang.programmes.queries.drafts import draft_by, draft_of, others_drafts
from lianchuang.programmes.queries.naming import offered_names
from lianchuang.programmes.queries.texts import Texts, texts_at, texts_of, written_at, written_by
from lianchuang.programmes.rules.merging import Merged, merge
from lianchuang.programmes.views.proposal_sights import crumbs_to_proposal, proposal_in_sight
from lianchuang.records.correcting import Conflict
from lianchuang.records.files.queries import proof_of

TRIES = 3


@dataclass(frozen=True)
class Laid:
    """The form's texts laid over what is stored: read_at: the act they were laid beside."""

    merged: Merged
    stands: Texts
    read_at: int
    by_name: str = ""


@dataclass
class Page:
    """What the form's page says beside the form."""

    laid: Laid
    form: ProposalForm
    typed: TypedForm | None = None
    says: str = ""
    status: int = 200
    draft: Draft | None = None
    from_name: str = ""
    attachment: AttachmentForm = field(default_factory=AttachmentForm)


@require_http_methods(["GET", "POST"])
def editing(request: HttpRequest, number: int) -> HttpResponse:
    """〔接着填〕 (GET), 〔存草稿〕 (POST): what can be read is stored, the rest stays as typed and is said at its place."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_write(reach, proposal).or_refuse()
    if request.method == "POST":
        return _store(request, proposal, reach)
    if getattr(request, "known_at", None) is not None:
        return redirect(proposal)
    key = draft_key(proposal)
    other = draft_by(key, request.GET.get("from", ""))
    draft = other or draft_of(key, reach)
    laid = lay(proposal, draft.fields if draft else {}, draft.read_at if draft else written_at(proposal))
    page = Page(
        laid,
        ProposalForm(laid.merged.texts, proposal=proposal),
        _typed(request, proposal, reach),
        draft=draft,
    )
    if other is not None:
        page.from_name = next(
            (each.name for each in others_drafts(key, reach) if each.account_id == other.account), ""
        )
    return form_page(request, proposal, page)


@require_POST
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Kept as it is typed, for this account; says when, and that somebody else has stored something since."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    try:
        may_write(reach, proposal).or_refuse()
        kept = keep_draft(
            draft_key(proposal), texts_in(request.POST, proposal), read_at=read_at_in(request), by=reach
        )
    except Refused as refusal:
        return JsonResponse({"says": spoken(refusal.reason)}, status=409)
    at = f"{in_beijing(kept.saved_at):%H:%M:%S}"
    says = _("%(at)s 已自动存下，还没有放进申报书；写完请按〔存草稿〕。") % {"at": at}
    if written_at(proposal) > kept.read_at:
        says += _("%(name)s 也存过这份申报，您存的时候会并排给您看。") % {"name": written_by(proposal)}
    return JsonResponse({"says": says})


def lay(proposal: Proposal, typed: Texts, read_at: int) -> Laid:
    """Lay typed texts over what is stored now, by what was stored when they were begun."""
    stands, now = texts_of(proposal), written_at(proposal)
    base = stands if read_at >= now else texts_at(proposal, read_at)
    return Laid(merge(base, stands, typed), stands, now, written_by(proposal))


def read_at_in(request: HttpRequest) -> int:
    """The act at which the form was read, as it says."""
    said = request.POST.get("read_at", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else 0


def _store(request: HttpRequest, proposal: Proposal, reach: Reach) -> HttpResponse:
    key, typed = draft_key(proposal), texts_in(request.POST, proposal)
    paper = _typed(request, proposal, reach)
    # First of all it is kept: whatever is refused below, nothing typed is lost.
    keep_draft(key, typed, read_at=read_at_in(request), by=reach)
    laid = lay(proposal, typed, read_at_in(request))
    for _try in range(TRIES):
        page = Page(laid, ProposalForm(laid.merged.texts, proposal=proposal), paper)
        if laid.merged.clashing:
            keep_draft(key, laid.merged.texts, read_at=laid.read_at, by=reach)
            page.status = 409
            return form_page(request, proposal, page)
        page.form.is_valid()
        if paper is not None and not paper.is_valid():
            page.status, page.says = 422, _("替工作室填写要写明依据的文件，别的都还在。")
            return form_page(request, proposal, page)
        said = paper.cleaned_data["paper"] if paper is not None else ""
        try:
            saved = update_proposal(proposal, page.form.filling(), read_at=laid.read_at, by=reach, paper=said)
        except WrittenMeanwhile:
            proposal = proposal_in_sight(request, proposal.pk)
            laid = lay(proposal, typed, read_at_in(request))
            continue
        except Refused as refusal:
            page.status, page.says = 422, spoken(refusal.reason)
            return form_page(request, proposal, page)
        return _stored(request, proposal, page, reach, [unit.body.name for unit in saved.lapsed])
    raise Refused(_("几个人正在同时存这份申报，请过一会儿再存；您写的已经留在草稿里。"))


def _stored(
    request: HttpRequest, proposal: Proposal, page: Page, reach: Reach, lapsed: list[str]
) -> HttpResponse:
    key, unread = draft_key(proposal), page.form.unread()
    taken = [page.form.title_of(name) for name in page.laid.merged.taken]
    if taken:
        says = _("%(name)s 也改过：%(titles)s。您没有动这几栏，已保留对方的。")
        say(request, says % {"name": page.laid.by_name, "titles": "、".join(taken)}, tone="info")
    if lapsed:
        says = _("您改了单位确认过的内容，要请它们重新确认：%(names)s。")
        say(request, says % {"names": "、".join(lapsed)}, tone="warn")
    if unread:
        keep_draft(key, unread, read_at=written_at(proposal), by=reach)
        proposal = proposal_in_sight(request, proposal.pk)
        page.laid = lay(proposal, unread, written_at(proposal))
        page.status, page.says = 422, _("读得懂的都存下了；下面标红的几栏没有存进去，您写的字还在。")
        return form_page(request, proposal, page)
    drop_draft(key, by=reach)
    say(request, _("草稿已存好。"))
    root = proposal.get_absolute_url()
    return redirect(root if "then" in request.POST else f"{root}editing/")


def _typed(request: HttpRequest, proposal: Proposal, reach: Reach) -> TypedForm | None:
    """Asked of a secretary only: from which paper."""
    if fills_for(reach, proposal.lead_id):
        return None
    return TypedForm(request.POST if request.method == "POST" else None)


def form_page(request: HttpRequest, proposal: Proposal, page: Page) -> HttpResponse:
    """The form as it stands, with what somebody else stored beside it."""
    reach, form, laid = reach_of_reader(request), page.form, page.laid
    conflicts = [
        Conflict(
            name,
            form.title_of(name),
            told(laid.stands.get(name, ""), name, form),
            told(laid.merged.texts[name], name, form),
            laid.by_name,
            False,
        )
        for name in laid.merged.clashing
    ]
    context = {
        "proposal": proposal, "call": proposal.call, "form": form, "typed": page.typed, "says": page.says,
        "conflicts": conflicts, "read_at": laid.read_at, "draft": page.draft, "from_name": page.from_name,
        "others": others_drafts(draft_key(proposal), reach), "offered": offered_names(proposal.call.programme.network),
        "saved_at": instant(proposal.saved_at), "evidence": proof_of(proposal.folder_id), "attachment": page.attachment,
        "window": call_window(proposal.call), "crumbs": crumbs_to_proposal(proposal, reach),
    }  # fmt: skip
    return render(request, "programmes/proposal/editing.html", context, status=page.status)
