"""〔更正完成单位〕 of a patent or a copyright: who is credited, in order of contribution."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lianchuang.outcomes.access import may_keep_outcome
from lianchuang.outcomes.actions import correct_credits
from lianchuang.outcomes.forms import CreditsForm
from lianchuang.outcomes.views.answers import crumbs_of, found
from lianchuang.outcomes.views.kinds import KINDS
from lianchuang.people.access import reach_of_reader
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.past import last_act


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """The list as it stands (GET), or as it should be (POST)."""
    if kind not in KINDS or KINDS[kind].parts is None:
        raise Http404
    reach, outcome = reach_of_reader(request), found(request, KINDS[kind], number, "folder")
    may_keep_outcome(reach, outcome).or_refuse()
    change = Change(
        _("更正完成单位"),
        _("一行一家，按贡献排序：漏了的加上，多了的删去，次序不对的调整。"),
        _("确认更正"),
        _("已更正，旧值和理由都留在历史里。"),
        [*crumbs_of(request, KINDS[kind], outcome), (str(outcome), outcome.get_absolute_url())],
        outcome.get_absolute_url(),
        read_at=last_act(),
    )
    credited = [credit.body for credit in outcome.credits.select_related("body")]
    form = CreditsForm(request.POST or None, reach=reach, credited=credited)

    def correct(said: dict[str, Any], **grounds: Any) -> int:
        return correct_credits(outcome, **said, by=reach, **grounds)

    return answer_change(request, change, form, correct)
