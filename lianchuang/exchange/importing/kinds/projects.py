"""联合攻关项目立项汇总表: joint projects of a year."""

from lianchuang.basics.said import Said
from lianchuang.exchange.importing.kinds.spec import Field, SheetKind, headings
from lianchuang.exchange.importing.readers import amounts, lists, texts, times

PROJECTS = SheetKind(
    "projects",
    Said("联合攻关项目"),
    "projects",
    (
        Field("number", Said("编号"), texts.read_number_code,
              headings("编号 项目编号 立项编号 课题编号 项目号 立项号 课题号 项目序号")),
        Field("title", Said("项目名称"), texts.name_up_to(200),
              headings("项目名称 课题名称 项目 课题 攻关项目名称 联合攻关项目名称 攻关课题 攻关项目 "
                       "攻关课题名称 项目（课题）名称 项目/名称 课题/名称"),
              is_needed=True, is_required=True),
        Field("lead", Said("牵头工作室"), texts.name_up_to(120),
              headings("牵头工作室 牵头单位工作室 牵头单位 主持工作室 牵头 牵头方 承担工作室 负责工作室 "
                       "申报工作室 牵头创新工作室 牵头工作室名称 "
                       "主持单位 承担单位 第一完成工作室"), is_needed=True, is_required=True),
        Field("partners", Said("参与工作室"), texts.read_studio_names,
              headings("参与工作室 参加工作室 合作工作室 协作工作室 联合工作室 参与单位工作室 参与单位 "
                       "合作单位 配合工作室 参与创新工作室 "
                       "参加单位工作室 协作单位 参与工作室名称")),
        Field("direction", Said("研究方向"), texts.name_up_to(60),
              headings("研究方向 方向 攻关方向 技术方向 领域 研究领域 专业方向 项目类别 所属方向")),
        Field("participants", Said("参与人员"), lists.read_listed_people,
              headings("参与人员（单位） 参加人员 参与人员 参加人员（单位） 项目组成员 课题组成员 成员 "
                       "项目成员 人员 主要人员 主要参与人员 "
                       "参与人 参加人 攻关人员 团队成员 项目参与人员 项目参加人员 人员（单位）")),
        Field("period", Said("起止时间"), times.read_period,
              headings("起止时间 起止日期 起止年月 实施周期 实施时间 项目周期 研究周期 执行期 项目起止时间 "
                       "研究期限 周期 实施期限 期限 起止 项目期限")),
        Field("funding", Said("经费"), amounts.read_money,
              headings("经费（万元） 经费 项目经费 经费预算 预算 资金 投入经费 预算经费 研发经费 项目资金 "
                       "立项经费 资助经费 金额 项目预算 总经费")),
        Field("approved_on", Said("立项日期"), lists.read_approval,
              headings("立项日期 批准日期 立项时间 批准时间 批复时间 批复日期 立项年月 批准立项日期 "
                       "立项批准日期 立项批准时间 获批时间 获批日期"),
              is_needed=True),
    ),
)  # fmt: skip
