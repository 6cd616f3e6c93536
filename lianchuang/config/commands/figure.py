"""figure: one figure with the rows behind it, and the files behind those."""

import argparse
from typing import Any

from lianchuang.basics.verdicts import Refused
from lianchuang.config.commands import figures
from lianchuang.figures.catalogue import CATALOGUE
from lianchuang.figures.queries import Reading, Row, read_figure


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which figure, of which network and year."""
    parser.add_argument("code", metavar="CODE", help=f"one of: {', '.join(CATALOGUE)}")
    figures.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Print the figure."""
    figure = CATALOGUE.get(options.code)
    if figure is None:
        raise Refused(f"没有代码为「{options.code}」的数。可用的代码：{'、'.join(CATALOGUE)}。")
    with figures.network_at(options) as network:
        reading = read_figure(figure, network, options.year)
    if options.json:
        rows = [told_row(row) for row in reading.behind]
        figures.print_json({"code": reading.code, **figures.told(reading), "rows": rows})
    else:
        print_lines(reading)
    return 0


def told_row(row: Row) -> dict[str, Any]:
    """A row with its files."""
    files = [
        {"name": file.name, "sheet": file.sheet, "row": file.row, "address": file.address}
        for file in row.files
    ]
    return {"title": row.title, "address": row.address, "grade": row.grade, "files": files}


def print_lines(reading: Reading) -> None:
    """The figure, its rule, and a line a row."""
    print(figures.line_of(reading))
    print(f"  {reading.figure.rule}")
    for number, row in enumerate(reading.behind, start=1):
        places = "；".join(
            " ".join(filter(None, [file.name, file.sheet, str(file.row or "")])) for file in row.files
        )
        print(f"{number:4}. {row.title}（{row.detail}）{row.address}  {places}")
