"""The product's command line: python -m lianchuang [--data DIR] COMMAND …

Only the named command is imported, and only after the environment says where data lie.
"""

import argparse
import importlib
import io
import os
import sys
from pathlib import Path

# command -> (module in config/commands, what it does). Those in OWN_START prepare the data directory themselves.
COMMANDS = {
    "serve": ("serve", "start the server and the job worker"),
    "worker": ("worker", "start only the job worker"),
    "migrate": ("migrate", "bring the data directory up to this version, after a backup"),
    "check": ("check", "look whether the installation is sound"),
    "link": ("link", "make a one-time sign-in link for an account"),
    "found": ("found", "found an alliance"),
    "import": ("import", "plan or apply workbooks"),
    "figures": ("figures", "print the figures of a network and a year"),
    "figure": ("figure", "print one figure and its rows"),
}
OWN_START = {"serve", "worker", "migrate"}


def read_front(arguments: list[str]) -> argparse.Namespace:
    """The data directory, the command, and the rest untouched."""
    listing = "\n".join(f"  {name:10} {does}" for name, (_, does) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="lianchuang", epilog=f"commands:\n{listing}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", metavar="DIR", help="data directory (./data)")
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def read_command(name: str, rest: list[str]) -> tuple[object, argparse.Namespace]:
    """The command's module and its own options."""
    module_name, does = COMMANDS[name]
    module = importlib.import_module(f"lianchuang.config.commands.{module_name}")
    parser = argparse.ArgumentParser(prog=f"lianchuang {name}", description=does)
    parser.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help="data directory (./data)")
    module.add_arguments(parser)
    return module, parser.parse_args(rest)


def settle_environment(data: str | None) -> None:
    """Say where data lie, absolutely: later changes of the working directory must not move them."""
    os.environ["LIANCHUANG_DATA"] = str(Path(data or os.environ.get("LIANCHUANG_DATA") or "data").absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianchuang.config.settings")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. 1 where it was refused, 2 where it was used wrongly."""
    front = read_front(arguments)
    settle_environment(front.data)
    module, options = read_command(front.command, front.rest)
    if "data" in options:
        settle_environment(options.data)

    from lianchuang.basics.verdicts import Refused
    from lianchuang.config import starting

    try:
        if front.command not in OWN_START:
            starting.prepare()
            starting.load_django()
        return module.run(options)  # type: ignore[attr-defined]
    except (Refused, starting.CannotStart) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
