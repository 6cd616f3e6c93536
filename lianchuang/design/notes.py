"""What the page says after an act, with a way back where there is one."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_UNDO = "undo="


@dataclass(frozen=True)
class Note:
    """One sentence for the reader; `undo` is where 〔撤销刚才〕 posts to."""

    says: str
    tone: str
    undo: str = ""


def say(request: HttpRequest, says: str, *, tone: str = "good", undo: str = "") -> None:
    """Tell the reader on the next page what was done; made with format_html it may hold a link.

    tone: good, info, warn or wrong.
    """
    messages.add_message(request, messages.INFO, says, extra_tags=f"{tone} {_UNDO}{undo}" if undo else tone)


def note_of(message: Message) -> Note:
    """Read back what `say` left; messages of others are shown by their level."""
    tags = (message.extra_tags or "").split()
    undo = next((tag.removeprefix(_UNDO) for tag in tags if tag.startswith(_UNDO)), "")
    levels = {messages.ERROR: "wrong", messages.WARNING: "warn", messages.SUCCESS: "good"}
    tone = (
        tags[0]
        if tags and tags[0] in ("good", "info", "warn", "wrong")
        else levels.get(message.level, "info")
    )
    return Note(str(message.message), tone, undo)
