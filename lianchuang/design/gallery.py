"""What the gallery shows: invented people, units and numbers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.verdicts import allowed, refused
from lianchuang.design.filters import BEIJING
from lianchuang.design.ribbon import Ribbon, RibbonStage, ribbon

TOKENS = (
    ("paper", "sheet", "sheet-quiet", "rule", "rule-strong"),
    ("ink", "ink-2", "ink-3", "red", "blue", "press"),
    ("good", "warn", "wrong", "lens", "focus"),
)


@dataclass(frozen=True)
class File:
    """A file behind a row, as the pages pass it."""

    name: str
    sheet: str = ""
    row: int | None = None
    address: str = "#files"


@dataclass(frozen=True)
class Version:
    """One entry of a record's past, as the pages pass it."""

    by_name: str
    at: datetime
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)
    on_behalf_of: str = ""
    reason: str = ""
    paper: str = ""
    address: str = ""
    is_first: bool = False
    is_deleted: bool = False


def _versions() -> list[Version]:
    return [
        Version(
            "赵秘书",
            datetime(2025, 2, 18, 10, 5, tzinfo=BEIJING),
            [(_("授权日"), "2024年11月8日", "2024年11月18日")],
            reason=_("日期看错一位，按证书更正"),
            paper=_("专利证书第3页"),
            address="#then",
        ),
        Version(
            "林联系人",
            datetime(2025, 1, 6, 16, 40, tzinfo=BEIJING),
            [(_("状态"), _("公布"), _("授权")), (_("授权日"), "", "2024年11月8日")],
            on_behalf_of="王师傅",
            paper=_("成果统计表（盖章）"),
            address="#then",
        ),
        Version("赵秘书", datetime(2024, 7, 2, 9, 12, tzinfo=BEIJING), address="#then", is_first=True),
    ]


def _tiles() -> list[dict[str, Any]]:
    common = {"happened_by": _("2024年12月31日"), "address": "#rows"}
    told: list[dict[str, Any]] = [
        {
            "title": _("年底在盟工作室"),
            "phrase": _("近40家"),
            "value": 38,
            "unit": _("家"),
            "grade": "listed",
        },
        {
            "title": _("参与项目人数"),
            "phrase": _("超过200人"),
            "value": 203,
            "unit": _("人"),
            "grade": "evidenced",
        },
        {
            "title": _("媒体点击"),
            "phrase": _("120余万次"),
            "value": 1234567,
            "unit": _("次"),
            "grade": "count_only",
        },
        {"title": _("服务新就业形态劳动者"), "phrase": _("未统计"), "grade": "not_counted"},
    ]
    told[1] |= {"differs": _("1月10日报了 198 人"), "why": "#why"}
    rows = (38, 203, 16, 0)
    return [{**common, "rows": count, **tile} for tile, count in zip(told, rows, strict=True)]


def _studios() -> list[dict[str, Any]]:
    rows = [
        ("精工创新工作室", "王师傅", "滨海地铁集团", 21, "evidenced", ""),
        ("检修技术创新工作室", "李工", "滨海公交集团", 12, "listed", "new"),
        ("信号先锋创新工作室", "周老师", "滨海轨道学院", 7, "count_only", "doubtful"),
        ("电客车维保创新工作室", "郑师傅", "滨海地铁集团", None, "not_counted", "gone"),
    ]
    names = ("name", "leader", "body", "people", "grade", "tone")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _decision() -> dict[str, Any]:
    return {
        "name": "row-44",
        "title": _("这两家很像"),
        "where": _("成员工作室汇总表.xlsx · 第 44 行"),
        "says": _("同一单位、同一位领衔人，名称只差“创新”两个字。请您定，系统不替您猜。"),
        "choices": [
            ("same", _("是同一家")),
            ("apart", _("不是，分开")),
            ("ask", _("问一下对方")),
            ("skip", _("这次跳过")),
        ],
        "compare": [
            (_("名称"), "维修技术工作室", "维修技术创新工作室"),
            (_("领衔人"), "钱师傅", "钱师傅"),
            (_("单位"), "滨海公交集团", "滨海公交集团"),
            (_("入盟时间"), "2022年3月", "2021年9月"),
        ],
    }


def _year() -> Ribbon | None:
    stages = [
        RibbonStage(_("定方向"), date(2025, 1, 10), date(2025, 2, 10), _("5 个方向")),
        RibbonStage(_("征集申报"), date(2025, 3, 3), date(2025, 3, 31), _("23 件申报"), "#call"),
        RibbonStage(_("形式审查"), date(2025, 3, 24), date(2025, 4, 15), _("18 / 23 件")),
        RibbonStage(_("专家评审"), date(2025, 4, 21), date(2025, 5, 15)),
        RibbonStage(_("立项实施"), date(2025, 6, 10), date(2025, 11, 28)),
        RibbonStage(_("总结收年"), date(2025, 12, 1), date(2025, 12, 31)),
    ]
    return ribbon(stages, date(2025, 3, 27))


def _rows() -> list[dict[str, Any]]:
    roster = File("成员工作室汇总表.xlsx", "Sheet1", 7)
    return [
        {
            "title": "精工创新工作室",
            "grade": "evidenced",
            "files": [roster, File(_("命名文件.pdf"))],
            "note": "",
        },
        {"title": "检修技术创新工作室", "grade": "listed", "files": [roster], "note": _("2024年3月入盟")},
    ]


def examples() -> dict[str, Any]:
    """Give the gallery page its examples, in the language of the page."""
    return {
        "tokens": TOKENS,
        "versions": _versions(),
        "tiles": _tiles(),
        "studios": _studios(),
        "decision": _decision(),
        "year": _year(),
        "file_rows_shown": _rows(),
        "past_day": _("2025年1月10日"),
        "acts": [
            SimpleNamespace(number=12, words=_("1月10日 09:20 赵秘书 导入 38 行")),
            SimpleNamespace(number=11, words=_("1月8日 15:02 赵秘书 立盟")),
        ],
        "may": allowed(),
        "may_not": refused(_("还有 3 行存疑没有定，定完才能写入。")),
        "grades": ("evidenced", "listed", "count_only", "not_counted"),
        "cast_shown": [
            ("赵秘书", _("联盟秘书处"), _("收表、定存疑、报数、写报告")),
            ("王师傅", _("精工创新工作室领衔人"), _("看自己工作室的一页，确认项目和成果")),
            ("李工", _("职工"), _("看自己的签到和参与的项目")),
        ],
    }
