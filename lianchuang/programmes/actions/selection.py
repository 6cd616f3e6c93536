"""From accepted proposals to a review, from its ranking to the council's decisions, from those to a public notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.actions import close_matter, for_role, open_matter
from lianchuang.notices.actions import draft_notice
from lianchuang.notices.models import Notice
from lianchuang.notices.rules import Listed
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.programmes.access.checks import may_decide, may_run_review
from lianchuang.programmes.models import Call, Proposal, Selection
from lianchuang.programmes.queries.checks import (
    accepted_proposals,
    decided_proposals,
    entry_of,
    ranked_proposals,
)
from lianchuang.programmes.rules.selection import IN_ORDER, departures
from lianchuang.records.past import act, now
from lianchuang.reviews.access import is_closed
from lianchuang.reviews.actions import prepare_round, settle_round
from lianchuang.reviews.models import Round

State = Proposal.State


@dataclass(frozen=True)
class Decision:
    """What the council decides on one proposal, and why where it departs from the ranking."""

    decision: str
    reason: str = ""


def start_review(call: Call, *, title: str, closes_at: datetime | None, by: Reach) -> tuple[Round, int]:
    """Put a call's accepted proposals before a panel as one round (组织评审); give it and the act's number.

    Raises Refused without a scheme, without entries, while some still wait for their check, and the second time.
    """
    may_run_review(by, call).or_refuse()
    with act(by=by.author, reason=_("组织评审：%(title)s") % {"title": call.title}) as number:
        row = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
        _refuse_unready(row)
        entries = [entry_of(each) for each in accepted_proposals(row)]
        scheme = row.scheme
        assert scheme is not None
        row.round = prepare_round(
            network=row.programme.network.body,
            title=title,
            scheme=scheme,
            entries=entries,
            origin=row.get_absolute_url(),
            closes_at=closes_at,
            by=by,
        )
        row.save(update_fields=["round"])
    return row.round, number


def _refuse_unready(call: Call) -> None:
    if call.round_id:
        raise Refused(_("这次征集已经组织过评审了。"))
    if call.scheme_id is None:
        raise Refused(_("先给这次征集定一套评审方案。"))
    waiting = call.proposals.filter(state__in=(State.SUBMITTED, State.RETURNED)).count()
    if waiting:
        raise Refused(_("还有 %(count)s 份没有过形式审查，先审完再组织评审。") % {"count": waiting})
    if not call.proposals.filter(state=State.ACCEPTED).exists():
        raise Refused(_("还没有形式审查通过的申报。"))


def select_proposals(call: Call, decisions: Mapping[int, Decision], *, by: Reach) -> int:
    """Write down what the council decided on every ranked proposal (评定); give the act's number.

    decisions   proposal -> decision; all of the ranked ones, no others
    Raises Refused for a ranking that is not final, a missing decision, a departure without its reason, after the notice.
    """
    may_decide(by, call).or_refuse()
    with act(by=by.author, reason=_("评定：%(title)s") % {"title": call.title}) as number:
        row = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
        if row.notice_id:
            raise Refused(_("名单已经公示，不能再改评定；有异议的按异议处理。"))
        if row.round is None or not is_closed(row.round):
            raise Refused(_("评分还没有结束，排不出名次。"))
        settle_round(row.round)
        ranked = ranked_proposals(row)
        _refuse_unfit(ranked, decisions)
        departed = departures(
            [each.proposal.pk for each in ranked], {key: one.decision for key, one in decisions.items()}
        )
        for each in ranked:
            _decide(each, decisions[each.proposal.pk], each.proposal.pk in departed, by)
        close_matter(f"call:{row.pk}:selection")
        body = row.programme.network.body
        open_matter(
            f"call:{row.pk}:notice", _("公示评定结果：%(title)s") % {"title": row.title},
            f"{row.get_absolute_url()}notice/", for_role(body, Role.Kind.SECRETARY),
            network=body, year=row.programme.year,
        )  # fmt: skip
    return number


def _refuse_unfit(ranked: list, decisions: Mapping[int, Decision]) -> None:
    if not ranked:
        raise Refused(_("评分还没有结束，排不出名次。"))
    blocked = next((each for each in ranked if each.is_blocked), None)
    if blocked is not None:
        raise Refused(
            _("「%(title)s」%(why)s")
            % {"title": blocked.proposal.title, "why": spoken(blocked.blocked_reason)}
        )
    if set(decisions) != {each.proposal.pk for each in ranked}:
        raise Refused(_("请给每一项都定下：过线、候补或未过。"))
    if any(one.decision not in IN_ORDER for one in decisions.values()):
        raise Refused(_("请给每一项都定下：过线、候补或未过。"))
    departed = departures(
        [each.proposal.pk for each in ranked], {key: one.decision for key, one in decisions.items()}
    )
    for each in ranked:
        if each.proposal.pk in departed and not decisions[each.proposal.pk].reason.strip():
            raise Refused(
                _("「%(title)s」和排名不一致，请写明理由；理由会一直留着。") % {"title": each.proposal.title}
            )


def _decide(ranked: object, decision: Decision, departs: bool, by: Reach) -> None:
    proposal: Proposal = ranked.proposal  # type: ignore[attr-defined]
    Selection.objects.update_or_create(
        proposal=proposal,
        defaults={
            "rank": ranked.rank,  # type: ignore[attr-defined]
            "score": ranked.mean,  # type: ignore[attr-defined]
            "departs": departs,
            "reason": decision.reason.strip() if departs else "",
            "decided_at": now(),
            "decided_by_name": by.name,
        },
    )
    proposal.state = decision.decision
    proposal.save(update_fields=["state"])


def announce_selection(call: Call, *, title: str, text: str, contact: str, by: Reach) -> tuple[Notice, int]:
    """Draft the public notice of what was selected (公示), by the call's rule; give it and the act's number.

    Raises Refused before the selection and the second time.
    """
    may_run_review(by, call).or_refuse()
    with act(by=by.author, reason=_("拟公示：%(title)s") % {"title": call.title}) as number:
        row = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
        if row.notice_id:
            raise Refused(_("这次评定已经拟过公示了。"))
        chosen = decided_proposals(row)
        if not chosen:
            raise Refused(_("还没有过线的项目，先评定再公示。"))
        row.notice = draft_notice(
            network=row.programme.network.body,
            title=title,
            text=text,
            contact=contact,
            length=row.notice_length,
            unit=row.notice_unit,
            counts_first_day=row.notice_counts_first_day,
            entries=[listed_of(each) for each in chosen],
            origin=row.get_absolute_url(),
            by=by,
        )
        row.save(update_fields=["notice"])
        close_matter(f"call:{row.pk}:notice")
    return row.notice, number


def listed_of(proposal: Proposal) -> Listed:
    """A proposal as a notice prints it: title, lead studio, units; never people."""
    units = "、".join(str(each.body) for each in proposal.units.all() if each.declined_at is None)
    details = _("牵头：%(studio)s；单位：%(units)s") % {"studio": proposal.lead, "units": units}
    return Listed(f"proposal:{proposal.pk}", proposal.title, details)
