"""worker: only the job worker, for installations that run their processes apart."""

import argparse

from lianchuang.config import starting, working


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Work until Ctrl-C or SIGTERM."""
    starting.prepare()
    working.work(alone=True)
    return 0
