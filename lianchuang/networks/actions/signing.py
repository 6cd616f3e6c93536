"""Signing a handover: by account, or by a stamped paper the secretary types in; what is signed is what was shown."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions import close_matter, for_person, for_role, open_matter, type_for
from lianchuang.matters.models import Matter, StampedPaper
from lianchuang.networks.access import Side, may_keep, may_sign
from lianchuang.networks.models import Handover, Network, Term
from lianchuang.networks.queries import (
    digest_of,
    handed,
    holders_to_the_end,
    items_of,
    next_term,
    signatures_of,
    with_holders,
)
from lianchuang.networks.rules.handover import unassigned
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Role
from lianchuang.records.files.models import Evidence
from lianchuang.records.files.store import keep
from lianchuang.records.files.uploads import Upload, check_upload
from lianchuang.records.past import act, now

SIDES: tuple[Side, Side] = ("given", "taken")


def sign_handover(handover: Handover, side: Side, *, digest: str, by: Reach) -> int:
    """Sign a list for one side by account (签认); give the act's number.

    digest   what the list was when it was shown (queries.digest_of): a list that changed since is not signed
    Raises Refused for anybody else, a second signature, and a list on which something goes to nobody yet.
    """
    may_sign(by, handover, side).or_refuse()
    with act(by=by.author, reason=f"签认第 {handover.term.number} 任交接清单") as number:
        row = locked(handover)
        _refuse_unready(row, [side], digest)
        _set_signature(row, side, by.name, Handover.Way.ACCOUNT, None)
        _tell_signed(row)
    return number


def sign_on_paper(
    handover: Handover, sides: Iterable[Side], *, digest: str, paper: str, scan: Upload | None, by: Reach
) -> int:
    """Type in that one side or both have signed on paper (盖章件); each may contest it. Give the act's number.

    Raises Refused without the scan, and as sign_handover.
    """
    may_keep(by, handover.term.network).or_refuse()
    chosen, term = [side for side in SIDES if side in set(sides)], handover.term
    if not chosen:
        raise Refused(_("请选哪一方盖了章。"))
    if scan is None:
        raise Refused(_("代录要附上盖章件的扫描件或照片，没有它就不算数。"))
    reason = f"代录第 {term.number} 任交接清单的签认"
    with act(by=by.author, reason=reason, paper=paper) as number:
        row = locked(handover)
        _refuse_unready(row, chosen, digest)
        after = next_term(term)
        if "taken" in chosen and after is None:
            raise Refused(_("下一任还没有登记，没有人可以接收。"))
        kept = _known_scan(row, scan)
        for side in chosen:
            body = after.body if side == "taken" and after else term.body
            stamped = _stamp(row, side, body, by, paper, scan, kept)
            kept = kept or stamped.evidence
            _set_signature(row, side, body.name, Handover.Way.PAPER, stamped)
        _tell_signed(row)
    return number


def withdraw_signatures(handover: Handover, *, reason: str, by: Reach) -> int:
    """Take both sides' signatures back so that the list can be changed; they sign anew. Raises Refused."""
    may_keep(by, handover.term.network).or_refuse()
    if not reason.strip():
        raise Refused(_("请写明为什么要重新签认。"))
    with act(by=by.author, reason=reason) as number:
        row = locked(handover)
        if row.given_at is None and row.taken_at is None:
            raise Refused(_("还没有人签认，清单可以直接改。"))
        if row.term.closed_at is not None:
            raise Refused(_("这一任的交接已经完成，不能再改。"))
        for side in SIDES:
            _set_signature(row, side, "", "", None)
        close_matter(closing_key(row), Matter.Outcome.DROPPED)
        ask_signers(row)
    return number


def ask_signers(handover: Handover) -> None:
    """Let the list wait for whoever signs it and has not yet, within the act that is open."""
    term = with_holders(Term.objects.filter(pk=handover.term_id).select_related("network__body")).get()
    after = next_term(term)
    for side, state, each in zip(SIDES, signatures_of(handover), (term, after), strict=True):
        for holder in holders_to_the_end(each) if state == "missing" else []:
            open_matter(
                _signing_key(handover, side, holder.person_id),
                f"请签认{handover.folder.title}",
                handover.get_absolute_url(),
                for_person(holder.person),
                network=term.network.body,
            )


def ask_incoming(network: Network) -> None:
    """Once a next term is known, let lists that wait for it wait for its people, within the act that is open."""
    rows = Handover.objects.filter(term__network=network, term__closed_at__isnull=True, taken_at__isnull=True)
    for handover in rows.select_related("folder", "given_paper", "taken_paper"):
        ask_signers(handover)


def locked(handover: Handover) -> Handover:
    """The handover as it stands now, for nobody else to change, within the act that is open."""
    rows = Handover.objects.select_for_update(of=("self",))
    return rows.select_related("term__network__body", "folder", "given_paper", "taken_paper").get(
        pk=handover.pk
    )


def refuse_fixed(handover: Handover) -> None:
    """Raise Refused for a list that is signed by somebody or closed: it says what was signed."""
    if handover.term.closed_at is not None:
        raise Refused(_("这一任的交接已经完成，不能再改。"))
    if signatures_of(handover)[0] != "missing" or signatures_of(handover)[1] != "missing":
        raise Refused(_("清单已经有人签认，要改请先由秘书处撤回签认。"))


def closing_key(handover: Handover) -> str:
    """The matter of completing a handover."""
    return f"handover:{handover.pk}:close"


def due_key(term: Term) -> str:
    """The matter of handing a term over, from a month before its end."""
    return f"term:{term.pk}:handover"


def next_key(term: Term) -> str:
    """The matter of registering who follows a term."""
    return f"term:{term.pk}:next"


def _refuse_unready(handover: Handover, sides: Iterable[Side], digest: str) -> None:
    items = items_of(handover)
    if handover.term.closed_at is not None:
        raise Refused(_("这一任的交接已经完成，不能再改。"))
    if digest != digest_of(items):
        raise Refused(_("清单在您打开以后改过了，请重新看一遍再签认。"))
    if unassigned(handed(items)):
        raise Refused(_("还有没写交给谁的，写全了才能签认。"))
    for side, state in zip(SIDES, signatures_of(handover), strict=True):
        if side in sides and state != "missing":
            told = _("移交方已经签认过了。") if side == "given" else _("接收方已经签认过了。")
            raise Refused(told)


def _set_signature(handover: Handover, side: Side, name: str, way: str, paper: StampedPaper | None) -> None:
    said = {"at": now() if name else None, "by_name": name, "way": way, "paper": paper}
    for key, value in said.items():
        setattr(handover, f"{side}_{key}", value)
    handover.save(update_fields=[f"{side}_{key}" for key in said])


def _tell_signed(handover: Handover) -> None:
    """Nobody of a side that has signed is waited for; once both have, the secretary is."""
    states = signatures_of(handover)
    for side, state in zip(SIDES, states, strict=True):
        if state != "missing":
            waiting = Matter.objects.filter(
                key__startswith=_signing_key(handover, side), closed_at__isnull=True
            )
            for key in list(waiting.values_list("key", flat=True)):
                close_matter(key)
    if "missing" not in states:
        body = handover.term.network.body
        title = f"双方都签认了，可以完成交接：{handover.folder.title}"
        owner = for_role(body, Role.Kind.SECRETARY)
        open_matter(closing_key(handover), title, handover.get_absolute_url(), owner, network=body)


def _signing_key(handover: Handover, side: Side, person_id: int | str = "") -> str:
    return f"handover:{handover.pk}:{side}:{person_id}"


def _known_scan(handover: Handover, scan: Upload) -> Evidence | None:
    """The scan, where it lies in the folder already: one sheet is often stamped by both sides."""
    checked = check_upload(scan)
    content = keep(checked.data, checked.name)
    return Evidence.objects.filter(folder=handover.folder, content=content, kind=Evidence.Kind.OWN).first()


def _stamp(
    handover: Handover,
    side: Side,
    body: Body,
    by: Reach,
    paper: str,
    scan: Upload,
    kept: Evidence | None,
) -> StampedPaper:
    stamped = type_for(
        f"handover:{handover.pk}:{side}",
        f"{'移交方' if side == 'given' else '接收方'}签认：{handover.folder.title}",
        handover.get_absolute_url(),
        by=by,
        body=body,
        folder=handover.folder,
        scan=None if kept else scan,
        paper=paper,
        network=handover.term.network.body,
        needs_scan=kept is None,
    )
    if kept is not None:
        stamped.evidence = kept
        stamped.save(update_fields=["evidence"])
    return stamped
