"""知识产权: patents and software copyrights in one sheet."""

from datetime import date
from itertools import pairwise

from lianchuang.basics.identifiers import clean_application_number, clean_copyright_number, patent_kind_of
from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.exchange.importing.kinds.read_row import ReadRow
from lianchuang.exchange.importing.kinds.spec import Field, SheetKind, headings
from lianchuang.exchange.importing.readers import lists, texts, times, words

KIND_WORDS = {"invention": Said("发明"), "utility_model": Said("实用新型"), "design": Said("外观设计")}
# What a state is not without: the field and its words.
NEEDS = {
    "filed": ("filed_on", Said("申请日")), "published": ("published_on", Said("公布日")),
    "granted": ("granted_on", Said("授权日")), "lapsed": ("lapsed_on", Said("失效日")),
}  # fmt: skip
LATER = {"filed": ("published_on", "granted_on"), "published": ("granted_on",)}
STATE_WORDS = {
    "filed": Said("申请"),
    "published": Said("公布"),
    "granted": Said("授权"),
    "lapsed": Said("失效"),
}


def check(row: ReadRow) -> None:
    """The number by its kind, and the state against the dates."""
    if row.get("kind") is None or row.get("application_number") is None:
        return
    if row.get("kind") == "software_copyright":
        _check_copyright(row)
    else:
        _check_number(row)
        _check_order(row)
        _check_state(row)


def _check_copyright(row: ReadRow) -> None:
    try:
        row.values["application_number"] = clean_copyright_number(row.get("application_number"))
    except Unreadable as unreadable:
        row.wrong("application_number", unreadable.says)
    days = [row.get(code) for code in ("registered_on", "granted_on", "published_on", "filed_on")]
    row.values["registered_on"] = next((day for day in days if day), None)
    if row.values["registered_on"] is None:
        row.wrong("filed_on", Said("软件著作权没有登记日期：请填写登记的那一天。"))


def _check_number(row: ReadRow) -> None:
    written = row.get("application_number")
    try:
        number = clean_application_number(written)
    except Unreadable as unreadable:
        row.wrong("application_number", unreadable.says)
        return
    row.values["application_number"] = number
    told = patent_kind_of(number)
    if told != row.get("kind"):
        row.hint(
            "other_kind",
            Said(
                "申请号说这是%(told)s，类型一栏写的是%(written)s，按类型一栏记下。",
                told=KIND_WORDS[told],
                written=KIND_WORDS[row.get("kind")],
            ),
            "kind",
        )
    if squash_name(written).upper().startswith("ZL") and not row.get("granted_on"):
        row.hint(
            "not_granted_yet",
            Said("号码前写了 ZL，但没有授权日：ZL 只用于已授权的专利。"),
            "application_number",
        )


def _check_order(row: ReadRow) -> None:
    days: list[tuple[str, Said, date]] = [
        (code, words, row.get(code)) for code, words in NEEDS.values() if row.get(code) is not None
    ]
    for (_earlier, first_words, first), (code, later_words, later) in pairwise(days):
        if later < first:
            says = Said(
                "%(later)s（%(later_on)s）早于%(first)s（%(first_on)s），请核对这两格。",
                later=later_words,
                later_on=later,
                first=first_words,
                first_on=first,
            )
            row.wrong(code, says)


def _check_state(row: ReadRow) -> None:
    state = row.get("state")
    if state is None or row.is_wrong:
        return
    if state == "registered":
        row.wrong("state", Said("专利的状态应为申请、公布、授权或失效；「登记」只用于软件著作权。"))
        return
    code, words_needed = NEEDS[state]
    if row.get(code) is None:
        says = Said(
            "状态写的是%(state)s，%(day)s却空着：请填写%(day)s，或改正状态。",
            state=STATE_WORDS[state],
            day=words_needed,
        )
        row.wrong(code, says)
    for later in LATER.get(state, ()):
        if row.get(later) is not None:
            says = Said(
                "状态写的是%(state)s，却填了后面阶段的日期（%(later)s）：请核对状态和日期。",
                state=STATE_WORDS[state],
                later=row.get(later),
            )
            row.wrong("state", says)
            break


RIGHTS = SheetKind(
    "intellectual_property",
    Said("知识产权"),
    "outcomes",
    (
        Field("title", Said("名称"), texts.name_up_to(200),
              headings("名称 专利名称 成果名称 知识产权名称 发明名称 软件名称 专利（软著）名称 专利或软著名称 "
                       "专利/软著名称 题目"),
              stand_ins=headings("工作室名称"), is_needed=True, is_required=True),
        Field("kind", Said("类型"), words.read_right,
              headings("类型 专利类型 类别 种类 知识产权类型 知识产权类别 专利类别 成果类型 专利种类"), is_needed=True, is_required=True),
        Field("application_number", Said("申请号/专利号"), texts.text_up_to(60),
              headings("申请号/专利号 专利号 申请号 专利号/申请号 申请号（专利号） 专利（申请）号 "
                       "申请（专利）号 专利申请号 登记号 "
                       "申请号或专利号 专利号或申请号 申请号/专利号/登记号 专利号/登记号 申请号/登记号 "
                       "申请号、专利号"),
              is_needed=True, is_required=True),
        Field("state", Said("状态"), words.read_state, headings("状态 法律状态 当前状态 专利状态 目前状态 进展 案件状态 当前法律状态")),
        Field("filed_on", Said("申请日"), times.read_day, headings("申请日 申请日期 申请时间 申请（登记）日 申请日/登记日")),
        Field("published_on", Said("公布日"), times.read_day,
              headings("公布日 公布日期 公开日 公开日期 公布时间 公开时间 公布（公开）日 公示日")),
        Field("granted_on", Said("授权日"), times.read_day, headings("授权日 授权日期 授权公告日 授权时间 授权公告日期 获授权日期")),
        Field("registered_on", Said("登记日"), times.read_day, headings("登记日 登记日期 登记时间")),
        Field("lapsed_on", Said("失效日"), times.read_day, headings("失效日 失效日期 终止日 终止日期 失效时间")),
        Field("units", Said("完成单位"), lists.read_bodies,
              headings("完成单位（按贡献排序） 完成单位 专利权人 权利人 申请人 申请单位 单位 所属单位 著作权人 "
                       "完成单位排序 主要完成单位 单位（按贡献排序）")),
        Field("project_number", Said("来源项目编号"), texts.read_number_code,
              headings("来源项目编号 项目编号 来源项目 所属项目编号 对应项目编号 依托项目编号 来源课题编号 "
                       "关联项目编号 课题编号 来源编号")),
    ),
    check,
)  # fmt: skip
