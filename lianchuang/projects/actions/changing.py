"""Changes of a running project: asked for with a reason, decided on; once approved the project says the new thing."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.actions import close_matter, for_role, open_matter
from lianchuang.networks.models import Studio
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.projects.access import may_report_project, may_rule_on_project
from lianchuang.projects.models import Change, Project
from lianchuang.projects.rules import extension_problem
from lianchuang.records.past import act, now, this_day

Decision = Change.Decision


def ask_change(
    project: Project,
    *,
    kind: str,
    reason: str,
    new_lead: Studio | None = None,
    new_text: str = "",
    new_ends_on: date | None = None,
    new_funding_yuan: Decimal | None = None,
    by: Reach,
) -> tuple[Change, int]:
    """Ask for a change (变更) or an extension (延期); give it and the act's number.

    Raises Refused where what is new is missing, an extension breaks its rule, or one of the kind waits already.
    """
    may_report_project(by, project).or_refuse()
    if not reason.strip():
        raise Refused(_("请写明理由。"))
    with act(by=by.author, reason=_("申请变更：%(title)s") % {"title": project.title}) as number:
        row = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
        change = Change(
            project=row, kind=kind, reason=reason, new_lead=new_lead, new_text=new_text,
            new_ends_on=new_ends_on, new_funding_yuan=new_funding_yuan,
            asked_on=this_day(), asked_by_name=by.name,
        )  # fmt: skip
        _refuse_unfit(row, change)
        change.save()
        body = row.network.body
        title = _("审批变更（%(kind)s）：%(title)s") % {"kind": change.get_kind_display(), "title": row.title}
        open_matter(
            f"change:{change.pk}:decision", title, f"/changes/{change.pk}/decision/",
            for_role(body, Role.Kind.SECRETARY), network=body, year=row.year,
        )  # fmt: skip
    return change, number


def _refuse_unfit(project: Project, change: Change) -> None:
    if project.changes.filter(kind=change.kind, decision=Decision.ASKED).exists():
        raise Refused(_("同样的变更已经在等审批了。"))
    new = {
        Change.Kind.LEAD: change.new_lead,
        Change.Kind.SCOPE: change.new_text.strip(),
        Change.Kind.DATE: change.new_ends_on,
        Change.Kind.MONEY: change.new_funding_yuan,
    }
    if change.kind not in new or new[Change.Kind(change.kind)] in (None, ""):
        raise Refused(_("请写明改成什么。"))
    if change.kind == Change.Kind.DATE:
        was_extended = project.changes.filter(kind=Change.Kind.DATE, decision=Decision.APPROVED).exists()
        problem = extension_problem(
            project.ends_on, change.new_ends_on, change.asked_on, was_extended=was_extended
        )
        if problem:
            raise Refused(spoken(problem))


def rule_on_change(change: Change, *, is_approved: bool, ruling: str, by: Reach) -> int:
    """Approve a change, and the project says the new thing from now on, or refuse it with a reason.

    Raises Refused where somebody ruled already.
    """
    may_rule_on_project(by, change.project).or_refuse()
    if not is_approved and not ruling.strip():
        raise Refused(_("不同意要写明理由。"))
    with act(by=by.author, reason=_("审批变更：%(title)s") % {"title": change.project.title}) as number:
        row = Change.objects.select_for_update(of=("self",)).get(pk=change.pk)
        if row.decision != Decision.ASKED:
            raise Refused(_("%(name)s 已经批过了：%(decision)s。") % {
                "name": row.decided_by_name, "decision": row.get_decision_display(),
            })  # fmt: skip
        row.decision = Decision.APPROVED if is_approved else Decision.REFUSED
        row.ruling, row.decided_at, row.decided_by_name = ruling.strip(), now(), by.name
        row.save(update_fields=["decision", "ruling", "decided_at", "decided_by_name"])
        if is_approved:
            _apply(row)
        close_matter(f"change:{row.pk}:decision")
    return number


def _apply(change: Change) -> None:
    project = Project.objects.select_for_update(of=("self",)).get(pk=change.project_id)
    if change.kind == Change.Kind.LEAD and change.new_lead is not None:
        project.lead = change.new_lead
    if change.kind == Change.Kind.DATE:
        project.ends_on, project.ends_precision = change.new_ends_on, "day"
    if change.kind == Change.Kind.MONEY:
        project.funding_yuan = change.new_funding_yuan
    project.save()
