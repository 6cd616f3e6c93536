"""check: is this installation sound?"""

import argparse
import io
import sys

from django.core.management import call_command
from django.core.management.base import SystemCheckError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Ask every check of the framework and of our packages, then whether the past fits together; 1 where one does not."""
    try:
        call_command("check", databases=["default"], stdout=io.StringIO())
    except SystemCheckError as error:
        print(error, file=sys.stderr)
        return 1
    from lianchuang.records.files.store import missing_contents  # models exist only now
    from lianchuang.records.past.soundness import traces

    found = traces()
    if missing := missing_contents():
        found.append(f"有 {missing} 个文件不在或不完整 · {missing} files are missing or incomplete")
    for says in found:
        print(says, file=sys.stderr)
    if not found:
        print("都正常 · All is well.")
    return 1 if found else 0
