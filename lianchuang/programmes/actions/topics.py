"""Joint topics: set by the alliance, taken up by studios, given up again with a reason."""

from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import type_for
from lianchuang.matters.models import StampedPaper
from lianchuang.networks.access import led_studios
from lianchuang.networks.models import Studio
from lianchuang.people.access import Reach
from lianchuang.programmes.access import may_claim, may_run_programme, may_withdraw_claim
from lianchuang.programmes.models import Direction, JointTopic, Programme, TopicClaim
from lianchuang.programmes.queries import leader_of, places_left, standing_claims
from lianchuang.records.correcting import Grounds, correct_row
from lianchuang.records.files.models import Folder
from lianchuang.records.files.uploads import Upload, check_upload
from lianchuang.records.past import act, now
from lianchuang.records.stamped import act_on_paper, named_paper


def set_topic(
    programme: Programme,
    *,
    title: str,
    by: Reach,
    text: str = "",
    direction: Direction | None = None,
    most_claims: int | None = None,
) -> tuple[JointTopic, int]:
    """Set a joint topic (设合作课题), as one act; give it and the act's number. Raises Refused.

    most_claims   how many studios may take it up, None for as many as will
    """
    may_run_programme(by, programme).or_refuse()
    with act(by=by.author, reason=_("设合作课题：%(title)s") % {"title": title}) as number:
        row = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        may_run_programme(by, row).or_refuse()
        _refuse_unfit(row, title, direction)
        topic = JointTopic.objects.create(
            programme=row, title=title, text=text, direction=direction, most_claims=most_claims
        )
    return topic, number


def correct_topic(
    topic: JointTopic,
    *,
    changes: dict[str, Any],
    grounds: Grounds,
    read_at: int,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Correct a topic, or stop and reopen its claiming, with a reason; give the act's number.

    Raises Refused or ChangedMeanwhile, and Refused for fewer places than are taken.
    """
    may_run_programme(by, topic.programme).or_refuse()
    folder = topic.programme.network.folder
    with act_on_paper(by=by.author, grounds=grounds, folder=folder, scan=scan) as number:
        row = _locked(topic)
        may_run_programme(by, row.programme).or_refuse()
        _refuse_unfit(row.programme, changes.get("title", ""), changes.get("direction"), row.pk)
        taken, most = _taken(row), changes.get("most_claims", row.most_claims)
        if most is not None and most < taken:
            raise Refused(_("已经有 %(count)s 家认领，名额不能更少。") % {"count": taken})
        correct_row(topic, changes, read_at=read_at, by=by.author, grounds=grounds)
    return number


def claim_topic(
    topic: JointTopic,
    studio: Studio,
    *,
    by: Reach,
    note: str = "",
    scan: Upload | None = None,
    paper: str = "",
) -> tuple[TopicClaim, int]:
    """Take up a topic for a studio (认领), as one act; give the claim and the act's number.

    A leader claims for the own studio; the secretary types it in from a stamped paper, and the leader is told and may
    contest it. Raises Refused: not may_claim, closed, all places taken, taken up already, no scan.
    """
    may_claim(by, topic, studio).or_refuse()
    on_paper = not led_studios(by).filter(studio=studio).exists()
    checked = check_upload(scan) if scan and on_paper else None
    with act(
        by=by.author,
        reason=_("认领合作课题：%(title)s") % {"title": topic.title},
        paper=named_paper(paper, checked) if on_paper else "",
        on_behalf_of=studio.name if on_paper else "",
    ) as number:
        row = _locked(topic)
        _refuse_taken(row, studio)
        _end_void_claims(row, studio)
        claim = TopicClaim.objects.create(topic=row, studio=studio, claimed_at=now(), note=note)
        if on_paper:
            claim.folder = Folder.objects.create(title=f"{studio.name}认领：{row.title}"[:200])
            claim.stamped_paper = _typed_for(claim, by, checked, paper)
            claim.save(update_fields=["folder", "stamped_paper"])
    return claim, number


def withdraw_claim(claim: TopicClaim, *, reason: str, by: Reach) -> int:
    """Give a topic up (退出认领) with a reason, as one act; give its number. Raises Refused."""
    may_withdraw_claim(by, claim).or_refuse()
    if not reason.strip():
        raise Refused(_("请写明为什么退出，别的工作室好接着认领。"))
    with act(by=by.author, reason=_("退出认领：%(reason)s") % {"reason": reason.strip()}) as number:
        row = TopicClaim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        if row.withdrawn_at is not None:
            raise Refused(_("已经退出了。"))
        _refuse_closed_year(row.topic.programme)
        row.withdrawn_at, row.withdrawal_reason = now(), reason.strip()[:300]
        row.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    return number


def _typed_for(claim: TopicClaim, by: Reach, scan: Upload | None, paper: str) -> StampedPaper:
    leader = leader_of(claim.studio)
    return type_for(
        f"topic:{claim.topic_id}:claim:{claim.pk}",
        _("%(studio)s 认领合作课题「%(title)s」") % {"studio": claim.studio, "title": claim.topic.title},
        claim.topic.get_absolute_url(),
        by=by,
        person=leader,
        body=None if leader else claim.studio.host,
        folder=claim.folder,
        scan=scan,
        paper=paper,
        network=claim.topic.programme.network.body,
    )


def _locked(topic: JointTopic) -> JointTopic:
    rows = JointTopic.objects.select_for_update(of=("self",)).select_related("programme__network__body")
    return rows.get(pk=topic.pk)


def _taken(topic: JointTopic) -> int:
    return standing_claims().filter(topic=topic).count()


def _refuse_taken(topic: JointTopic, studio: Studio) -> None:
    _refuse_closed_year(topic.programme)
    if topic.is_closed:
        raise Refused(_("这个课题已经停止认领。"))
    if standing_claims().filter(topic=topic, studio=studio).exists():
        raise Refused(_("%(studio)s已经认领了这个课题。") % {"studio": studio})
    if places_left(topic, _taken(topic)) == 0:
        raise Refused(_("名额满了：这个课题最多 %(most)s 家认领。") % {"most": topic.most_claims})


def _end_void_claims(topic: JointTopic, studio: Studio) -> None:
    """A claim whose paper was found void makes way for a new one."""
    for void in TopicClaim.objects.filter(topic=topic, studio=studio, withdrawn_at__isnull=True):
        void.withdrawn_at, void.withdrawal_reason = now(), _("代录的认领已作废")
        void.save(update_fields=["withdrawn_at", "withdrawal_reason"])


def _refuse_closed_year(programme: Programme) -> None:
    if programme.state != Programme.State.OPEN:
        raise Refused(_("%(year)s 年已经收年，不能再改。") % {"year": programme.year})


def _refuse_unfit(programme: Programme, title: str, direction: Direction | None, but: int = 0) -> None:
    if title and programme.topics.filter(title=title).exclude(pk=but).exists():
        raise Refused(_("这一年已经有合作课题「%(title)s」了。") % {"title": title})
    if direction is not None and direction.programme_id != programme.pk:
        raise Refused(_("这个研究方向不是这一年的。"))
