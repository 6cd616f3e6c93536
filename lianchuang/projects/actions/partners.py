"""A project's partners, corrected one by one."""

from django.db.models import Max
from django.utils.translation import gettext as _

from lianchuang.basics.text import squash_name
from lianchuang.basics.verdicts import Refused
from lianchuang.networks.access import visible_studios
from lianchuang.networks.models import Studio
from lianchuang.people.access import Reach
from lianchuang.projects.access import may_keep_project
from lianchuang.projects.models import Partner, Project
from lianchuang.records.correcting import Grounds
from lianchuang.records.files.uploads import Upload
from lianchuang.records.stamped import act_on_paper


def add_partner(
    project: Project,
    *,
    studio: Studio | None,
    name_written: str,
    grounds: Grounds,
    by: Reach,
    scan: Upload | None = None,
) -> int:
    """Add a partner to a project (增加参与工作室), after those it has; give the act's number.

    studio         a studio in sight; None for one that is not known here
    name_written   how that one is called
    Raises Refused without a reason, for the lead itself, and for one that takes part already.
    """
    may_keep_project(by, project).or_refuse()
    grounds.need_reason()
    if (studio is None) == (not name_written):
        raise Refused(_("请选一家登记过的工作室，或者写一家没有登记过的，只要一样。"))
    if studio is not None and not visible_studios(by).filter(pk=studio.pk).exists():
        raise Refused(_("这个工作室不在您的可见范围内。"))
    if studio is not None and studio.pk == project.lead_id:
        raise Refused(_("「%(name)s」是牵头工作室，不再算参与。") % {"name": studio.name})
    with act_on_paper(by=by.author, grounds=grounds, folder=project.folder, scan=scan) as number:
        _refuse_standing(project, studio, name_written)
        last = project.partners.aggregate(last=Max("position"))["last"] or 0
        Partner.objects.create(project=project, studio=studio, name_written=name_written, position=last + 1)
    return number


def end_partner(partner: Partner, *, grounds: Grounds, by: Reach, scan: Upload | None = None) -> int:
    """Take a partner off its project (撤下参与工作室); give the act's number.

    Raises Refused without a reason, and where somebody has taken it off meanwhile.
    """
    project = partner.project
    may_keep_project(by, project).or_refuse()
    grounds.need_reason()
    with act_on_paper(by=by.author, grounds=grounds, folder=project.folder, scan=scan) as number:
        standing = Partner.objects.select_for_update().filter(pk=partner.pk).first()
        if standing is None:
            raise Refused(_("这一家已经撤下了。"))
        standing.delete()
    return number


def _refuse_standing(project: Project, studio: Studio | None, name_written: str) -> None:
    for each in project.partners.select_related("studio"):
        name = each.studio.name if each.studio else each.name_written
        is_same = each.studio_id == studio.pk if studio else squash_name(name) == squash_name(name_written)
        if is_same:
            raise Refused(_("「%(name)s」已经在参与工作室里了。") % {"name": name})
