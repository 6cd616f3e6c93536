"""Task letters: one for every approved project of a year, numbered and kept with it, in one act."""

from datetime import date

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import may_keep
from lianchuang.networks.models import Network
from lianchuang.papers.word_letters import Letter, write_letter
from lianchuang.people.access import Reach
from lianchuang.projects.models import Project, TaskLetter
from lianchuang.projects.queries import without_letter
from lianchuang.records.files.actions import add_evidence
from lianchuang.records.files.uploads import Upload
from lianchuang.records.past import act


def issue_letters(
    network: Network, year: int, *, series: str, first: int, issued_on: date, by: Reach
) -> tuple[int, int]:
    """Issue the task letters (任务书) of every approved project of a year that has none yet; how many, and the act.

    series, first   云交工字〔2026〕 and 12 number them 云交工字〔2026〕12号, 13号, …
    Raises Refused where all have one, or a number is taken.
    """
    may_keep(by, network).or_refuse()
    with act(by=by.author, reason=_("下达 %(year)s 年任务书") % {"year": year}) as number:
        projects = without_letter(network, year)
        if not projects:
            raise Refused(_("这一年已立项的项目都下达过任务书了。"))
        for place, project in enumerate(projects):
            _issue(project, f"{series}{first + place}号", issued_on, by)
    return len(projects), number


def _issue(project: Project, number: str, issued_on: date, by: Reach) -> None:
    if TaskLetter.objects.filter(project__network=project.network_id, number=number).exists():
        raise Refused(_("文号「%(number)s」已经用过了。") % {"number": number})
    upload = Upload(f"任务书 {project.number}.docx", write_letter(letter_of(project, number, issued_on)))
    evidence, _number = add_evidence(project.folder, upload, by=by.author)
    TaskLetter.objects.create(project=project, number=number, issued_on=issued_on, evidence=evidence)


def letter_of(project: Project, number: str, issued_on: date) -> Letter:
    """What a project's letter says."""
    proposal = project.proposal
    partners = [str(each.studio) if each.studio else each.name_written for each in project.partners.all()]
    facts = [
        ("项目名称", project.title),
        ("项目编号", project.number),
        ("牵头工作室", str(project.lead)),
        ("参与单位", "、".join(partners) or "无"),
        ("起止时间", f"{project.starts_on or ''} 至 {project.ends_on or ''}"),
        ("经费（元）", "" if project.funding_yuan is None else f"{project.funding_yuan:,.2f}"),
        ("目标", proposal.goals if proposal else ""),
        ("预期成果", proposal.outcomes if proposal else ""),
    ]
    steps = [(each.title, str(each.due_on), str(each.owner or "")) for each in project.milestones.all()]
    shares = [(str(each.body), f"{each.percent.normalize():f}%") for each in project.shares.all()]
    return Letter(project.network.name, number, str(project.lead), facts, steps, shares, issued_on)
