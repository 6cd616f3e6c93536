"""成员工作室汇总表: the members of an alliance."""

import re

from lianchuang.basics.periods import PartialDate, parse_partial_date
from lianchuang.basics.said import Said
from lianchuang.basics.unreadable import Unreadable
from lianchuang.exchange.importing.kinds.read_row import ReadRow
from lianchuang.exchange.importing.kinds.spec import Field, SheetKind, headings
from lianchuang.exchange.importing.readers import amounts, texts, times, words

LEFT = re.compile("退出|退盟|离开|撤销|摘牌|除名|注销|解散|停办|取消资格|不再是成员|脱离")
NOT_LEFT = re.compile("(未|没有|不|拟|申请|建议)(退出|退盟|离开|撤销|摘牌|除名|注销|解散|停办)")
DAY_IN_TEXT = re.compile(r"\d{4}(?:年\d{1,2}月(?:\d{1,2}[日号])?|[./-]\d{1,2}(?:[./-]\d{1,2})?|年)")


def says_it_left(remark: str) -> bool:
    """True where a remark says that the studio is no member any more."""
    return bool(LEFT.search(NOT_LEFT.sub("", remark)))


def day_it_left(remark: str) -> PartialDate | None:
    """The day, month or year that stands last before the word of leaving, or the first in the remark."""
    found = LEFT.search(NOT_LEFT.sub("", remark))
    days = list(DAY_IN_TEXT.finditer(remark))
    if not found or not days:
        return None
    before = [day for day in days if day.start() < found.start()] or days[:1]
    try:
        return parse_partial_date(before[-1][0])
    except Unreadable:
        return None


def check(row: ReadRow) -> None:
    """A studio does not join before it is founded, nor leave before it joins."""
    founded, joined = row.get("founded_on"), row.get("joined_on")
    if founded and joined and joined.last < founded.first:
        says = Said(
            "入盟时间（%(joined)s）早于成立时间（%(founded)s），请核对这两格。",
            joined=joined,
            founded=founded,
        )
        row.wrong("joined_on", says)


ROSTER = SheetKind(
    "roster",
    Said("成员工作室"),
    "roster",
    (
        Field("uscc", Said("统一社会信用代码"), texts.read_uscc,
              headings("统一社会信用代码 信用代码 社会信用代码 统一信用代码 单位信用代码 统一代码 "
                       "单位统一社会信用代码")),
        Field("host", Said("单位全称"), texts.read_body_name,
              headings("单位全称 单位名称 所在单位 单位 所属单位 依托单位 挂靠单位 申报单位 成员单位 工作单位 "
                       "企业名称 建设单位 "
                       "创建单位 单位/全称 单位/名称 所在单位全称 所在单位名称 成员单位名称"), is_needed=True, is_required=True),
        Field("name", Said("工作室名称"), texts.name_up_to(120),
              headings("工作室/名称 名称 工作室名称 工作室 工作室全称 创新工作室名称 创新工作室 "
                       "职工创新工作室名称 创新工作室/名称 "
                       "工作室/工作室名称 成员工作室 成员工作室名称 劳模创新工作室名称"), is_needed=True, is_required=True),
        Field("leader", Said("领衔人"), texts.read_people_names,
              headings("工作室/领衔人 领衔人 带头人 负责人 领衔人姓名 工作室领衔人 工作室负责人 工作室带头人 "
                       "带头人姓名 负责人姓名 "
                       "领军人 领军人物 领办人 工作室/带头人 工作室/负责人 领衔人/姓名 带头人/姓名 负责人/姓名 "
                       "工作室/领衔人姓名"),
              is_needed=True, is_required=True),
        Field("level", Said("命名级别"), words.read_levels,
              headings("命名级别 级别 工作室级别 命名等级 等级 授牌级别 认定级别 命名层级 工作室/级别 "
                       "工作室/命名级别 层级")),
        Field("founded_on", Said("成立时间"), times.read_partial,
              headings("成立时间 创建时间 成立日期 创建日期 建立时间 组建时间 成立年月 创建年月 工作室成立时间 "
                       "工作室/成立时间 工作室/创建时间")),
        Field("declared_members", Said("成员数"), amounts.read_count,
              headings("成员数 成员人数 人数 成员数量 团队人数 工作室人数 成员总数 现有成员数 工作室成员数 "
                       "工作室/成员数")),
        Field("group", Said("所在工作组"), words.read_group, headings("所在工作组 工作组 所属工作组 工作小组 组别 所在组 分组 所在小组")),
        Field("contact_name", Said("联系人"), texts.name_up_to(60),
              headings("联系人/姓名 联系人/签到人 联系人 联系人姓名 联络人 联络员 联络人姓名 联络员姓名 联络人/姓名 联络员/姓名")),
        Field("contact_phone", Said("联系电话"), texts.read_telephone,
              headings("联系人/电话 联系电话 电话 手机 手机号 手机号码 联系方式 联系人电话 联系人手机 电话号码 "
                       "联系人/手机 联系人/联系电话 "
                       "联系人/联系方式 联系人/手机号 联系人/电话号码 联系人联系电话 联系人联系方式 "
                       "联络人/电话 联络员/电话 联络员电话")),
        Field("joined_on", Said("入盟时间"), times.read_partial,
              headings("入盟时间 加入时间 入盟日期 加入日期 加入联盟时间 入会时间 加盟时间 入盟年月 加入年月 "
                       "加入联盟日期"),
              is_needed=True, is_required=True),
        Field("remark", Said("备注"), texts.text_up_to(200), headings("备注 说明 备注说明 情况说明 其他说明")),
    ),
    check,
)  # fmt: skip
