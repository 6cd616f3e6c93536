"""Who sees the chair's terms and handovers, who may list, sign and close them. Terms are kept by the secretary."""

from typing import Literal

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Verdict, allowed, refuse_unless, refused
from lianchuang.design.saying import spoken
from lianchuang.networks.access.networks import governed_networks, governs, may_keep, visible_networks
from lianchuang.networks.models import Handover, Network, Term, TermHolder
from lianchuang.networks.queries import holders_to_the_end, next_term
from lianchuang.networks.rules import told_instant
from lianchuang.people.access import Reach
from lianchuang.records.past import now, today

Side = Literal["given", "taken"]


def visible_terms(reach: Reach) -> QuerySet[Term]:
    """Terms of the networks in sight: who leads is no secret among members."""
    return Term.objects.filter(network__in=visible_networks(reach).values("pk"))


def visible_handovers(reach: Reach) -> QuerySet[Handover]:
    """Handovers of governed networks, and those in which the actor is of the outgoing or the incoming chair unit."""
    if reach.is_administrator:
        return Handover.objects.all()
    governed = Q(term__network__in=governed_networks(reach).values("pk"))
    after = Term.objects.filter(network=OuterRef("term__network"), starts_at__gte=OuterRef("term__ends_at"))
    followed = Handover.objects.annotate(after=Subquery(after.order_by("starts_at").values("pk")[:1]))
    held = TermHolder.objects.filter(person=reach.person_id or 0).order_by().values("term_id")
    mine = Q(term__in=today(held)) | Q(pk__in=followed.filter(after__in=today(held)).values("pk"))
    return Handover.objects.filter(governed | mine)


def sees_handover(reach: Reach, term: Term) -> bool:
    """The same for one term, whose list may not be made yet."""
    after = next_term(term)
    terms = [term.pk, *([after.pk] if after else [])]
    holds = TermHolder.objects.filter(person=reach.person_id or 0, term__in=terms).exists()
    return holds or governs(reach, term.network)


def may_lead(reach: Reach, network: Network) -> Verdict:
    """What the secretary keeps and the chair unit leads: from the term's start to its end, to the minute."""
    if may_keep(reach, network) or reach.presides(network.body):
        return allowed()
    return _ended(reach, network) & refused(_("只有这个联盟的秘书处，或任期内的理事长单位可以办。"))


def may_list(reach: Reach, term: Term) -> Verdict:
    """Make and change the list that is handed over: the secretary, or the chair unit while its own term runs."""
    if may_keep(reach, term.network):
        return allowed()
    holds = TermHolder.objects.filter(term=term, person=reach.person_id or 0).exists()
    if holds and reach.presides(term.network.body) and term.starts_at <= now() < term.ends_at:
        return allowed()
    says = _("清单由秘书处，或任期内的理事长单位来列。")
    return _ended(reach, term.network) & refused(says)


def may_sign(reach: Reach, handover: Handover, side: Side) -> Verdict:
    """Sign for the outgoing or the incoming chair unit: whoever acts for it to the end of its term.

    For this one list the outgoing side may still sign when the term is over and its rights are gone.
    """
    term = handover.term
    holders = holders_to_the_end(term if side == "given" else next_term(term))
    if side == "taken" and not holders:
        return refused(_("下一任还没有登记，没有人可以接收。"))
    names = "、".join(str(each) for each in holders)
    is_mine = any(each.person_id == reach.person_id for each in holders)
    outgoing, incoming = _("移交方要由 %(names)s 来签认。"), _("接收方要由 %(names)s 来签认。")
    return refuse_unless(is_mine, (outgoing if side == "given" else incoming) % {"names": names})


def _ended(reach: Reach, network: Network) -> Verdict:
    """A refusal that says when the actor's own term ended; a yes where there was none."""
    rows = TermHolder.objects.filter(person=reach.person_id or 0, term__network=network)
    last = rows.filter(role__ends_at__lte=now()).select_related("role").order_by("-role__ends_at").first()
    if last is None or last.role.ends_at is None:
        return allowed()
    says = _("您代表理事长单位的任期到 %(end)s 为止，已经结束。这一步没有做，什么都没有写入。")
    return refused(says % {"end": spoken(told_instant(last.role.ends_at))})
