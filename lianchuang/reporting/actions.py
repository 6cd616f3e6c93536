"""Values leave the office: exported from here, or typed later; each is a line of the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from lianchuang.basics.phrases import print_phrase
from lianchuang.basics.verdicts import Refused
from lianchuang.figures.catalogue import CATALOGUE
from lianchuang.figures.grades import COUNT_ONLY
from lianchuang.figures.queries import Reading, read_figure, read_figures
from lianchuang.networks.models import Network
from lianchuang.people.access import Reach
from lianchuang.records.past import Act, act, last_act, lens, resolve_known_at
from lianchuang.records.past.clock import this_day
from lianchuang.reporting.access import may_name_people, may_report_values, may_type_reported_value
from lianchuang.reporting.exporting import Stamp, figures_table
from lianchuang.reporting.models import ReportedValue
from lianchuang.reporting.rules import is_year, what_is_wrong


@dataclass(frozen=True)
class Outgoing:
    """What goes out: which figures, as known after which act (None: the last), to whom, by which way and paper."""

    network: Network
    year: int
    codes: Sequence[str]
    addressee: str
    channel: str
    paper: str = ""
    reported_on: date | None = None
    known_act: int | None = None


@dataclass(frozen=True)
class Export:
    """A paper that left the office, and the lines it made in the ledger."""

    name: str
    data: bytes
    values: list[ReportedValue]


def report_values(
    *,
    network: Network,
    year: int,
    codes: Sequence[str],
    addressee: str,
    channel: str,
    by: Reach,
    paper: str = "",
    reported_on: date | None = None,
    known_act: int | None = None,
) -> list[ReportedValue]:
    """Enter figures that are reported (报送) as lines of the ledger; one act for all of them.

    known_act    the act after which they are read; None for the last one
    reported_on  None for today in Beijing
    The same report entered twice (a double click) is one; its lines are returned. Raises Refused.
    """
    going = Outgoing(network, year, codes, addressee, channel, paper, reported_on, known_act)
    known = _refuse_or_known_act(going, by)
    with lens(known):
        readings = read_figures([CATALOGUE[code] for code in codes], network, year)
    return _enter(going, readings, known, by)


def export_figures(
    going: Outgoing, *, by: Reach, with_rows: bool = False, with_names: bool = False
) -> Export:
    """Make the table of figures and enter what it says in the ledger.

    The rows are read under the lens of the act the reader was looking at; the ledger is written after the lens has
    closed. Persons are masked; with_names is for the secretary only. Raises Refused.
    """
    known = _refuse_or_known_act(going, by)
    if with_names:
        may_name_people(by, going.network).or_refuse()
    figures = [CATALOGUE[code] for code in going.codes]
    with lens(known):
        if with_rows:
            readings = [read_figure(figure, going.network, going.year) for figure in figures]
        else:
            readings = read_figures(figures, going.network, going.year)
    knowing = Act.objects.filter(pk=known).first()
    stamp = Stamp(going.network, going.year, knowing, going.addressee, going.channel, going.paper)
    data = figures_table(readings, stamp, with_rows=with_rows, with_names=with_names)
    values = _enter(going, readings, known, by)
    return Export(f"{going.network.name}{going.year}年数字.xlsx", data, values)


def type_reported_value(
    *,
    network: Network,
    year: int,
    code: str,
    value: Decimal | int,
    reported_on: date,
    addressee: str,
    channel: str,
    by: Reach,
    paper: str = "",
    on_behalf_of: str = "",
) -> tuple[ReportedValue, int]:
    """Type (补记) a value that was given by telephone, or before this installation; it is 只报数.

    It hangs on the ledger as it was at the end of that day in Beijing, if there was one. Returns the line and the
    number of its act. Raises Refused.
    """
    going = Outgoing(network, year, [code], addressee, channel, paper, reported_on)
    may_type_reported_value(by, network).or_refuse()
    _refuse_if_wrong(going)
    if reported_on > this_day():
        raise Refused(_("报出日期还没有到。"))
    if value < 0:
        raise Refused(_("数不能小于 0。"))
    figure = CATALOGUE[code]
    reason = f"补记 {reported_on} 报出的「{figure.title}」"
    known = resolve_known_at(reported_on.isoformat()) or None
    with act(by=by.author, reason=reason, paper=paper, on_behalf_of=on_behalf_of) as number:
        phrase = print_phrase(value, figure.unit, figure.printed)
        line = ReportedValue.objects.create(
            **_line(going, reported_on),
            code=code,
            value=value,
            phrase=phrase,
            grade=COUNT_ONLY,
            known_act=known,
        )
    return line, number


def _refuse_or_known_act(going: Outgoing, by: Reach) -> int:
    """Ask everything that may be refused; the act after which the figures are to be read."""
    may_report_values(by, going.network).or_refuse()
    _refuse_if_wrong(going)
    last = last_act()
    known = last if going.known_act is None else going.known_act
    if not 0 <= known <= last:
        raise Refused(_("没有第 %(number)s 号登记动作，请刷新页面再导出。") % {"number": known})
    return known


def _refuse_if_wrong(going: Outgoing) -> None:
    if not is_year(going.year):
        raise Refused(_("年度应在 1949 到 2100 之间。"))
    if not going.codes:
        raise Refused(_("请至少选一个数。"))
    if unknown := [code for code in going.codes if code not in CATALOGUE]:
        raise Refused(_("没有这个数：%(codes)s。") % {"codes": "、".join(unknown)})
    if wrong := what_is_wrong(going.addressee, going.channel, going.paper):
        raise Refused(wrong)


def _line(going: Outgoing, reported_on: date) -> dict[str, Any]:
    return {
        "network": going.network,
        "year": going.year,
        "reported_on": reported_on,
        "addressee": going.addressee,
        "channel": going.channel,
        "paper": going.paper,
    }


def _enter(going: Outgoing, readings: Iterable[Reading], known: int, by: Reach) -> list[ReportedValue]:
    """One act for all lines; lines that stand already are not entered again."""
    shared = {**_line(going, going.reported_on or this_day()), "known_act": known}
    reason = f"报送 {going.year} 年的 {len(going.codes)} 个数给{going.addressee}（{going.channel}）"
    with act(by=by.author, reason=reason, paper=going.paper):
        standing = {row.code: row for row in ReportedValue.objects.filter(**shared)}
        return [
            standing.get(reading.code)
            or ReportedValue.objects.create(
                **shared, code=reading.code, value=reading.value, phrase=reading.phrase, grade=reading.grade
            )
            for reading in readings
        ]
