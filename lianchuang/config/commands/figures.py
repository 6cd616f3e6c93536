"""figures: every figure of a network and a year, as known now or at a moment. Standard output is JSON with --json."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from lianchuang.basics.verdicts import Refused
from lianchuang.figures.grades import GRADES
from lianchuang.figures.queries import Reading, read_board
from lianchuang.networks.models import Network
from lianchuang.records.past import lens, resolve_known_at

FIRST_YEAR, LAST_YEAR = 1949, 2100


def a_year(text: str) -> int:
    """A year somebody can have meant."""
    if not text.isascii() or not text.isdigit() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text!r} is no year between {FIRST_YEAR} and {LAST_YEAR}")
    return int(text)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which network, which year, known when."""
    parser.add_argument("--network", required=True, metavar="NAME", help="the network's name")
    parser.add_argument("--year", required=True, type=a_year, help="the year, e.g. 2024")
    parser.add_argument(
        "--known-at", metavar="T", help="YYYY-MM-DD (its end in Beijing), an instant with offset, or act:N"
    )
    parser.add_argument("--json", action="store_true", help="print JSON only")


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    with network_at(options) as network:
        readings = read_board(network, options.year)
    if options.json:
        print_json({reading.code: told(reading) for reading in readings})
    else:
        for reading in readings:
            print(line_of(reading))
    return 0


@contextmanager
def network_at(options: argparse.Namespace) -> Iterator[Network]:
    """The network by its name of today, inside the lens where one is asked for. Raises Refused.

    The command line belongs to whoever holds the machine, so it sees everything.
    """
    network = Network.objects.filter(name=options.network.strip()).first()
    if network is None:
        raise Refused(f"没有名为「{options.network}」的联盟。")
    if options.known_at is None:
        yield network
        return
    with lens(resolve_known_at(options.known_at)):
        if not Network.objects.filter(pk=network.pk).exists():
            print("当时还没有台账。", file=sys.stderr)
        yield network


def told(reading: Reading) -> dict[str, Any]:
    """A figure without its code; an amount of money is in yuan."""
    return {
        "value": as_number(reading.value),
        "phrase": reading.phrase,
        "unit": reading.unit,
        "title": reading.title,
        "grade": reading.grade,
        "rows": reading.rows,
    }


def as_number(value: int | Decimal | None) -> int | float | None:
    """A JSON number: whole amounts as integers."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def print_json(answer: object) -> None:
    """The answer and nothing else."""
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def line_of(reading: Reading) -> str:
    """One line for people."""
    proved = reading.grade_in_words or GRADES[reading.grade]
    value = "" if reading.value is None else f"（{as_number(reading.value):,} {reading.unit}）"
    return f"{reading.title}：{reading.phrase}{value}；{proved}  [{reading.code}]"
