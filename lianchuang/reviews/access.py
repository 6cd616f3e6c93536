"""Who sees a review and who does what in it. Its officers and its experts are never the same people."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, allowed, refuse_unless, refused
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Role
from lianchuang.records.past import now, of_today, today
from lianchuang.reviews.models import Entry, Expert, Recusal, Round, Scheme, ScoreSheet
from lianchuang.reviews.queries import conflicts_of, scorable_pairs
from lianchuang.reviews.rules import state_at

OFFICERS = (Role.Kind.SECRETARY, Role.Kind.CHAIR)
BEGUN = (Round.State.DECLARING, Round.State.SCORING, Round.State.CLOSED)


def visible_schemes(reach: Reach) -> QuerySet[Scheme]:
    """Schemes of the networks one keeps or chairs."""
    if reach.is_administrator:
        return Scheme.objects.all()
    return Scheme.objects.filter(network__in=reach.bodies_with(*OFFICERS))


def may_keep_schemes(reach: Reach, network: Body) -> Verdict:
    """Write schemes: the network's secretary."""
    is_keeper = reach.is_administrator or network.pk in reach.bodies_with(Role.Kind.SECRETARY)
    return refuse_unless(is_keeper, _("评审方案由这个联盟的秘书处来定。"))


def kept_networks(reach: Reach) -> set[int]:
    """The bodies of the networks one is secretary of."""
    return reach.bodies_with(Role.Kind.SECRETARY)


def officed_rounds(reach: Reach) -> QuerySet[Round]:
    """Rounds one is an officer of: secretary or chair of the network, and not on the panel."""
    if reach.is_administrator:
        return Round.objects.all()
    own = Round.objects.filter(network__in=reach.bodies_with(*OFFICERS))
    return own.exclude(pk__in=today(_seats(reach).values("round_id")))


def visible_rounds(reach: Reach) -> QuerySet[Round]:
    """Rounds one is an officer of, and those one is an expert in, once they have begun."""
    seats = _seats(reach).filter(round__state__in=BEGUN).values("round_id")
    return Round.objects.filter(Q(pk__in=officed_rounds(reach).values("pk")) | Q(pk__in=today(seats)))


def expert_in(reach: Reach, round: Round) -> Expert | None:
    """The seat of the actor on the panel of a round that has begun, as it is today; None without one."""
    if reach.person_id is None:
        return None
    with of_today():
        seats = _seats(reach).filter(round=round.pk, round__state__in=BEGUN)
        row = seats.values("pk", "invited_at", "declared_at").first()
    if row is None:
        return None
    return Expert(
        pk=row["pk"],
        round_id=round.pk,
        person_id=reach.person_id,
        invited_at=row["invited_at"],
        declared_at=row["declared_at"],
    )


def scorable_keys(expert: Expert, round: Round) -> set[int]:
    """The entries an expert scores, once conflicts are declared and scoring has begun: nothing of any other is told."""
    has_begun = round.state in (Round.State.SCORING, Round.State.CLOSED)
    return _open_keys(expert, round) if expert.declared_at is not None and has_begun else set()


def declarable_entries(expert: Expert, round: Round) -> QuerySet[Entry]:
    """The entries an expert may still declare about: all but those kept from them already."""
    return Entry.objects.filter(round=round, pk__in=_open_keys(expert, round), is_withdrawn=False)


def may_keep_round(reach: Reach, round: Round) -> Verdict:
    """Run it: the network's secretary, who is not on the panel."""
    is_keeper = reach.is_administrator or round.network_id in reach.bodies_with(Role.Kind.SECRETARY)
    return _off_the_panel(reach, round) & refuse_unless(is_keeper, _("评审由这个联盟的秘书处来安排。"))


def may_preside(reach: Reach, round: Round) -> Verdict:
    """Rule on recusals, check papers, close: secretary or chair of the network, not on the panel."""
    presides = reach.is_administrator or round.network_id in reach.bodies_with(*OFFICERS)
    return _off_the_panel(reach, round) & refuse_unless(
        presides, _("这一步由这个联盟的秘书处或理事长单位来做。")
    )


def may_see_ranking(reach: Reach, round: Round) -> Verdict:
    """Officers; before scoring has ended only those no entry concerns."""
    verdict = may_preside(reach, round)
    if not verdict or is_closed(round) or reach.person_id is None:
        return verdict
    is_concerned = bool(conflicts_of(round.pk, [reach.person_id]))
    return refuse_unless(not is_concerned, _("参评项里有和您有关的，评分结束以后您才能看排名。"))


def may_declare(expert: Expert, round: Round) -> Verdict:
    """Declare conflicts: an expert, until scoring has ended."""
    return refuse_unless(expert.left_at is None and not is_closed(round), _("评分已经结束，不用再申报回避。"))


def may_score(expert: Expert, round: Round, at: datetime | None = None) -> Verdict:
    """Hand in scores: an expert who has declared, while scoring goes on by the clock."""
    if round.state in (Round.State.PREPARED, Round.State.DECLARING):
        return refused(_("评分还没有开始。"))
    if expert.declared_at is None:
        return refused(_("请先申报回避，再看内容、打分。"))
    return refuse_unless(not is_closed(round, at), _("评分已经截止。"))


def may_set_aside(reach: Reach, recusal: Recusal, round: Round) -> Verdict:
    """Set a computed recusal aside: another officer than the one who proposed it."""
    is_second = reach.account_id is not None and reach.account_id != recusal.proposed_by_account_id
    return (
        may_preside(reach, round)
        & refuse_unless(recusal.proposed_by_account_id is not None, _("还没有人建议不回避。"))
        & refuse_unless(is_second, _("建议是您提的，要由另一位来准予。"))
    )


def may_check(reach: Reach, sheet: ScoreSheet, round: Round) -> Verdict:
    """Check a sheet typed from paper: an officer who did not type it."""
    is_second = reach.account_id is not None and reach.account_id != sheet.typed_by_account_id
    return may_preside(reach, round) & refuse_unless(is_second, _("这一份是您代录的，要由另一位来核对。"))


def is_closed(round: Round, at: datetime | None = None) -> bool:
    """Whether scoring has ended by the clock of acts, whether or not the row says so yet."""
    return state_at(round.state, round.closes_at, at or now()) == Round.State.CLOSED


def sits_on_a_panel(reach: Reach) -> bool:
    """Whether the actor is an expert anywhere."""
    with of_today():
        return _seats(reach).exists()


def _open_keys(expert: Expert, round: Round) -> set[int]:
    return {entry for _expert, entry in scorable_pairs(round.pk, round.everyone_scores_all, [expert.pk])}


def _seats(reach: Reach) -> QuerySet[Expert]:
    return Expert.objects.filter(person=reach.person_id or 0, left_at__isnull=True)


def _off_the_panel(reach: Reach, round: Round) -> Verdict:
    if reach.person_id is None:
        return allowed()
    with of_today():
        is_on_it = _seats(reach).filter(round=round.pk).exists()
    return refuse_unless(not is_on_it, _("您是这次评审的专家，不能同时经办。"))
