"""A running project: milestones, quarterly reports, shares by unit."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.design.saying import spoken
from lianchuang.matters.actions import (
    close_matter,
    for_person,
    make_task_link,
    open_matter,
    queue_message,
    revoke_links,
)
from lianchuang.networks.access import may_keep
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.people.models import Body, Person
from lianchuang.projects.access import may_keep_project, may_report_project
from lianchuang.projects.models import Milestone, ProgressReport, Project, Share
from lianchuang.projects.queries import missing_reports
from lianchuang.projects.rules import Quarter, quarter_of, shares_problem
from lianchuang.records.past import Author, act, now, this_day

LINK = "project_report"


def reach_milestone(milestone: Milestone, *, reached_on: date, note: str = "", by: Reach) -> int:
    """Say that a milestone was reached on a day (里程碑完成); give the act's number. Raises Refused."""
    may_report_project(by, milestone.project).or_refuse()
    if reached_on > this_day():
        raise Refused(_("完成日期还没有到。"))
    with act(by=by.author, reason=_("里程碑完成：%(title)s") % {"title": milestone.title}) as number:
        row = Milestone.objects.select_for_update(of=("self",)).get(pk=milestone.pk)
        if row.reached_on is not None:
            raise Refused(_("这个里程碑已经记过完成了。"))
        row.reached_on, row.note = reached_on, note
        row.save(update_fields=["reached_on", "note"])
    return number


def add_milestone(project: Project, *, title: str, due_on: date, owner: Person | None, by: Reach) -> int:
    """Add a milestone (增加里程碑); give the act's number."""
    may_keep_project(by, project).or_refuse()
    with act(by=by.author, reason=_("增加里程碑：%(title)s") % {"title": title}) as number:
        Milestone.objects.create(
            project=project, position=project.milestones.count() + 1, title=title, due_on=due_on, owner=owner
        )
    return number


def report_progress(
    project: Project, quarter: Quarter, *, text: str, author: Author, by_link: bool, on_behalf_of: str = ""
) -> int:
    """Report for a quarter (季度报送); without a text it says 没变化. Rights are the caller's: a task link may carry it.

    Raises Refused for a quarter that has not begun, and where the quarter was reported already.
    """
    if quarter > quarter_of(this_day()):
        raise Refused(_("这个季度还没有开始。"))
    reason = _("季度报送 %(year)s 年第 %(number)s 季度：%(title)s") % {
        "year": quarter.year, "number": quarter.number, "title": project.title,
    }  # fmt: skip
    with act(by=author, reason=reason, on_behalf_of=on_behalf_of) as number:
        Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
        if ProgressReport.objects.filter(project=project, year=quarter.year, quarter=quarter.number).exists():
            raise Refused(_("这个季度已经报送过了，没有重复登记。"))
        ProgressReport.objects.create(
            project=project,
            year=quarter.year,
            quarter=quarter.number,
            is_unchanged=not text.strip(),
            text=text.strip(),
            reported_at=now(),
            reported_by_name=author.name,
            by_link=by_link,
        )
        close_matter(matter_key(project, quarter))
    return number


def matter_key(project: Project, quarter: Quarter) -> str:
    """The matter that waits for a report."""
    return f"project:{project.pk}:report:{quarter.year}Q{quarter.number}"


def ask_for_reports(
    network: Network, quarter: Quarter, *, due_on: date, root: str, by: Reach
) -> tuple[int, int]:
    """Ask every project that has not reported yet (催报): a matter, a link and a message in the outbox for each.

    root   where this installation is reached, such as http://10.0.0.5:8000, for the text of the message
    Gives how many were asked and the act's number. Raises Refused where all have reported.
    """
    may_keep(by, network).or_refuse()
    missing = missing_reports(network, quarter)
    if not missing:
        raise Refused(_("这个季度都报送过了，没有要催的。"))
    title = _("报送 %(year)s 年第 %(number)s 季度进展") % {"year": quarter.year, "number": quarter.number}
    with act(by=by.author, reason=title) as number:
        for project, leader in missing:
            if leader is not None:
                _ask(project, leader, quarter, f"{title}：{project.title}", due_on, root, by)
    return len([1 for _project, leader in missing if leader is not None]), number


def _ask(
    project: Project, leader: Person, quarter: Quarter, title: str, due_on: date, root: str, by: Reach
) -> None:
    body, key = project.network.body, matter_key(project, quarter)
    address = f"{project.get_absolute_url()}reports/{quarter.year}-{quarter.number}/"
    open_matter(key, title, address, for_person(leader), network=body, year=quarter.year, due_on=due_on)
    revoke_links(LINK, _subject(project, quarter))
    path = make_task_link(
        LINK, _subject(project, quarter), name=leader.name, made_by_name=by.name, network=body, person=leader
    )
    text = _("%(name)s：请报送“%(title)s”%(year)s 年第 %(number)s 季度的进展，没有变化点一下就行，%(day)s前有效：%(link)s") % {
        "name": leader.name, "title": project.title, "year": quarter.year, "number": quarter.number,
        "day": due_on, "link": root + path,
    }  # fmt: skip
    queue_message(network=body, person=leader, subject=title, text=text, made_by_name=by.name, matter_key=key)


def _subject(project: Project, quarter: Quarter) -> int:
    """Project and quarter in one number: 7, 2026, 2 -> 720262."""
    return project.pk * 100_000 + quarter.year * 10 + quarter.number


def told_by_subject(subject: int) -> tuple[int, Quarter]:
    """The project's key and the quarter a link is about."""
    return subject // 100_000, Quarter(subject % 100_000 // 10, subject % 10)


def set_shares(project: Project, shares: Sequence[tuple[Body, Decimal]], *, reason: str, by: Reach) -> int:
    """Set the shares by unit (成果份额), all at once; give the act's number. Raises Refused unless they sum to 100."""
    may_keep_project(by, project).or_refuse()
    if not reason.strip():
        raise Refused(_("请写明依据，例如：各方签了份额协议。"))
    problem = shares_problem([percent for _body, percent in shares])
    if problem:
        raise Refused(spoken(problem))
    if len({body.pk for body, _percent in shares}) != len(shares):
        raise Refused(_("同一个单位写了两次。"))
    with act(by=by.author, reason=reason) as number:
        Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
        kept = {each.body_id: each for each in Share.objects.filter(project=project)}
        for position, (body, percent) in enumerate(shares, start=1):
            Share.objects.update_or_create(
                project=project, body=body, defaults={"percent": percent, "position": position}
            )
            kept.pop(body.pk, None)
        for gone in kept.values():
            gone.delete()
    return number
