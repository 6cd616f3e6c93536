"""POST /imports/B/decisions/: answers to doubtful rows."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.notes import say
from lianchuang.exchange.access import may_apply_batch
from lianchuang.exchange.actions import decide, look, name_headings
from lianchuang.exchange.importing.plan import Plan
from lianchuang.exchange.views.imports import refused_page
from lianchuang.exchange.views.shown import answer_name
from lianchuang.exchange.views.sight import batch_or_404, sent_from
from lianchuang.people.access import reach_of_reader
from lianchuang.records.batches.models import Batch


@sent_from("exchange:show")
def create(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Keep the answers and look again."""
    batch, network = batch_or_404(request, batch_id)
    try:
        may_apply_batch(reach_of_reader(request), batch).or_refuse()
        count = keep_answers(request, batch, look(batch))
    except Refused as refusal:
        return refused_page(request, batch, network, refusal)
    if count:
        say(request, _("记下了 %(count)s 个决定，下面是按这些决定的结果。") % {"count": count})
    else:
        say(request, _("没有新的决定。请在存疑的行里选一个，再记下。"), tone="info")
    return redirect("exchange:show", batch.pk)


def keep_answers(request: HttpRequest, batch: Batch, plan: Plan) -> int:
    """Store the answers that differ from what is kept; return how many. Raises Refused."""
    answers, headings = answers_in(request.POST, plan)
    if headings:
        name_headings(batch, headings, by=reach_of_reader(request))
    if answers:
        decide(batch, answers, by=reach_of_reader(request))
    return len(answers) + len(headings)


def answers_in(typed: QueryDict, plan: Plan) -> tuple[dict[str, str], dict[str, str]]:
    """(answers to rows, answers to unknown headings) by key, only where they differ from what is kept."""
    answers: dict[str, str] = {}
    headings: dict[str, str] = {}
    for problem in plan.problems:
        answer = typed.get(answer_name(problem), "") if problem.level == "doubtful" else ""
        if answer and answer != problem.answer:
            (headings if problem.kind == "unknown_heading" else answers)[problem.key] = answer
    return answers, headings
