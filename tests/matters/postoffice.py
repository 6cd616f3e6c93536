"""A small SMTP server on the loopback: takes letters, refuses whom it is told to refuse, hangs up when told."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class PostOffice:
    """What it took, and how it behaves."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    hangs_up_on: set[str] = field(default_factory=set)
    user: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One conversation."""

        def say(line: str) -> None:
            writer.write(line.encode() + b"\r\n")

        say("220 loopback")
        reader_of = ""
        while line := (await reader.readline()).decode().strip():
            verb = line.split(" ")[0].upper().split(":")[0]
            if verb == "EHLO":
                say("250-loopback")
                say("250 AUTH PLAIN")
            elif verb == "AUTH":
                say("235 ok" if self.user else "535 5.7.8 wrong password")
            elif verb == "RCPT":
                reader_of = line.partition("<")[2].partition(">")[0]
                say("550 5.1.1 no such reader" if reader_of in self.refuses else "250 ok")
            elif verb == "DATA":
                say("354 go on")
                await writer.drain()
                whole = await reader.readuntil(b"\r\n.\r\n")
                if reader_of in self.hangs_up_on:
                    break
                self.letters.append(message_from_bytes(whole[:-3], policy=policy.default))  # type: ignore[arg-type]
                say("250 taken")
            elif verb == "QUIT":
                say("221 bye")
                break
            else:
                say("250 ok")
            await writer.drain()
        writer.close()


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """A server of its own, in a thread of its own."""
    office, loop, ready = PostOffice(), asyncio.new_event_loop(), threading.Event()
    stop = asyncio.Event()

    async def run() -> None:
        server = await asyncio.start_server(office.serve, "127.0.0.1", 0)
        office.port = server.sockets[0].getsockname()[1]
        ready.set()
        async with server:
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()), daemon=True)
    thread.start()
    assert ready.wait(5)
    yield office
    loop.call_soon_threadsafe(stop.set)
    thread.join(5)
    loop.close()
