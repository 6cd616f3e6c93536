"""Acceptance: applied for, decided with its technical and its financial part; three verdicts, one rectification."""

from datetime import date

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.actions import close_matter, for_role, open_matter
from lianchuang.people.access import Reach
from lianchuang.people.models import Role
from lianchuang.projects.access import may_report_project, may_rule_on_project
from lianchuang.projects.models import Acceptance, Project
from lianchuang.projects.rules import acceptance_problem, rectify_problem
from lianchuang.records.files.models import Folder
from lianchuang.records.past import act, now, this_day

Verdict = Acceptance.Verdict
FINAL = (Verdict.PASSED, Verdict.PASSED_AFTER_RECTIFICATION, Verdict.FAILED)


def apply_for_acceptance(project: Project, *, summary: str, by: Reach) -> tuple[Acceptance, int]:
    """Apply for acceptance (申请验收); give it and the act's number. Raises Refused when it is late or was applied for."""
    may_report_project(by, project).or_refuse()
    if not summary.strip():
        raise Refused(_("请写明完成情况。"))
    problem = acceptance_problem(project.ends_on, this_day())
    if problem:
        raise Refused(spoken(problem))
    with act(by=by.author, reason=_("申请验收：%(title)s") % {"title": project.title}) as number:
        row = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
        if Acceptance.objects.filter(project=row).exists():
            raise Refused(_("这个项目已经申请过验收了。"))
        acceptance = Acceptance.objects.create(
            project=row,
            applied_on=this_day(),
            applied_by_name=by.name,
            summary=summary.strip(),
            folder=Folder.objects.create(title=_("验收：%(title)s") % {"title": row.title}),
        )
        body = row.network.body
        open_matter(
            f"acceptance:{acceptance.pk}:decision", _("验收：%(title)s") % {"title": row.title},
            f"/projects/{row.pk}/acceptance/", for_role(body, Role.Kind.SECRETARY),
            network=body, year=row.year,
        )  # fmt: skip
    return acceptance, number


def decide_acceptance(
    acceptance: Acceptance,
    *,
    verdict: str,
    technical_opinion: str,
    financial_opinion: str,
    rectify_by: date | None = None,
    by: Reach,
) -> int:
    """Decide on acceptance (验收结论); give the act's number.

    passed, failed, or rectify once within three months, after which it is passed after rectification or failed.
    Raises Refused without the technical or the financial part, and where it was decided already.
    """
    may_rule_on_project(by, acceptance.project).or_refuse()
    if not technical_opinion.strip() or not financial_opinion.strip():
        raise Refused(_("技术验收和财务验收都要有意见，缺一不可。"))
    with act(by=by.author, reason=_("验收：%(title)s") % {"title": acceptance.project.title}) as number:
        row = Acceptance.objects.select_for_update(of=("self",)).get(pk=acceptance.pk)
        _refuse_wrong(row, verdict, rectify_by)
        row.verdict, row.technical_opinion = verdict, technical_opinion.strip()
        row.financial_opinion = financial_opinion.strip()
        row.rectify_by = rectify_by if verdict == Verdict.RECTIFY else row.rectify_by
        row.decided_at, row.decided_by_name = now(), by.name
        row.save()
        if verdict in FINAL:
            close_matter(f"acceptance:{row.pk}:decision")
    return number


def _refuse_wrong(row: Acceptance, verdict: str, rectify_by: date | None) -> None:
    if row.verdict in FINAL:
        raise Refused(_("%(name)s 已经定过结论：%(verdict)s。") % {
            "name": row.decided_by_name, "verdict": row.get_verdict_display(),
        })  # fmt: skip
    was_rectified = row.verdict == Verdict.RECTIFY
    allowed = (Verdict.PASSED_AFTER_RECTIFICATION, Verdict.FAILED) if was_rectified else (
        Verdict.PASSED, Verdict.RECTIFY, Verdict.FAILED,
    )  # fmt: skip
    if verdict == Verdict.RECTIFY:
        problem = rectify_problem(this_day(), rectify_by, was_rectified=was_rectified)
        if problem:
            raise Refused(spoken(problem))
    if verdict not in allowed:
        raise Refused(_("整改以后只能是“整改后通过”或“不通过”；第一次不能直接“整改后通过”。"))
