"""What is sent around of a notice: the words for a chat group, and the answer to whoever objected; plain text."""

from datetime import date

from lianchuang.basics.periods import PartialDate
from lianchuang.basics.said import Said, lines
from lianchuang.notices.rules.lists import Frozen, on_one_line

LONGEST_SHOWN_LIST = 30


def chat_text(frozen: Frozen, *, digest: str, address: str, is_corrected: bool) -> Said:
    """The notice as one message for a chat group.

    address   of the page, "" where it is reached from this computer only; a list over thirty is told by its page
    """
    last = _day(frozen.last_on)
    contact = on_one_line(frozen.contact)
    told: list[str] = [Said("【公示】%(title)s", title=frozen.title), frozen.text.strip()]
    if is_corrected:
        told.append(Said("（名单有文字更正，以这一版为准。）"))
    told += _listed(frozen.lines)
    told += [
        _period(frozen),
        Said(
            "有异议的，请在%(last)s以前（含当日）署真实姓名或单位名称提出：%(contact)s",
            last=last,
            contact=contact,
        ),
        *([Said("看全文、网上提异议：%(address)s", address=address)] if address else []),
        Said("名单指纹：%(digest)s", digest=digest[:12]),
        frozen.network,
        Said("%(day)s", day=_day(frozen.starts_on)),
    ]
    return lines(told)


def reply_text(*, title: str, number: int, received_on: date, outcome: str, network: str, on: date) -> Said:
    """The answer to whoever objected; it names nobody."""
    return lines(
        [
            Said("您好："),
            Said(
                "您于%(day)s就《%(title)s》提出的异议（第 %(number)s 号），我们已经核实处理。",
                day=_day(received_on),
                title=title,
                number=number,
            ),
            Said("处理结果：%(outcome)s", outcome=outcome),
            Said("感谢您的监督。您的姓名和联系方式只用于核实和答复，不会公开。"),
            network,
            Said("%(day)s", day=_day(on)),
        ]
    )


def _listed(entries: tuple[tuple[str, str], ...]) -> list[str]:
    told: list[str] = []
    for number, (title, details) in enumerate(entries[:LONGEST_SHOWN_LIST], start=1):
        told.append(f"{number}. {title}（{details}）" if details else f"{number}. {title}")
    if len(entries) > LONGEST_SHOWN_LIST:
        told.append(Said("……共 %(count)s 项，全部名单见公示页。", count=len(entries)))
    return told


def _period(frozen: Frozen) -> Said:
    first = Said("首日计入") if frozen.counts_first_day else Said("首日不计")
    told = {
        "starts": _day(frozen.starts_on),
        "last": _day(frozen.last_on),
        "length": frozen.length,
        "first": first,
    }
    if frozen.unit == "working":
        return Said("公示期：%(starts)s至%(last)s（%(length)s 个工作日，%(first)s）", **told)
    return Said("公示期：%(starts)s至%(last)s（%(length)s 个自然日，%(first)s）", **told)


def _day(value: date) -> PartialDate:
    return PartialDate(value, "day")
