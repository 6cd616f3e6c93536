"""活动签到表: who was there, by which way; one sheet is one session unless its rows say which."""

from lianchuang.basics.said import Said
from lianchuang.exchange.importing.kinds.spec import Field, SheetKind, headings
from lianchuang.exchange.importing.readers import texts, times, words

ATTENDANCE = SheetKind(
    "attendance",
    Said("活动签到"),
    "attendance",
    (
        Field("name", Said("姓名"), texts.read_person_name,
              headings("姓名 签到人 参加人 参加人员 人员姓名 职工姓名 参会人员 参训人员 签到人员 签到人姓名 "
                       "参加人姓名 参与人 人员"),
              is_needed=True, is_required=True),
        Field("body", Said("工作单位"), texts.read_body_name,
              headings("单位 所在单位 工作单位 单位名称 所属单位 单位全称 签到单位")),
        Field("way", Said("签到方式"), words.read_way,
              headings("签到方式 参加方式 参与方式 方式 参会方式 出席方式 参加形式 签到形式 到会方式 参训方式"), is_needed=True),
        Field("marked_at", Said("签到时间"), times.read_clock,
              headings("签到时间 时间 到场时间 签到时刻 打卡时间 签到时点 到会时间")),
        Field("remark", Said("备注"), texts.text_up_to(200), headings("备注 说明 备注说明 情况说明")),
        Field("session_title", Said("活动名称"), texts.name_up_to(200), headings("活动名称 活动 场次 场次名称 活动主题 会议名称 培训名称")),
        Field("held_on", Said("活动日期"), times.read_day, headings("活动日期 日期 场次日期 签到日期 会议日期 培训日期 举办日期")),
    ),
)  # fmt: skip
