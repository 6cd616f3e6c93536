"""docs/figures.md tells every figure as the catalogue does."""

from pathlib import Path

import pytest

from lianchuang.figures.catalogue import CATALOGUE

DOC = (Path(__file__).parent.parent.parent / "docs" / "figures.md").read_text(encoding="utf-8")


def paragraphs() -> list[str]:
    """What follows each heading of the third level."""
    return DOC.split("\n### ")[1:]


def test_there_is_one_paragraph_a_figure_in_the_order_of_the_catalogue() -> None:
    assert [each.split("\n")[0] for each in paragraphs()] == [f"`{code}`" for code in CATALOGUE]


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_paragraph_says_title_unit_printing_register_and_rule(code: str) -> None:
    figure = CATALOGUE[code]
    [paragraph] = [each for each in paragraphs() if each.startswith(f"`{code}`")]
    head = f"**{figure.title}** ({figure.unit}, printed {figure.printed}, register `{figure.register}`)"
    assert [each in paragraph for each in (head, str(figure.rule))] == [True, True]
