"""The guides use the words on the buttons, and their links lead somewhere."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *sorted(ROOT.glob("docs/**/*.md")),
    *(ROOT / name for name in ("README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md")),
]
LINK = re.compile(r"\]\(([^)\s]+)\)")


def words_of_the_product() -> str:
    """Everything the templates and the code say."""
    files = [*ROOT.glob("lianchuang/**/*.html"), *ROOT.glob("lianchuang/**/*.py")]
    return "\n".join(file.read_text("utf-8") for file in files)


def anchor(heading: str) -> str:
    """A heading's anchor as the usual viewers make it."""
    kept = re.sub(r"[^\w\s-]", "", heading.strip().lower())
    return re.sub(r"\s", "-", kept)


def anchors_in(page: Path) -> set[str]:
    """Where one can jump to in a page."""
    return {anchor(each) for each in re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith(("http://", "https://")):
            continue
        path, _, place = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        is_there = target.exists() and (not place or place in anchors_in(target))
        broken += [] if is_there else [link]
    assert broken == []


def test_chinese_buttons_are_the_products() -> None:
    said = set(re.findall(r"〔([^〕]+)〕", (ROOT / "docs/zh/guide.md").read_text("utf-8")))
    product = words_of_the_product()
    assert len(said) > 30
    assert {words for words in said if f'"{words}"' not in product} == set()


def test_english_buttons_are_the_products() -> None:
    said = set(re.findall(r"\*\*\[([^\]]+)\]\*\*", (ROOT / "docs/en/guide.md").read_text("utf-8")))
    with (ROOT / "lianchuang/locale/en/LC_MESSAGES/django.po").open("rb") as file:
        english = {text for each in read_po(file) for text in strings_of(each.string)}
    assert len(said) > 30
    assert said - english == set()


def strings_of(said: str | tuple[str, ...] | list[str]) -> list[str]:
    """One text, or each of a plural's."""
    return [said] if isinstance(said, str) else list(said)


def test_both_guides_have_the_same_parts() -> None:
    chinese, english = (
        re.findall(r"^## ", (ROOT / f"docs/{language}/guide.md").read_text("utf-8"), re.MULTILINE)
        for language in ("zh", "en")
    )
    assert len(chinese) == len(english)
