"""found: found an alliance from the command line."""

import argparse
import json
from datetime import date

from lianchuang.basics.periods import parse_partial_date
from lianchuang.basics.unreadable import Unreadable
from lianchuang.config.commands.keeper import the_keeper
from lianchuang.networks.actions import found_network
from lianchuang.records.past import last_act, now


def a_day(text: str) -> date:
    """A whole day, as people write it."""
    try:
        found = parse_partial_date(text)
    except Unreadable as unreadable:
        raise argparse.ArgumentTypeError(unreadable.says) from unreadable
    if found is None or found.precision != "day":
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2021-04-28")
    return found.last


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its name and the day of its charter."""
    parser.add_argument("name", metavar="NAME", help="the alliance's name")
    parser.add_argument("--on", required=True, type=a_day, metavar="DAY", help="the day of its charter")


def run(options: argparse.Namespace) -> int:
    """Found it and print what it is."""
    name = " ".join(options.name.split())
    network = found_network(name=name, chartered_on=options.on, by=the_keeper(), at=now())
    print(json.dumps({"network": network.pk, "name": network.name, "act": last_act()}, ensure_ascii=False))
    return 0
