"""serve: the whole product in one foreground process."""

import argparse

from lianchuang.config import env, serving, starting
from lianchuang.config.trouble import CannotStart


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and how an untouched house begins."""
    parser.add_argument(
        "--port", type=int, default=8000, metavar="N", help="port (8000); 0 takes any free one"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)"
    )
    parser.add_argument("--empty", action="store_true", help="begin without the demonstration")
    parser.add_argument(
        "--web-processes", type=int, default=1, metavar="N", help="more than one needs PostgreSQL"
    )


def run(options: argparse.Namespace) -> int:
    """Look at the port, bring the data up to date, finish the first start, serve."""
    if options.web_processes > 1 and not env.database_url():
        raise CannotStart("SQLite 只能用一个网页进程 · On SQLite there is one web process, with threads.")
    port = serving.free_port(options.host, options.port)
    with serving.only_server_here():
        starting.prepare()
        link_path = None
        if not starting.is_settled(env.data_directory()):
            starting.load_django()
            from lianchuang.config.firststart import settle  # models exist only now

            link_path = settle(empty=options.empty)
        serving.serve(options.host, port, web_processes=options.web_processes, link_path=link_path)
    return 0
