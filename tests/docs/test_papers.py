"""The engineers' papers are true: packages, decisions, dependencies, words, the changelog."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PACKAGES = {path.parent.name for path in ROOT.glob("lianchuang/*/__init__.py")}


def drawn_line() -> list[str]:
    """The packages in the order structure.md draws them, from the door to the ground."""
    drawing = (ROOT / "docs/structure.md").read_text("utf-8").split("```")[1]
    return re.findall(r"^  (\w+)/ ", drawing, re.MULTILINE)


def test_every_package_is_drawn_in_its_place() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each.get("exhaustive"))
    walled = [name for layer in layers for name in re.findall(r"\w+", layer)]
    assert drawn_line() == walled
    assert set(walled) == PACKAGES


def test_files_that_structure_names_exist() -> None:
    text = (ROOT / "docs/structure.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|html|toml))`", text))
    places = (ROOT, ROOT / "lianchuang", ROOT / "lianchuang/exchange")
    assert len(named) > 20
    assert {name for name in named if not any((place / name).exists() for place in places)} == set()


def test_sizes_told_are_the_sizes_kept() -> None:
    from tests import architecture as kept

    line = next(
        each for each in (ROOT / "docs/structure.md").read_text("utf-8").splitlines() if "median" in each
    )
    told = [int(number) for number in re.findall(r"(?:≤|>) (\d+)", line)]
    files = [kept.FILE_MEDIAN, kept.FILE_P90, kept.FILE_LONGEST]
    assert told == [*files, kept.FUNCTION_P90, kept.FUNCTION_LONGEST, 120, kept.SETTINGS_LONGEST]


@pytest.mark.parametrize(
    "paper", [path for path in DECISIONS if path.name != "README.md"], ids=lambda p: p.stem
)
def test_a_decision_has_a_title_and_two_paragraphs(paper: Path) -> None:
    title, *rest = paper.read_text("utf-8").strip().split("\n\n")
    assert re.fullmatch(r"# [^\n]+", title)
    assert len([each for each in rest if len(each) > 80]) >= 2


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs/decisions/README.md").read_text("utf-8")
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", index)) == {path.name for path in DECISIONS} - {"README.md"}


def test_every_dependency_has_a_reason() -> None:
    asked = re.findall(r"^([A-Za-z0-9-]+)", (ROOT / "requirements/run.in").read_text(), re.MULTILINE)
    told = (ROOT / "docs/decisions/dependencies.md").read_text("utf-8").lower()
    assert len(asked) > 10
    assert [name for name in asked if name.lower() not in told] == []


def test_every_word_of_the_glossary_is_in_the_code() -> None:
    """Names of classes and codes stand in the code as they stand in the glossary."""
    rows = re.findall(
        r"^\| [^|]+ \| ([^|]+) \| (\w[\w.]*) \|$", (ROOT / "docs/glossary.md").read_text("utf-8"), re.M
    )
    missing = []
    for words, where in rows:
        package = ROOT / "lianchuang" / where.replace(".", "/")
        code = "\n".join(file.read_text("utf-8") for file in package.glob("**/*.py"))
        code += "\n".join(file.read_text("utf-8") for file in package.glob("**/*.html"))
        missing += [
            f"{name} ({where})"
            for name in re.findall(r"[A-Z]\w+(?:\.\w+)?|[a-z]+_[a-z_]+|uscc|grade", words)
            if name.rpartition(".")[2] not in code
        ]
    assert len(rows) > 25
    assert missing == []


def test_the_changelog_begins_with_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert re.search(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M).group(1) == version  # type: ignore[union-attr]
