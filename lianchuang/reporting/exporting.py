"""Figures as a table that leaves the office, with both clocks on it and names of persons masked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from lianchuang.figures.clocks import happened_by, known_exactly
from lianchuang.figures.grades import GRADES
from lianchuang.figures.queries import Reading
from lianchuang.figures.rows import File, Row
from lianchuang.networks.models import Network
from lianchuang.papers.masks import mask_name
from lianchuang.papers.tables import write_table
from lianchuang.records.past import Act


@dataclass(frozen=True)
class Stamp:
    """What stands below the table: whose figures, as known after which act, for whom."""

    network: Network
    year: int
    act: Act | None
    addressee: str
    channel: str
    paper: str

    @property
    def words(self) -> str:
        """One line: both clocks, the act, and where the paper goes."""
        known = known_exactly(self.act.pk, self.act.at) if self.act else _("当时还没有台账")
        parts = [self.network.name, happened_by(self.year), known]
        parts.append(
            _("报给：%(addressee)s（%(channel)s）") % {"addressee": self.addressee, "channel": self.channel}
        )
        return (
            "；".join([*parts, _("依据：%(paper)s") % {"paper": self.paper}] if self.paper else parts) + "。"
        )


def figures_table(readings: Iterable[Reading], stamp: Stamp, *, with_rows: bool, with_names: bool) -> bytes:
    """The .xlsx of figures, each followed by its rows where these are asked for; persons masked unless with_names."""
    title = _("%(network)s%(year)s年数字") % {"network": stamp.network.name, "year": stamp.year}
    headings = [_("指标"), _("表述"), _("准数"), _("单位"), _("证明等级"), _("口径")]
    if with_rows:
        headings += [_("序号"), _("明细"), _("说明"), _("这一行的证明"), _("出自")]
    note = stamp.words + ("" if with_names else _("姓名已遮盖。"))
    return write_table(title, headings, _lines(readings, with_rows, with_names), note)


def _lines(readings: Iterable[Reading], with_rows: bool, with_names: bool) -> Iterator[Sequence[object]]:
    for reading in readings:
        proved = reading.grade_in_words or str(GRADES[reading.grade])
        figure = [reading.title, reading.phrase, _number(reading.value), reading.unit, proved]
        yield [*figure, str(reading.figure.rule)]
        if with_rows:
            for number, row in enumerate(reading.behind, start=1):
                yield [None] * 6 + _row_cells(number, row, with_names)


def _number(value: int | Decimal | None) -> int | Decimal | None:
    return int(value) if value is not None and value == int(value) else value


def _row_cells(number: int, row: Row, with_names: bool) -> list[object]:
    title = row.title
    if row.person and not with_names:
        title = title.replace(row.person, mask_name(row.person))
    files = "\n".join(_place(file) for file in row.files)
    return [number, title, row.detail, str(GRADES[row.grade]), files]


def _place(file: File) -> str:
    place = _("第 %(row)s 行") % {"row": file.row} if file.row else ""
    return " ".join(filter(None, [file.name, file.sheet, place]))
