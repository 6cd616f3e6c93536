"""migrate: bring the data directory up to this version."""

import argparse

from lianchuang.config import starting


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A backup is made unless it is declined."""
    parser.add_argument("--no-backup", action="store_true", help="do not copy the database first")


def run(options: argparse.Namespace) -> int:
    """Migrate where needed."""
    starting.prepare(backup=not options.no_backup)
    return 0
