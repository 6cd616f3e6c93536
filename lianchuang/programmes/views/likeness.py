"""查重: hints with their passages side by side, and the officer's verdict on each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.networks.access import governed_networks
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access.checks import may_check
from lianchuang.programmes.actions.likeness import judge_likeness
from lianchuang.programmes.forms.checks import LikenessForm
from lianchuang.programmes.models import LikenessCheck, Proposal
from lianchuang.programmes.views.checks import crumbs_to_proposal, proposal_in_sight
from lianchuang.records.finding.likeness import Hint, alike
from lianchuang.records.finding.passages import joined


@require_http_methods(["GET", "POST"])
def likeness(request: HttpRequest, number: int) -> HttpResponse:
    """Show the hints (GET), or record a verdict on one (POST)."""
    reach, proposal = reach_of_reader(request), proposal_in_sight(request, number)
    may_check(reach, proposal).or_refuse()
    hints = hints_of(proposal)
    form = LikenessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hint = next((each for each in hints if each.source.key == form.cleaned_data["other"]), None)
        try:
            act = _judged(proposal, hint, form, reach)
        except Refused as refusal:
            form.add_error("reason", refusal.reason)
        else:
            say(request, _("查重结论已记下。"), undo=f"/acts/{act}/undoing/")
            return redirect(request.path)
    seen = set(governed_networks(reach).values_list("pk", flat=True))
    verdicts = {each.other_key: each for each in proposal.likeness_checks.all()}
    context = {
        "proposal": proposal,
        "hints": [(each, each.source.network_id in seen, verdicts.get(each.source.key)) for each in hints],
        "kind_words": kind_words(),
        "choices": LikenessCheck.Verdict.choices,
        "form": form,
        "crumbs": crumbs_to_proposal(proposal),
    }
    return render(request, "programmes/likeness/show.html", context, status=422 if request.POST else 200)


def hints_of(proposal: Proposal) -> list[Hint]:
    """What resembles this proposal, in the whole installation."""
    text = joined((proposal.goals, proposal.plan, proposal.outcomes))
    return alike(proposal.title, text, but=f"proposal:{proposal.pk}")


def kind_words() -> dict[str, str]:
    """What each kind of text is called."""
    return {"proposal": _("申报"), "project": _("项目"), "patent": _("专利"), "copyright": _("软件著作权")}


def _judged(proposal: Proposal, hint: Hint | None, form: LikenessForm, reach: object) -> int:
    if hint is None:
        raise Refused(_("这份材料已经不在提示里了，请刷新后再看。"))
    said = form.cleaned_data
    return judge_likeness(proposal, hint, verdict=said["verdict"], reason=said["reason"], by=reach)  # type: ignore[arg-type]
