"""import: plan or apply workbooks. Standard output is JSON only; what is refused is said on standard error, exit 1."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from lianchuang.basics.verdicts import Refused
from lianchuang.config.commands.figures import a_year
from lianchuang.config.commands.keeper import the_keeper
from lianchuang.exchange.access import may_import_year
from lianchuang.exchange.actions import ASK, SKIP, apply_batch, open_batch, refuse_undecided
from lianchuang.exchange.importing.plan import DroppedFile, FilePlan, Plan, Problem
from lianchuang.exchange.importing.planning import UnreadableDrop, plan_drop
from lianchuang.networks.models import Network


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, network, year, and whether to plan or to apply."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="workbooks (.xlsx), in any order")
    parser.add_argument("--network", required=True, metavar="NAME", help="the network's name")
    parser.add_argument("--year", required=True, type=a_year, help="the year the registers are of, e.g. 2024")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--plan", action="store_true", help="say what would happen, write nothing")
    what.add_argument("--apply", action="store_true", help="write it as one act")
    parser.add_argument(
        "--doubtful", choices=[SKIP], default=ASK, help="skip: leave doubtful and wrong rows out"
    )


def run(options: argparse.Namespace) -> int:
    """Plan or apply, and print the shape other programs read."""
    network = Network.objects.filter(name=" ".join(options.network.split())).first()
    if network is None:
        raise Refused(f"没有名为「{options.network}」的联盟。")
    may_import_year(network, options.year).or_refuse()
    files = read_dropped(options.files)
    plan = plan_drop(files, network=network, year=options.year)
    if options.plan:
        tell({"files": [told_plan(file) for file in plan.files]})
        return 0
    refuse_undecided(plan, options.doubtful)
    number = None if plan.writes_nothing else apply(files, plan, network, options)
    tell({"act": number, "files": [told_applied(file) for file in plan.files]})
    return 0


def apply(files: list[DroppedFile], plan: Plan, network: Network, options: argparse.Namespace) -> int | None:
    """Write what was planned, exactly that."""
    batch = open_batch(files, network=network, year=options.year, by=the_keeper())
    return apply_batch(batch, by=the_keeper(), seen=plan.fingerprint, doubtful=options.doubtful)


def read_dropped(paths: list[Path]) -> list[DroppedFile]:
    """The files as dropped. Raises UnreadableDrop naming each that is not there."""
    files, missing = [], []
    for path in paths:
        try:
            files.append(DroppedFile(path.name, path.read_bytes()))
        except OSError as error:
            missing.append((path.name, f"打不开「{path}」：{error.strerror}。"))
    if missing:
        raise UnreadableDrop(missing)
    return files


def told_plan(file: FilePlan) -> dict[str, Any]:
    """A file's plan in the words of the interface."""
    return {**_counts(file), "problems": [told_problem(problem) for problem in file.problems]}


def told_applied(file: FilePlan) -> dict[str, Any]:
    """What was written of a file, and what was left out."""
    return {**_counts(file), "left_out": [told_problem(problem) for problem in file.left_out]}


def told_problem(problem: Problem) -> dict[str, Any]:
    """A problem in the words of the interface."""
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "field": problem.field,
        "level": problem.level,
        "kind": problem.kind,
        "says": problem.says,
    }


def tell(answer: dict[str, Any]) -> None:
    """Print JSON as it is read by people, too."""
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _counts(file: FilePlan) -> dict[str, Any]:
    return {"file": file.name, "kind": file.kind, "new": file.new, "changed": file.changed}
