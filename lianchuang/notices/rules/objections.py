"""Objections: which are taken, the rule that is quoted where one is not, and what may be said of them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.said import Said
from lianchuang.basics.text import squash_name

# Working days from the day after an objection came in until it is to be answered.
ANSWER_DAYS = 10
# Forms taken from one address within an hour: an office shares one.
MOST_IN_AN_HOUR = 20
WINDOW = timedelta(hours=1)
SHORTEST_FACTS = 10
NOT_A_NAME = re.compile(
    "匿名|无名氏|佚名|不具名|不署名|不便透露|不愿透露|知情人|知情者|热心人|有关人员|某某|某人|某职工|某单位"
    "|anonymous|nobody|unknown",
    re.IGNORECASE,
)
TITLED = re.compile("^(一名|一个|一位|众|全体|广大|本单位)?(员工|职工|同事|工人|群众|市民|网友)(们|代表)?$")

# Ground -> the rule as it is quoted to whoever objects.
QUOTED = {
    "late": Said("异议应当在公示期内提出；公示期满后提出的，不予受理。"),
    "anonymous": Said("异议应当署真实姓名或单位名称，并留下联系方式；匿名或者冒名的，不予受理。"),
    "no_facts": Said("异议应当写明事实和依据，能附材料的附上材料；没有事实和依据的，不予受理。"),
    "grade": Said("对评审等次、分数有不同意见的，不属于异议，不予受理。"),
    "typing_error": Said("名称、文字上的差错按更正处理，不影响公示；调整人员排序的，要由申报单位重新报表。"),
}


@dataclass(frozen=True)
class Statement:
    """What somebody says against a list: who, how to reach them, which facts on which grounds."""

    name: str
    contact: str
    facts: str


@dataclass(frozen=True)
class Rewording:
    """更正: an entry's words as they should have been printed, and why."""

    entry_id: int
    title: str
    details: str
    reason: str


@dataclass(frozen=True)
class Ruling:
    """What is decided on an objection: verdict is not_taken (with its ground), upheld or dismissed.

    removes     ids of the entries that are taken off the list
    rewording   new words for an entry, where it was a typing error
    """

    verdict: str
    text: str
    ground: str = ""
    removes: tuple[int, ...] = ()
    rewording: Rewording | None = None


def closed_key(notice_id: int) -> str:
    """The matter that waits once a notice is over; whoever goes on from it closes it."""
    return f"notice:{notice_id}:closed"


def draft_key(notice_id: int) -> str:
    """The matter that waits until a drafted notice is published or given up."""
    return f"notice:{notice_id}:draft"


def objection_key(notice_id: int, number: int) -> str:
    """The matter that waits until an objection is ruled on."""
    return f"notice:{notice_id}:objection:{number}"


def is_anonymous(name: str) -> bool:
    """Whether this is no name of a person or a body: empty, one character, 匿名, 一名职工."""
    squashed = squash_name(name)
    if len(squashed) < 2 or not any(character.isalpha() for character in squashed):
        return True
    return bool(NOT_A_NAME.search(squashed) or TITLED.fullmatch(squashed))


def has_no_facts(facts: str) -> bool:
    """Whether nothing is said that could be looked into: under ten characters, or one repeated."""
    squashed = squash_name(facts)
    return len(squashed) < SHORTEST_FACTS or len(set(squashed)) < 4


def ground_at_once(*, received_on: date, last_on: date, name: str, facts: str) -> str:
    """Why an objection is recorded and not taken as it comes in, "" where it is taken.

    received_on   a day of the notice, its last included
    """
    if received_on > last_on:
        return "late"
    if is_anonymous(name):
        return "anonymous"
    return "no_facts" if has_no_facts(facts) else ""


def quoted(ground: str, last_on: date) -> Said:
    """The rule an objection was not taken by; the late one names the last day."""
    if ground != "late":
        return QUOTED[ground]
    day = PartialDate(last_on, "day")
    return Said("%(rule)s这份公示的最后一天是%(day)s。", rule=QUOTED["late"], day=day)


def names_objector(text: str, name: str, contact: str) -> bool:
    """Whether a text that others will read holds the name or the contact of whoever objected."""
    squashed = squash_name(text).casefold()
    protected = (squash_name(name).casefold(), squash_name(contact).casefold())
    if any(len(each) > 1 and each in squashed for each in protected):
        return True
    # A telephone number is one whatever stands between its digits.
    digits = re.sub(r"\D", "", contact)
    return len(digits) >= 7 and digits in re.sub(r"\D", "", text)


def ruling_problem(ruling: Ruling, *, received_on: date, last_on: date) -> str:
    """What does not fit in a ruling, in words; "" where it holds together."""
    if not ruling.text.strip():
        return Said("请写明怎么核实的、为什么这样处理。")
    if ruling.verdict == "not_taken":
        is_late = received_on > last_on
        return _not_taken_problem(ruling.ground, is_late=is_late, corrects=ruling.rewording is not None)
    if ruling.verdict == "upheld" and not ruling.removes:
        return Said("异议成立的，请勾选要从名单中移出的项。")
    return "" if ruling.verdict in ("upheld", "dismissed") else Said("请选一个处理结果。")


def _not_taken_problem(ground: str, *, is_late: bool, corrects: bool) -> str:
    if ground not in QUOTED:
        return Said("不予受理的，请选一条理由，处理结果会引用这条规定。")
    if ground == "late" and not is_late:
        return Said("这件异议是在公示期内收到的，不能按超过公示期处理。")
    if ground == "typing_error" and not corrects:
        return Said("按更正处理的，请写出更正后的名称或说明。")
    return ""


def outcome_said(state: str, ground: str, last_on: date) -> Said:
    """What became of an objection, as everybody may read it: no names, no facts."""
    if state == "not_taken" and ground == "typing_error":
        return Said("按更正处理。%(rule)s", rule=quoted(ground, last_on))
    if state == "not_taken" and ground:
        return Said("不予受理。%(rule)s", rule=quoted(ground, last_on))
    return {
        "upheld": Said("异议成立，有关的项已经移出名单。"),
        "dismissed": Said("经核实，异议不成立，名单不变。"),
    }.get(state, Said("正在核实。"))
