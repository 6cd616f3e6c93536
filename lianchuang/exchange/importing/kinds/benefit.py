"""经济效益: what came of projects, realised or forecast, confirmed or only claimed."""

from lianchuang.basics.said import Said
from lianchuang.exchange.importing.kinds.read_row import ReadRow
from lianchuang.exchange.importing.kinds.spec import Field, SheetKind, headings
from lianchuang.exchange.importing.readers import amounts, texts, times, words


def check(row: ReadRow) -> None:
    """Only what is realised can be confirmed by the accounts."""
    if row.get("stage") == "forecast" and row.get("confirmed"):
        row.wrong(
            "confirmed",
            Said("预计的效益还没有发生，不能写成财务已确认：请改成「否」，或把效益类型改为「已实现」。"),
        )


BENEFIT = SheetKind(
    "benefit",
    Said("经济效益"),
    "outcomes",
    (
        Field("project_number", Said("项目编号"), texts.read_number_code,
              headings("项目编号 编号 立项编号 课题编号 来源项目编号 来源项目 项目号 对应项目编号 关联项目编号")),
        Field("stage", Said("效益类型"), words.read_stage,
              headings("效益类型 类型 效益类别 类别 效益性质 实现情况 效益状态"), is_needed=True, is_required=True),
        Field("unit", Said("金额单位"), texts.text_up_to(20), headings("单位 金额单位 计量单位")),
        Field("amount", Said("金额"), amounts.read_money,
              headings("金额 效益金额 经济效益 效益 效益额 经济效益金额 效益数额 数额 金额（万元）"),
              is_needed=True, is_required=True, unit_from="unit"),
        Field("period", Said("期间"), times.read_period,
              headings("期间 效益期间 统计期间 年度 时间 所属期间 起止时间 效益年度 产生期间 所属年度 时段 "
                       "效益时间 统计年度"),
              is_needed=True, is_required=True),
        Field("confirmed", Said("是否财务确认"), words.read_yes_no,
              headings("是否财务确认 财务确认 财务是否确认 是否确认 确认 财务认定 是否经财务确认 财务确认情况 "
                       "是否经财务部门确认"),
              is_needed=True, is_required=True),
    ),
    check,
)  # fmt: skip
