"""Lists of people with their bodies in one cell, and decisions written where a date should stand."""

import re
from dataclasses import dataclass

from lianchuang.basics.listed import name_and_body, split_outside_brackets
from lianchuang.basics.periods import PartialDate, parse_partial_date
from lianchuang.basics.said import Said
from lianchuang.basics.text import plain_text, squash_name
from lianchuang.exchange.importing.readers.reading import CellValue, Reading
from lianchuang.exchange.importing.readers.texts import as_text, body_name, person_name
from lianchuang.exchange.importing.readers.times import told_precision

REFUSED = re.compile(
    "未批准|不批准|未获批|不予|未立项|不立项|未通过|不通过|未予|退回|否决|驳回|落选|撤销立项"
)
PENDING = re.compile("待|审批中|审核中|评审中|未定|公示中")


@dataclass(frozen=True)
class Listed:
    """A person as listed: the name, and the body behind it where one is written."""

    name: str
    body: str = ""


@dataclass(frozen=True)
class Approval:
    """What the approval cell says: approved on a day, not_approved, or pending."""

    decision: str
    on: PartialDate | None = None


def read_listed_people(value: CellValue, _unit: str | None) -> Reading:
    """褚桂（市地铁运营有限公司）；傅敏卫（…）: persons in order; who stands twice is listed once, with a hint."""
    people = [_listed(entry) for entry in split_outside_brackets(as_text(value))]
    once = list(dict.fromkeys(people))
    twice = tuple(sorted({person.name for person in once if people.count(person) > 1}))
    says = Said("「%(names)s」在这一格里写了两次，只算一次。", names=twice)
    return Reading(once, (("listed_twice", says),) if twice else ())


def _listed(entry: str) -> Listed:
    name, body = name_and_body(entry)
    return Listed(person_name(name), body_name(body) if body else "")


def read_bodies(value: CellValue, _unit: str | None) -> Reading:
    """Bodies in order of contribution."""
    names = [body_name(entry) for entry in split_outside_brackets(as_text(value))]
    return Reading(list(dict.fromkeys(names)))


def read_approval(value: CellValue, _unit: str | None) -> Reading:
    """The day a project was approved, or the words that it was not, or not yet."""
    if isinstance(value, str):
        word = squash_name(plain_text(value))
        if REFUSED.search(word):
            return Reading(Approval("not_approved"))
        if PENDING.search(word):
            return Reading(Approval("pending"))
    on = parse_partial_date(value)  # type: ignore[arg-type]
    return Reading(Approval("approved", on), told_precision(on))
