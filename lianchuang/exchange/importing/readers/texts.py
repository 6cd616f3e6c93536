"""Texts: names, titles, codes, links, telephone numbers."""

import re
from datetime import date, datetime

from lianchuang.basics.identifiers import check_uscc
from lianchuang.basics.said import Said
from lianchuang.basics.text import narrow, plain_text, shown
from lianchuang.basics.unreadable import Unreadable
from lianchuang.exchange.importing.readers.reading import CellValue, Reader, Reading

# Han, full-width forms and Chinese punctuation: a blank beside one of them is never part of a name.
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u201c\u201d\u00b7"
BLANK_BESIDE_WIDE = re.compile(rf"(?<=[{WIDE}])\s+|\s+(?=[{WIDE}])")
BETWEEN_NAMES = re.compile(r"[、，,；;/\n]+")
TELEPHONE = re.compile(r"\+?[\d\s()（）\-—转/、,，]{5,40}")


def as_text(value: CellValue) -> str:
    """The cell as a text: 7.0 is 7, a day is 2024-03-28. Raises Unreadable for what no one can see."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return plain_text(str(value))


def tidy(value: CellValue) -> str:
    """A name or title in one line: outer blanks gone, inner ones only between Latin words."""
    return BLANK_BESIDE_WIDE.sub("", " ".join(as_text(value).split()))


def text_up_to(longest: int) -> Reader:
    """Any text, as typed."""
    return lambda value, _unit: Reading(plain_text(as_text(value), longest))


def name_up_to(longest: int) -> Reader:
    """A name or a title, tidied."""
    return lambda value, _unit: Reading(plain_text(tidy(value), longest))


def body_name(text: str) -> str:
    """A body's name, tidied. Raises Unreadable for what has no letter, such as a formula's 0."""
    name = plain_text(tidy(text), 120)
    if not any(character.isalpha() for character in name):
        raise Unreadable(Said("%(text)s不像单位名称：请写单位全称。", text=shown(text)))
    return name


def read_body_name(value: CellValue, _unit: str | None) -> Reading:
    """One body."""
    return Reading(body_name(as_text(value)))


def read_number_code(value: CellValue, _unit: str | None) -> Reading:
    """A project's number; one that Excel turned into a date (2024-01) is turned back, with a hint."""
    if isinstance(value, datetime | date) and value.day == 1:
        code = f"{value.year}-{value.month:02d}"
        says = Said("编号被 Excel 存成了日期，按「%(code)s」读取，请核对。", code=code)
        return Reading(code, (("number_as_date", says),))
    return Reading(plain_text("".join(narrow(as_text(value)).split()), 30))


def read_uscc(value: CellValue, _unit: str | None) -> Reading:
    """A unified social credit code with its check character."""
    return Reading(check_uscc(as_text(value)))


def read_people_names(value: CellValue, _unit: str | None) -> Reading:
    """One or several names: 欧阳春、吴海."""
    names = [person_name(part) for part in BETWEEN_NAMES.split(as_text(value)) if part.strip()]
    return Reading(list(dict.fromkeys(names)))


def read_studio_names(value: CellValue, _unit: str | None) -> Reading:
    """One or several studios, in order."""
    names = [plain_text(tidy(part), 120) for part in BETWEEN_NAMES.split(as_text(value)) if part.strip()]
    return Reading(list(dict.fromkeys(names)))


def person_name(text: str) -> str:
    """A person's name, tidied. Raises Unreadable for what cannot be one."""
    name = plain_text(tidy(text), 60)
    if not name or re.search(r"\d", name):
        raise Unreadable(Said("%(text)s不像人名：应为姓名，如 王小明，多人用「、」分开。", text=shown(text)))
    return name


def read_person_name(value: CellValue, _unit: str | None) -> Reading:
    """One name, or 请假：张三、李四, which the sheet's own rules take apart."""
    return Reading(plain_text(tidy(value), 200))


def read_telephone(value: CellValue, _unit: str | None) -> Reading:
    """A telephone number: digits with blanks and hyphens dropped."""
    text = narrow(as_text(value))
    if not TELEPHONE.fullmatch(text):
        raise Unreadable(Said("%(text)s不是电话号码：应为手机号或带区号的座机号。", text=shown(text)))
    return Reading(plain_text(re.sub(r"[\s\-—]", "", text), 30))


def read_link(value: CellValue, _unit: str | None) -> Reading:
    """An address; only http and https, so that no page ever offers anything else to open."""
    link = plain_text(as_text(value), 500)
    if not re.match(r"https?://[^\s<>\"]+$", link, re.IGNORECASE):
        raise Unreadable(Said("%(link)s不是网址：应以 http:// 或 https:// 开头。", link=shown(link)))
    return Reading(link)
