"""check: is this installation sound?"""

import argparse
import sys

from django.core.management import call_command
from django.core.management.base import SystemCheckError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Ask every check of the framework and of our packages; 1 where one of them finds a fault."""
    try:
        call_command("check", databases=["default"])
    except SystemCheckError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
