"""What stands above an attendance table: the session's title, time, place and mode."""

import re
from dataclasses import dataclass
from datetime import date, time

from lianchuang.basics.periods import parse_day_and_time
from lianchuang.basics.text import plain_text, squash, squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.exchange.importing.readers.texts import tidy
from lianchuang.exchange.importing.sheets.heads import Head
from lianchuang.papers.workbooks import Sheet

KEYS = {
    "held": "时间|日期|活动时间|活动日期|会议时间|培训时间|举办时间|召开时间|签到日期",
    "place": "地点|活动地点|会议地点|培训地点|场地",
    "mode": "形式|方式|活动形式|活动方式|参加形式|举办形式",
    "title": "活动名称|活动主题|主题|会议名称|培训名称|活动内容|名称|活动",
}
OTHER_KEYS = (
    "主办|承办|主办单位|承办单位|组织单位|填报单位|填表单位|填报日期|填表日期|填报人|填表人|"
    "主持人|主讲人|授课人|参加人数|应到|实到|单位|内容|记录人|联系人|备注"
)
ANY_KEY = re.compile(rf"(?<![\w])(?P<key>{'|'.join([*KEYS.values(), OTHER_KEYS])})\s*[:：]\s*")
DAY = re.compile(r"\d{4}\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|[-./]\d{1,2}[-./]\d{1,2})")
TAIL_OF_TITLE = re.compile(
    r"(参加|参会|参训)?(人员)?(签到|报到|点名|考勤|参加人员)(表|册|名单|簿|记录|情况)?(表)?$"
)
MODES = [
    ("结合|混合|同步", "hybrid"),
    ("线上|网络|远程|视频|云", "online"),
    ("线下|现场|集中|实地|面授", "onsite"),
]


@dataclass
class SessionFacts:
    """What is written about a session; anything may be missing."""

    title: str = ""
    held_on: date | None = None
    starts_at: time | None = None
    place: str = ""
    mode: str = ""
    says: str = ""


def read_session(sheet: Sheet, head: Head) -> SessionFacts:
    """The facts above the table. Raises nothing: what is wrong with the time is in says."""
    facts, plain_lines = SessionFacts(), []
    for row in range(head.row):
        line = _line(sheet, row)
        parts = list(_keyed(line))
        for key, value in parts:
            _take(facts, key, value)
        if line and not parts:
            plain_lines.append(line)
    if not facts.title and plain_lines:
        facts.title = title_of(max(plain_lines, key=_titleness))
    if facts.held_on is None:
        _look_for_day(facts, [*plain_lines, sheet.name])
    return facts


def title_of(line: str) -> str:
    """The activity's title: without 签到表 at its end and without brackets around."""
    return TAIL_OF_TITLE.sub("", tidy(line).strip('《》“”"')).strip("—-:： ")


def mode_of(words: str) -> str:
    """onsite, online, hybrid, or "" where the words say none."""
    both = re.search("线上", words) and re.search("线下|现场", words)
    return "hybrid" if both else next((mode for pattern, mode in MODES if re.search(pattern, words)), "")


def _line(sheet: Sheet, row: int) -> str:
    try:
        return "    ".join(
            plain_text(str(c.value)) for c in sheet.rows[row] if c.value is not None and str(c.value).strip()
        )
    except Unreadable:
        return ""


def _keyed(line: str) -> list[tuple[str, str]]:
    found = list(ANY_KEY.finditer(line))
    ends = [*(key.start() for key in found[1:]), len(line)]
    return [
        (key["key"], line[key.end() : end].strip(" \t\n；;，,"))
        for key, end in zip(found, ends, strict=False)
    ]


def _take(facts: SessionFacts, key: str, value: str) -> None:
    if not value:
        return
    for name, words in KEYS.items():
        if key in words.split("|"):
            if name == "held":
                _take_time(facts, value)
            elif name == "mode":
                facts.mode = facts.mode or mode_of(value)
            elif name == "place":
                facts.place = facts.place or tidy(value)[:120]
            else:
                facts.title = facts.title or title_of(value)


def _take_time(facts: SessionFacts, value: str) -> None:
    if facts.held_on is not None:
        return
    try:
        facts.held_on, facts.starts_at = parse_day_and_time(value)
    except Unreadable as unreadable:
        facts.says = unreadable.says
        if found := DAY.search(squash(value)):
            _look_for_day(facts, [found[0]])


def _look_for_day(facts: SessionFacts, lines: list[str]) -> None:
    for line in lines:
        if found := DAY.search(squash(line)):
            try:
                facts.held_on, _ = parse_day_and_time(squash_name(found[0]))
            except Unreadable as unreadable:
                facts.says = unreadable.says
            else:
                return


def _titleness(line: str) -> int:
    """A line that names itself a sign-in sheet is the title, else the longest."""
    return len(line) + (1000 if TAIL_OF_TITLE.search(line) else 0)
