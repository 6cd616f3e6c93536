"""Reads over joint topics: who has taken them up, and how many places are left."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.networks.models import Leadership, Studio
from lianchuang.networks.queries import leading_on
from lianchuang.people.models import Person
from lianchuang.programmes.models import JointTopic, Programme, TopicClaim
from lianchuang.records.parts import merged, parts_told
from lianchuang.records.past import BEIJING, this_day
from lianchuang.records.telling import Entry, told_history


def standing_claims() -> QuerySet[TopicClaim]:
    """Claims that were not withdrawn and whose paper, where they rest on one, is not void; with studio and host."""
    holds = Q(stamped_paper__isnull=True) | Q(stamped_paper__is_void=False)
    rows = TopicClaim.objects.filter(holds, withdrawn_at__isnull=True)
    return rows.select_related("studio__host", "stamped_paper").order_by("claimed_at", "pk")


def withdrawn_claims(topic: JointTopic) -> QuerySet[TopicClaim]:
    """Claims that were given up, or whose paper was found void, latest first."""
    gone = Q(withdrawn_at__isnull=False) | Q(stamped_paper__is_void=True)
    return topic.claims.filter(gone).select_related("studio", "stamped_paper").order_by("-pk")


def history_of_topic(topic: JointTopic) -> list[Entry]:
    """What was changed in a topic and who took it up, newest first."""
    return merged(told_history(("", topic)), parts_told(TopicClaim, topic, "studio", _("家认领")))


def topics_of(visible: QuerySet[JointTopic], programme: Programme) -> list[JointTopic]:
    """The topics of a year with direction and claims (`standing`); two queries."""
    rows = visible.filter(programme=programme).select_related("direction")
    return list(rows.prefetch_related(Prefetch("claims", queryset=standing_claims(), to_attr="standing")))


def topics_table(topics: Iterable[JointTopic]) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
    """The topics of a year as a table that leaves the office: a line for each claim, one for a topic without."""
    headings = [
        _("合作课题"), _("研究方向"), _("最多几家认领"), _("工作室"), _("所在单位"), _("认领于"), _("打算怎么做"), _("怎么认领的"),
    ]  # fmt: skip
    return headings, (line for topic in topics for line in _lines(topic))


def _lines(topic: JointTopic) -> Iterator[Sequence[object]]:
    told = [topic.title, topic.direction and topic.direction.title, topic.most_claims]
    claims = topic.standing  # type: ignore[attr-defined]
    if not claims:
        yield [*told, None, None, None, None, None]
    for claim in claims:
        way = _("盖章件代录") if claim.stamped_paper_id else _("领衔人认领")
        claimed_on = claim.claimed_at.astimezone(BEIJING).date()
        yield [*told, claim.studio.name, claim.studio.host.name, claimed_on, claim.note, way]


def places_left(topic: JointTopic, claims: int) -> int | None:
    """How many studios may still take it up, None for as many as will."""
    return None if topic.most_claims is None else max(topic.most_claims - claims, 0)


def leader_of(studio: Studio) -> Person | None:
    """Who leads the studio today; the first where there are several."""
    rows = Leadership.objects.filter(leading_on(this_day()), studio=studio).select_related("person")
    leading = rows.order_by("position", "pk").first()
    return leading.person if leading else None
