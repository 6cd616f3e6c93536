"""What one connection is doing to the past at this moment."""

from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

# A version that is still so: until the largest number an act can have.
OPEN = 2**63 - 1


class OutsideAct(Exception):
    """A remembered table was written without an act."""


@dataclass
class Moment:
    """The open act and the open lens of one connection.

    Kept on the connection, not in the thread or a context: an act is a transaction, and a transaction belongs to
    one connection. A thread that starts another one therefore never lends it its act.
    """

    act: int | None = None
    lens: int | None = None
    # While a subquery of today is being written down, tables carry their own names although a lens is open.
    is_of_today: bool = False
    # The seam for erasure: while it is set the twins' guards step aside. Only the emptying of a test database does so.
    is_forgetting: bool = False
    # Why a function called by SQLite refused: SQLite itself passes on no words.
    refusal: str = ""

    def act_number(self, table: str) -> int:
        """What triggers ask: the number of the open act; refuses without one, which stops the write."""
        if self.act is None:
            self.refusal = f"write without an act on {table}"
            raise OutsideAct(self.refusal)
        return self.act

    def lens_number(self) -> int:
        """What the views ask: the act number the open lens shows."""
        if self.lens is None:
            self.refusal = "no lens is open"
            raise OutsideAct(self.refusal)
        return self.lens

    def forgetting(self) -> int:
        """What the twins' guards ask: 1 while versions may be erased."""
        return int(self.is_forgetting)


def moment_of(connection: BaseDatabaseWrapper) -> Moment:
    """The moment of a connection; a connection of another engine remembers nothing and has none of its own."""
    return connection.moment  # type: ignore[attr-defined]


def this_moment() -> Moment:
    """The moment of this thread's default connection."""
    return moment_of(connections[DEFAULT_DB_ALIAS])
