"""Who acts on the command line: whoever holds the machine, by the name of the system user."""

from lianchuang.people.access import Reach
from lianchuang.records.past import command_line_author


def the_keeper() -> Reach:
    """A reach over everything, without an account."""
    return Reach(name=command_line_author().name, is_administrator=True)
