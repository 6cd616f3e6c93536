"""Typing a studio in: the form as it is posted, and what the page asks back."""

import re
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from tests.cast import Cast

FORM = {
    "name": "", "host": "", "leader": "", "joined": "2024年4月", "group": "", "level": "", "year": "2024", "paper": "",
    "on_behalf_of": "",
}  # fmt: skip


def posted(
    cast: Cast, *, by: str = "赵秘书", group: str = "", scan: bytes = b"", **typed: str
) -> HttpResponse:
    """Post the form of 〔登记成员〕; group by its kind."""
    form: dict[str, Any] = {**FORM, **typed}
    if group:
        form["group"] = cast.network.groups.get(kind=group).pk
    if scan:
        form["scan"] = SimpleUploadedFile("盖章.pdf", scan)
    return cast.client(by).post(f"/networks/{cast.network.pk}/studios/new/", form)


def questions(answer: HttpResponse) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the page asks: the name of each question, and what it offers."""
    found = re.findall(
        r'<input type="radio" name="(\w+)" value="([^"]*)"[^>]*> <span>([^<]*)</span>',
        answer.content.decode(),
    )
    asked: dict[str, list[tuple[str, str]]] = {}
    for name, value, words in found:
        asked.setdefault(name, []).append((value, unescape(words)))
    return list(asked.items())


def answered(answer: HttpResponse, name: str) -> str:
    """What stands in a text box of the page."""
    match = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    return unescape(match[1]) if match else ""
