"""Words of a closed list: levels, kinds, states, ways; each found by what it contains, never guessed."""

import re
from collections.abc import Sequence

from lianchuang.basics.said import Said
from lianchuang.basics.text import shown, squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.exchange.importing.readers.reading import CellValue, Reader, Reading
from lianchuang.exchange.importing.readers.texts import BETWEEN_NAMES, as_text

# In the order they are looked for: what stands first is stronger.
LEVELS = [
    ("国家|全国", "national"), ("省|部级|自治区", "province"), ("市", "city"), ("区|县|旗", "district"),
    ("企业|公司|集团|单位|厂", "enterprise"),
]  # fmt: skip
GROUPS = [("技能|传授|传承", "skills"), ("技术|攻关", "research"), ("服务|管理", "service")]
RIGHTS = [
    ("软件|软著", "software_copyright"), ("实用", "utility_model"), ("外观", "design"), ("发明", "invention"),
]  # fmt: skip
STATES = [
    ("失效|终止|放弃|驳回|撤回|撤销|无效|届满", "lapsed"), ("授权|授予|有效", "granted"),
    ("公布|公开|公示|实审|实质审查", "published"), ("登记", "registered"), ("申请|受理|审查|初审", "filed"),
]  # fmt: skip
STAGES = [("预计|预期|预测|预估|潜在", "forecast"), ("已实现|实现|实际|已产生|当年", "realised")]
YES_NO = [("^(未|否|不|没|无)|^[×✗xXnN]|^no$", False), ("是|已|确认|有|√|✓|^[yY]", True)]
ORIGINAL = [("转|reprint", False), ("原|首发|自采|^是$", True), ("^否$|^不是$", False)]
LEAVE, ABSENT, MAKE_UP = (
    re.compile("请假|病假|事假|公差|休假"),
    re.compile("缺席|缺勤|未到|未参加|旷"),
    re.compile("补学|补课|补签"),
)
WAYS = [("线上|网络|网上|远程|视频|直播|云|online", "online"), ("现场|线下|到场|实地|签到|onsite", "onsite")]
NEGATION = re.compile("^(未|不|待|拟|非)")


def one_of(table: Sequence[tuple[str, object]], expected: Said, *, may_negate: bool = False) -> Reader:
    """The first entry whose pattern the cell contains. Raises Unreadable naming what is expected."""

    def read(value: CellValue, _unit: str | None) -> Reading:
        word = squash_name(as_text(value))
        if may_negate or not NEGATION.match(word):
            for pattern, meaning in table:
                if re.search(pattern, word):
                    return Reading(meaning)
        raise Unreadable(Said("%(value)s不认识：应为%(expected)s。", value=shown(value), expected=expected))

    return read


read_group = one_of(GROUPS, Said("技术攻关、技能传授或服务管理"))
read_right = one_of(RIGHTS, Said("发明专利、实用新型、外观设计或软件著作权"))
read_state = one_of(STATES, Said("申请、公布、授权、登记或失效"))
read_stage = one_of(STAGES, Said("已实现或预计"), may_negate=True)
read_yes_no = one_of(YES_NO, Said("是或否"), may_negate=True)
read_original = one_of(ORIGINAL, Said("原创或转载"), may_negate=True)
read_level = one_of(LEVELS, Said("国家级、省级、市级、区级或企业级"))


def read_levels(value: CellValue, _unit: str | None) -> Reading:
    """One or several levels: 国家级、市级."""
    parts = [part for part in BETWEEN_NAMES.split(as_text(value)) if part.strip()]
    return Reading(list(dict.fromkeys(read_level(part, None).value for part in parts)))


def read_way(value: CellValue, _unit: str | None) -> Reading:
    """(way, is_make_up): way is onsite, online, leave, absent, or "" where only 补学 is written."""
    word = squash_name(as_text(value))
    is_make_up = bool(MAKE_UP.search(word))
    if LEAVE.search(word):
        return Reading(("leave", False))
    if ABSENT.search(word):
        return Reading(("absent", False))
    for pattern, way in WAYS:
        if re.search(pattern, word):
            return Reading((way, is_make_up))
    if is_make_up:
        return Reading(("", True))
    raise Unreadable(Said("%(value)s不认识：签到方式应为现场、线上、补学或请假。", value=shown(value)))
