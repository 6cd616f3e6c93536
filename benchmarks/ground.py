"""What every benchmark stands on: a new data directory, a fair way to measure, a table.

Ratios of cases measured side by side in one run are what counts; times themselves say little about another machine.
"""

import argparse
import atexit
import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def read_options(doc: str | None, **sizes: int) -> argparse.Namespace:
    """The benchmark's options: each size by name with its default, small ones make a quick look."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    for name, size in sizes.items():
        parser.add_argument(f"--{name}", type=int, default=size, metavar="N", help=f"default {size}")
    return parser.parse_args()


def open_house() -> str:
    """Django on empty data, thrown away at the end; give the database's name and version.

    SQLite in a temporary directory; with LIANCHUANG_DATABASE a new database on that PostgreSQL server.
    """
    data = tempfile.mkdtemp(prefix="lianchuang-benchmark-")
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    os.environ["LIANCHUANG_DATA"] = data
    os.environ["DJANGO_SETTINGS_MODULE"] = "lianchuang.config.settings"
    sys.path.insert(0, str(ROOT))
    if os.environ.get("LIANCHUANG_DATABASE"):
        make_database()
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    atexit.register(connection.close)
    return f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}"


def make_database() -> None:
    """A database of our own beside the one that was named; dropped at the end."""
    from urllib.parse import urlsplit

    import psycopg

    named = os.environ["LIANCHUANG_DATABASE"]
    own = f"lianchuang_benchmark_{os.getpid()}"

    def tell(statement: str) -> None:
        with psycopg.connect(named, autocommit=True) as server:
            server.execute(statement)

    tell(f"CREATE DATABASE {own}")
    atexit.register(tell, f"DROP DATABASE {own} WITH (FORCE)")
    os.environ["LIANCHUANG_DATABASE"] = urlsplit(named)._replace(path=f"/{own}").geturl()


def medians(
    cases: dict[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Milliseconds of each case: the median of rounds in which the cases take turns, after one round to warm up.

    clock   time.process_time leaves out what other programs took, and also what is done for us elsewhere (disk, server)
    """
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, case in cases.items():
            gc.collect()
            gc.disable()
            began = clock()
            case()
            spent = (clock() - began) * 1000
            gc.enable()
            if turn:
                taken[name].append(spent)
    return {name: statistics.median(values) for name, values in taken.items()}


def print_table(title: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """A table for the eye and for a document, under the command that made it."""
    lines = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"\n{title}\n$ python {' '.join([os.path.relpath(sys.argv[0], ROOT), *sys.argv[1:]])}")
    for number, line in enumerate(lines):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def verdict(value: float, most: float) -> str:
    """Whether a ratio holds."""
    return f"{value:.2f} ≤ {most:g}" if value <= most else f"{value:.2f} > {most:g} MISSED"
