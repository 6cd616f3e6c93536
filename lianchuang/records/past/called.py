"""What one row of each remembered table is called: on the page of an act or a file, and in what stands against an undo."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Table -> what one row is called; every remembered table stands here.
WORDS: dict[str, str | Promise] = {
    "people_body": gettext_lazy("单位"),
    "people_person": gettext_lazy("人员"),
    "people_post": gettext_lazy("任职"),
    "people_role": gettext_lazy("角色"),
    "people_tie": gettext_lazy("关系"),
    "networks_network": gettext_lazy("联盟"),
    "networks_networkrelation": gettext_lazy("网络关系"),
    "networks_group": gettext_lazy("工作组"),
    "networks_studio": gettext_lazy("工作室"),
    "networks_leadership": gettext_lazy("领衔"),
    "networks_designation": gettext_lazy("命名"),
    "networks_membership": gettext_lazy("成员"),
    "networks_clause": gettext_lazy("章程条款"),
    "networks_register": gettext_lazy("台账"),
    "projects_project": gettext_lazy("项目"),
    "projects_partner": gettext_lazy("参与工作室"),
    "projects_participant": gettext_lazy("参与人员"),
    "activities_activity": gettext_lazy("活动"),
    "activities_session": gettext_lazy("场次"),
    "activities_mark": gettext_lazy("签到记录"),
    "activities_leave": gettext_lazy("请假"),
    "outcomes_patent": gettext_lazy("专利"),
    "outcomes_softwarecopyright": gettext_lazy("软件著作权"),
    "outcomes_credit": gettext_lazy("完成单位"),
    "outcomes_benefit": gettext_lazy("经济效益"),
    "outcomes_mediareport": gettext_lazy("媒体报道"),
    "reporting_reportedvalue": gettext_lazy("报数台账"),
    "records_folder": gettext_lazy("材料夹"),
    "records_evidence": gettext_lazy("证明材料"),
}


def words_of(table: str) -> str:
    """What one row of a table is called."""
    return str(WORDS.get(table, _("记录")))
