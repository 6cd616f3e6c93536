"""The product's command line: python -m lianchuang [--data DIR] COMMAND …

Only the named command is imported, and only after the environment says where data lie.
"""

import argparse
import importlib
import io
import os
import sys
from pathlib import Path
from types import ModuleType

# command -> (module in config/commands, what it does). Those in OWN_START prepare the data directory themselves.
COMMANDS = {
    "serve": ("serve", "start the server and the job worker"),
    "worker": ("worker", "start only the job worker"),
    "migrate": ("migrate", "bring the data directory up to this version, after a backup"),
    "check": ("check", "look whether the installation is sound"),
    "link": ("link", "make a one-time sign-in link for an account"),
    "found": ("found", "found an alliance"),
    "import": ("imports", "plan or apply workbooks"),
    "figures": ("figures", "print the figures of a network and a year"),
    "figure": ("figure", "print one figure and its rows"),
}
OWN_START = {"serve", "worker", "migrate"}


def read_front(arguments: list[str]) -> argparse.Namespace:
    """The data directory, the command, and the rest untouched."""
    listing = "\n".join(f"  {name:10} {does}" for name, (_, does) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="lianchuang",
        epilog=f"commands:\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", metavar="DIR", help="data directory (./data)")
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    front = parser.parse_args(arguments)
    # --data may also follow the command, as in: ./dev run --port 8001 --data DIR
    after = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    after.add_argument("--data", default=front.data)
    _, front.rest = after.parse_known_args(front.rest, namespace=front)
    return front


def read_command(name: str, rest: list[str]) -> tuple[ModuleType, argparse.Namespace]:
    """The command's module and its own options."""
    module_name, does = COMMANDS[name]
    module = importlib.import_module(f"lianchuang.config.commands.{module_name}")
    parser = argparse.ArgumentParser(prog=f"lianchuang {name}", description=does)
    module.add_arguments(parser)
    return module, parser.parse_args(rest)


def settle_environment(data: str | None) -> None:
    """Say where data lie, absolutely: later changes of the working directory must not move them."""
    directory = Path(data or os.environ.get("LIANCHUANG_DATA") or "data").absolute()
    os.environ["LIANCHUANG_DATA"] = str(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianchuang.config.settings")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.exit(f"数据目录建不了 · The data directory cannot be made: {error}")


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. 1 where it was refused, 2 where it was used wrongly."""
    front = read_front(arguments)
    settle_environment(front.data)

    from lianchuang.basics.verdicts import Refused
    from lianchuang.config import starting
    from lianchuang.config.trouble import CannotStart

    try:
        if front.command in OWN_START:
            module, options = read_command(front.command, front.rest)
        else:
            starting.load_django()
            module, options = read_command(front.command, front.rest)
            starting.prepare()
        return int(module.run(options))
    except (Refused, CannotStart) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of a pipe had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
