"""代填 / 盖章件: typed in somebody's name from a paper; the named one is told and may contest it."""

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.matters.actions.matters import Owner, close_matter, for_person, for_role, open_matter
from lianchuang.matters.actions.telling import tell_named
from lianchuang.matters.models import StampedPaper
from lianchuang.matters.queries import settled_key, told_key
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Person, Role
from lianchuang.records.files.actions import add_evidence
from lianchuang.records.files.models import Evidence, Folder
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act, now


def type_for(
    key: str,
    title: str,
    address: str,
    *,
    by: Reach,
    person: Person | None = None,
    body: Body | None = None,
    folder: Folder | None = None,
    scan: Upload | None = None,
    paper: str = "",
    network: Body | None = None,
    needs_scan: bool = True,
) -> StampedPaper:
    """Record that something was typed for a person or a body from a paper, within the act that is open.

    The scan is kept in the folder. The named one finds a matter "typed for you" and may contest it there.
    Raises Refused without a scan where one is needed, and for a scan that is not taken.
    """
    if scan is None and needs_scan:
        raise Refused(_("代录要附上盖章件的扫描件或照片，没有它就不算数。"))
    evidence = None
    if scan is not None and folder is not None:
        evidence = _kept(folder, scan, by)
    stamped = StampedPaper.objects.create(
        key=key,
        title=title[:200],
        address=address,
        network=network,
        person=person,
        body=body,
        evidence=evidence,
        paper=paper,
        typed_by_name=by.name,
        typed_by_account_id=by.account_id,
        typed_at=now(),
    )
    told = _("%(name)s 替您填了：%(title)s") % {"name": by.name, "title": title}
    open_matter(told_key(stamped), told, stamped.get_absolute_url(), _named(stamped), network=network)
    tell_named(stamped)
    return stamped


def acknowledge_paper(stamped: StampedPaper, *, by: Reach) -> None:
    """〔没错〕: the named one has seen what was typed, or how the contest was settled. Rights are the caller's."""
    with act(by=by.author, reason=_("看过代填：%(title)s") % {"title": stamped.title}):
        close_matter(told_key(stamped))
        close_matter(settled_key(stamped))


def contest_paper(stamped: StampedPaper, *, reason: str, by: Reach) -> int:
    """The named one says it was not so (提出异议); whoever keeps the network's register has to settle it.

    Rights are the caller's, since a task link may carry it. Raises Refused without a reason or the second time.
    """
    if not reason.strip():
        raise Refused(_("请写一句哪里不对。"))
    with act(by=by.author, reason=_("对代填提出异议：%(title)s") % {"title": stamped.title}) as number:
        row = StampedPaper.objects.select_for_update(of=("self",)).get(pk=stamped.pk)
        if row.contested_at is not None:
            raise Refused(_("已经提过异议了，秘书处正在处理。"))
        row.contested_at, row.contest_reason = now(), reason.strip()[:500]
        row.save(update_fields=["contested_at", "contest_reason"])
        close_matter(told_key(row))
        if row.network is not None:
            title = _("有人对代填有异议：%(title)s") % {"title": row.title}
            owner = for_role(row.network, Role.Kind.SECRETARY)
            open_matter(
                f"stamped:{row.pk}:contested", title, row.get_absolute_url(), owner, network=row.network
            )
    return number


def settle_contest(stamped: StampedPaper, *, is_void: bool, settlement: str, by: Reach) -> int:
    """Settle a contest: what was typed holds, or is void. Rights are the caller's. Raises Refused."""
    if not settlement.strip():
        raise Refused(_("请写明怎么核实的，怎么处理。"))
    with act(by=by.author, reason=_("处理对代填的异议：%(title)s") % {"title": stamped.title}) as number:
        row = StampedPaper.objects.select_for_update(of=("self",)).get(pk=stamped.pk)
        if row.contested_at is None or row.settled_at is not None:
            raise Refused(_("这份代填没有待处理的异议。"))
        row.settled_at, row.settlement, row.is_void = now(), settlement.strip()[:500], is_void
        row.save(update_fields=["settled_at", "settlement", "is_void"])
        close_matter(f"stamped:{row.pk}:contested")
        told = _("您的异议已处理：%(title)s") % {"title": row.title}
        open_matter(settled_key(row), told, row.get_absolute_url(), _named(row), network=row.network)
    return number


def _named(stamped: StampedPaper) -> Owner:
    if stamped.person is not None:
        return for_person(stamped.person)
    assert stamped.body is not None
    return for_role(stamped.body, Role.Kind.UNIT)


def _kept(folder: Folder, scan: Upload, by: Reach) -> Evidence:
    row, _number = add_evidence(folder, scan, by=by.author)
    return row
