"""Every pair of ink and ground that is used for text holds WCAG AA in both themes."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "lianchuang/design/static/design/css"
GROUNDS = ("paper", "sheet", "sheet-quiet", "sheet-hover", "lens-paper")
PAIRS = [
    *[
        (ink, ground)
        for ink in ("ink", "ink-2", "ink-3", "blue", "wrong", "warn", "good")
        for ground in GROUNDS
    ],
    *[(tone, f"{tone}-ground") for tone in ("blue", "good", "warn", "wrong")],
    *[("ink", f"{tone}-ground") for tone in ("blue", "good", "warn", "wrong")],
    ("press-ink", "press"),
    ("press-ink", "press-hover"),
    ("lens-ink", "lens"),
    ("sheet", "good"),
]


def tokens(*sheets: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for sheet in sheets:
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (CSS / sheet).read_text()))
    return found


def luminance(colour: str) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sheets", [("tokens.css",), ("tokens.css", "dark.css")], ids=["light", "dark"])
def test_text_can_be_read(sheets: tuple[str, ...]) -> None:
    colours = tokens(*sheets)
    low = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in PAIRS
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("sheets", [("tokens.css",), ("tokens.css", "dark.css")], ids=["light", "dark"])
def test_borders_of_fields_and_the_focus_can_be_seen(sheets: tuple[str, ...]) -> None:
    colours = tokens(*sheets)
    low = {
        (mark, ground): round(contrast(colours[mark], colours[ground]), 2)
        for mark in ("rule-strong", "focus", "red")
        for ground in ("paper", "sheet")
        if contrast(colours[mark], colours[ground]) < 3
    }
    assert low == {}


def test_both_themes_name_the_same_colours() -> None:
    assert tokens("dark.css").keys() == tokens("tokens.css").keys()
