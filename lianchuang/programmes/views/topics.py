"""Joint topics: set, corrected, taken up by studios, given up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import led_studios, visible_studios
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import (
    claimable_studios,
    may_run_programme,
    may_withdraw_claim,
    types_for_others,
    visible_topics,
)
from lianchuang.programmes.actions import claim_topic, correct_topic, set_topic, withdraw_claim
from lianchuang.programmes.forms import ClaimForm, PaperClaimForm, ReasonForm, TopicCorrectionForm, TopicForm
from lianchuang.programmes.models import JointTopic, Programme, TopicClaim
from lianchuang.programmes.queries import (
    history_of_topic,
    places_left,
    standing_claims,
    topics_of,
    topics_table,
    withdrawn_claims,
)
from lianchuang.programmes.views.sights import crumbs_to_year, topic_in_sight, year_in_sight
from lianchuang.records.changing import Change, answer_change
from lianchuang.records.exporting import table_answer
from lianchuang.records.recording import Recording, answer_recording
from lianchuang.records.telling import told_moments


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """〔设合作课题〕."""
    reach, programme = reach_of_reader(request), year_in_sight(request, number)
    may_run_programme(reach, programme).or_refuse()
    page = Recording(
        title=_("设合作课题"),
        sends=_("设好，请各工作室认领"),
        done=_("合作课题已设好。"),
        back=programme.get_absolute_url(),
        says=_("联盟出题，成员工作室认领；可以限定最多几家。"),
        kicker=f"{programme.network} · {programme.year}",
        crumbs=crumbs_to_year(programme, reach),
    )
    form = TopicForm(request.POST if request.method == "POST" else None, programme=programme)
    return answer_recording(request, page, form, lambda said: set_topic(programme, **said, by=reach))


@require_GET
def table(request: HttpRequest, number: int) -> HttpResponse:
    """The topics of a year and who has taken them up; no persons are named in it."""
    programme = year_in_sight(request, number)
    title = _("%(network)s%(year)s年合作课题") % {"network": programme.network, "year": programme.year}
    topics = topics_of(visible_topics(reach_of_reader(request)), programme)
    return table_answer(request, title, *topics_table(topics), with_names=True)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """What is to be solved, who has taken it up, who gave it up."""
    reach, topic = reach_of_reader(request), topic_in_sight(request, number)
    claims = list(standing_claims().filter(topic=topic))
    led = set(led_studios(reach).values_list("studio_id", flat=True))
    history = history_of_topic(topic)
    page = {
        "topic": topic,
        "claims": claims,
        "withdrawn": list(withdrawn_claims(topic)),
        "left": places_left(topic, len(claims)),
        "on_paper": types_for_others(reach, topic.programme),
        "may_claim": _may_still_claim(request, topic, claims),
        "withdrawable": led if not types_for_others(reach, topic.programme) else {claim.studio_id for claim in claims},
        "seen": set(visible_studios(reach).filter(pk__in=[claim.studio_id for claim in claims]).values_list("pk", flat=True)),
        "may_run": may_run_programme(reach, topic.programme),
        "history": history,
        "acts": told_moments(history),
        "crumbs": crumbs_to_year(topic.programme, reach),
    }  # fmt: skip
    return render(request, "programmes/topic/show.html", page)


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, number: int) -> HttpResponse:
    """Its words and limits, with a reason; and whether it may still be claimed."""
    reach, topic = reach_of_reader(request), topic_in_sight(request, number)
    may_run_programme(reach, topic.programme).or_refuse()
    change = Change(
        _("改合作课题"),
        _("原来的写法留在历史里；已经认领的不受影响。"),
        _("确认修改"),
        _("合作课题已改。"),
        [*crumbs_to_year(topic.programme, reach), (topic.title, topic.get_absolute_url())],
        topic.get_absolute_url(),
        [topic],
    )
    posted = request.POST if request.method == "POST" else None
    form = TopicCorrectionForm(posted, programme=topic.programme, row=topic)

    def correct(said: dict[str, Any], **grounds: Any) -> int:
        return correct_topic(topic, changes=said, by=reach, **grounds)

    return answer_change(request, change, form, correct)


@require_http_methods(["GET", "POST"])
def claims(request: HttpRequest, number: int) -> HttpResponse:
    """〔认领〕: for one's own studio; for the secretary, for a studio from its stamped paper."""
    reach, topic = reach_of_reader(request), topic_in_sight(request, number)
    studios = claimable_studios(reach, topic.programme)
    if not studios.exists():
        raise Refused(_("只有本工作室的领衔人可以认领；交了盖章件的由秘书处代录。"))
    on_paper = not studios.filter(pk__in=led_studios(reach)).exists()
    page = Recording(
        title=_("代录认领") if on_paper else _("认领这个课题"),
        sends=_("代录") if on_paper else _("认领"),
        done=_("已认领。"),
        back=topic.get_absolute_url(),
        says=_("替交了盖章件的工作室录入；页面上写明是代录，领衔人可以提出异议。") if on_paper else "",
        kicker=topic.title,
        crumbs=[*crumbs_to_year(topic.programme, reach), (topic.title, topic.get_absolute_url())],
    )
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    free = studios.exclude(pk__in=standing_claims().filter(topic=topic).values("studio_id"))
    form = (PaperClaimForm if on_paper else ClaimForm)(*posted, studios=free.order_by("pinyin", "pk"))
    return answer_recording(request, page, form, lambda said: claim_topic(topic, **said, by=reach)[1])


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """〔退出认领〕 with a reason."""
    reach = reach_of_reader(request)
    seen = TopicClaim.objects.filter(topic__in=visible_topics(reach).values("pk"))
    claim = get_object_or_404(seen.select_related("topic__programme__network__body", "studio"), pk=number)
    topic = claim.topic
    may_withdraw_claim(reach, claim).or_refuse()
    page = Recording(
        title=_("退出认领"),
        sends=_("确认退出"),
        done=_("已退出认领。"),
        back=topic.get_absolute_url(),
        says=_("%(studio)s退出以后，名额让给别的工作室；认领过的事和理由都留着。") % {"studio": claim.studio},
        kicker=topic.title,
        crumbs=[*crumbs_to_year(topic.programme, reach), (topic.title, topic.get_absolute_url())],
    )
    form = ReasonForm(request.POST if request.method == "POST" else None)
    return answer_recording(request, page, form, lambda said: withdraw_claim(claim, **said, by=reach))


def _may_still_claim(request: HttpRequest, topic: JointTopic, claims: list[TopicClaim]) -> bool:
    if topic.programme.state != Programme.State.OPEN:
        return False
    free = claimable_studios(reach_of_reader(request), topic.programme)
    free = free.exclude(pk__in=[claim.studio_id for claim in claims])
    return not topic.is_closed and places_left(topic, len(claims)) != 0 and free.exists()
