"""申报书 on paper: how its fields are called there, and how what was found becomes the texts of the form. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lianchuang.basics.numbers import parse_money
from lianchuang.basics.periods import parse_period, print_partial
from lianchuang.basics.text import squash_name
from lianchuang.basics.unreadable import Unreadable
from lianchuang.papers.word_labels import Answered, Reading
from lianchuang.programmes.rules.questions import YES_NO
from lianchuang.programmes.rules.writing import PersonLine, person_text, row_text

# Field -> what it is called on our own form first, then what offices print.
LABELS: dict[str, tuple[str, ...]] = {
    "title": ("项目名称", "课题名称", "申报项目名称", "攻关项目名称"),
    "direction": ("研究方向", "申报方向", "攻关方向", "所属方向"),
    "topic": ("合作课题", "认领课题"),
    "starts_on": ("开始", "开始时间", "开始日期", "起始时间", "起始日期", "启动时间"),
    "ends_on": ("完成", "完成时间", "完成日期", "结束时间", "结束日期", "计划完成时间"),
    "period": ("起止时间", "起止年月", "项目周期", "研究周期", "实施周期", "项目起止时间"),
    "funding_yuan": ("申请经费（元）", "申请经费", "申请资助经费", "申请金额", "资助经费"),
    "own_funding_yuan": ("自筹经费（元）", "自筹经费", "自筹资金", "单位配套经费", "配套经费"),
    "goals": ("要解决什么，做到什么程度", "研究目标", "攻关目标", "项目目标", "拟解决的问题", "要解决的问题", "主要目标"),
    "plan": ("怎么做", "研究内容", "实施方案", "技术路线", "攻关内容", "主要内容", "研究方案", "主要措施"),
    "people": ("参加的人", "项目组成员", "主要成员", "主要参加人员"),
    "outcomes": ("预期成果", "预期成果形式", "预期效果", "考核指标", "预期目标和成果"),
}  # fmt: skip
LISTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "people": (
        ("姓名", "成员姓名", "参加人员", "参与人员"),
        ("单位", "工作单位", "所在单位", "单位名称"),
        ("分工", "承担任务", "项目分工", "职责", "任务分工"),
    ),
    "steps": (
        ("做到什么", "工作内容", "主要任务", "阶段目标", "主要内容", "进度内容", "阶段任务"),
        ("什么时候", "完成时间", "完成日期", "时间", "截止时间", "时间节点"),
    ),
    "units": (
        ("申报单位", "单位", "单位名称", "参与单位", "完成单位"),
        ("份额（%）", "份额", "成果份额", "占比", "比例", "所占比例", "成果占比"),
    ),
}  # fmt: skip
LONG = ("goals", "plan", "outcomes")
# A box before its word, or a tick after it.
BOXED = re.compile("([□○☑☒√✓✔■●]) *(是|否)")
TICKED = re.compile("(是|否) *[√✓✔]")
EMPTY_SIGNS = "□○"
EMPTY_BOX, FULL_BOX = "□", "☑"


@dataclass(frozen=True)
class Asked:
    """A question of the call: the name of its field, its label, how it is answered."""

    name: str
    label: str
    kind: str


@dataclass
class Found:
    """Field -> the texts it may have, in the form's own writing; and what belongs to no field."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def labels_of(questions: Sequence[Asked]) -> dict[str, tuple[str, ...]]:
    """All labels that are looked for: the form's own and the call's questions."""
    return {**LABELS, **{each.name: (each.label,) for each in questions}}


def found_in(reading: Reading, questions: Sequence[Asked], choices: Mapping[str, Mapping[str, str]]) -> Found:
    """What was read, as texts of the form. A field that stands empty in the file is not among them.

    choices   field -> key -> words, for fields that are chosen from a list
    """
    found = Found(left=list(reading.left))
    kinds = {each.name: each.kind for each in questions}
    for name, answers in reading.answers.items():
        texts = [text for each in answers if (text := _written(name, each, kinds.get(name, ""), choices))]
        if name == "period":
            for text in texts:
                _read_period(text, found)
        elif texts:
            found.texts[name] = list(dict.fromkeys(texts))
    for name, rows in reading.rows.items():
        text = _list_text(name, [row for row in rows if any(row)])
        if text:
            found.texts[name] = [text]
    return found


def yes_no_boxes(answer: str) -> str:
    """How a yes or no stands on paper: ☑是　□否."""
    yes, no = (FULL_BOX if answer == word else EMPTY_BOX for word in ("yes", "no"))
    return f"{yes}是　{no}否"


def yes_no_in(text: str) -> str:
    """The answer of 是, 否, ☑是　□否; "" where neither or both are said."""
    plain = squash_name(text)
    boxed = BOXED.findall(text)
    said = {word for sign, word in boxed if sign not in EMPTY_SIGNS} or set(TICKED.findall(text))
    if boxed or said:
        return _ANSWERS[said.pop()] if len(said) == 1 else ""
    return _ANSWERS.get(plain, "")


_ANSWERS = {"是": "yes", "否": "no", "有": "yes", "无": "no"}


def _written(name: str, answer: Answered, kind: str, choices: Mapping[str, Mapping[str, str]]) -> str:
    """One answer as the form writes it; a text it would not take stays as it is, to be looked at."""
    text = answer.text.strip()
    if kind == YES_NO:
        return yes_no_in(text) or ("" if EMPTY_BOX in text else text)
    if name in choices:
        named = {squash_name(words): key for key, words in choices[name].items()}
        return named.get(squash_name(text), text)
    if name.endswith("funding_yuan") and text:
        hint = "万元" if "万" in answer.label else "元"
        try:
            return f"{parse_money(text, hint):,.2f}".removesuffix(".00")
        except Unreadable:
            return text
    return text if name in LONG or kind else " ".join(text.split())


def _read_period(text: str, found: Found) -> None:
    try:
        first, last = parse_period(text)
    except Unreadable:
        found.left.append(text)
        return
    found.texts.setdefault("starts_on", [print_partial(first.first, "day")])
    found.texts.setdefault("ends_on", [print_partial(last.last, "day")])


def _list_text(name: str, rows: Sequence[tuple[str, ...]]) -> str:
    if name == "people":
        return person_text(PersonLine(row[0], row[1], row[2]) for row in rows if row[0])
    return row_text((row[0], row[1].rstrip("%％ ") if name == "units" else row[1]) for row in rows)
