"""报送 and 撤回: a proposal is handed in, or taken back."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from lianchuang.networks.access import led_studios
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access.proposals import may_hand_in, may_withdraw
from lianchuang.programmes.actions.proposals import submit_proposal, withdraw_proposal
from lianchuang.programmes.forms.proposals import WithdrawalForm
from lianchuang.programmes.models import Proposal
from lianchuang.programmes.rules.proposals import BEING_WRITTEN
from lianchuang.programmes.views.proposals import proposal_in_sight
from lianchuang.records.files.uploads import Upload
from lianchuang.records.forms import upload_of
from lianchuang.records.recording import Recording, answer_recording


class HandInForm(forms.Form):
    """Nothing to ask of a leader; of the secretary the stamped paper."""

    scan = forms.FileField(
        label=gettext_lazy("盖章件"),
        required=False,
        help_text=gettext_lazy("代领衔人报送，要附上领衔人签字或盖章的申报书。"),
    )

    def __init__(self, data: object = None, files: object = None, *, is_typed: bool) -> None:
        super().__init__(data, files)  # type: ignore[arg-type]
        if not is_typed:
            del self.fields["scan"]

    def clean_scan(self) -> Upload | None:
        """The file with its bytes."""
        return upload_of(self.cleaned_data["scan"])


@require_http_methods(["GET", "POST"])
def submission(request: HttpRequest, number: int) -> HttpResponse:
    """〔报送秘书处〕."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    if proposal.state not in BEING_WRITTEN and request.method == "GET":
        return redirect(proposal)
    may_hand_in(reach, proposal).or_refuse()
    leads = led_studios(reach).filter(studio=proposal.lead_id).exists()
    form = HandInForm(request.POST or None, request.FILES or None, is_typed=not leads)
    says = _("报送就是确认：这份申报书由您负责。报送以后不能再改，退回补正除外。")
    page = page_of(
        proposal, _("报送申报书"), _("确认并报送秘书处"), _("已报送秘书处。"), says if leads else ""
    )
    return answer_recording(
        request, page, form, lambda said: submit_proposal(proposal, by=reach, scan=said.get("scan"))
    )


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """〔撤回申报〕."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_withdraw(reach, proposal).or_refuse()
    page = page_of(proposal, _("撤回申报"), _("撤回"), _("申报已撤回。"))
    form = WithdrawalForm(request.POST or None)
    return answer_recording(request, page, form, lambda said: withdraw_proposal(proposal, **said, by=reach))


def page_of(proposal: Proposal, title: str, sends: str, done: str, says: str = "") -> Recording:
    """A short form that hangs on a proposal."""
    back = proposal.get_absolute_url()
    return Recording(title, sends, done, back, says, proposal.title, [(proposal.title, back)])
