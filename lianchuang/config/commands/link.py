"""link: a one-time sign-in link, for a lost password or a new colleague."""

import argparse

from lianchuang.config import env, serving
from lianchuang.people.actions import make_sign_in_link


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose link."""
    parser.add_argument("name", metavar="NAME", help="the account's name")


def run(options: argparse.Namespace) -> int:
    """Print the link; older unused ones of that account end."""
    path, _ = make_sign_in_link(options.name, made_by="command line")
    address = serving.served_address(env.data_directory()) or serving.address_of("127.0.0.1", 8000)
    print(address + path)
    return 0
