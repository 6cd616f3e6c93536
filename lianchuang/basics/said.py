"""Sentences made where no language is known: Chinese, and remembering how they were made."""

from __future__ import annotations

from collections.abc import Sequence


class Said(str):
    """A Chinese text with its template and its values, so that a page can say it in its reader's language.

    It is the Chinese text: compared, stored, printed and sent as JSON it is that and nothing else. A value may be Said
    itself, a day (PartialDate), or a tuple of such, set one after another with 、. The template is %(name)s style and stands
    as it is where there are no values; whoever writes it in the source has it translated.
    """

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, /, **values: object) -> Said:
        text = template % {name: _written(value) for name, value in values.items()} if values else template
        said = super().__new__(cls, text)
        said.template, said.values = template, values
        return said

    def but(self, **values: object) -> Said:
        """The same sentence with some of its values changed."""
        return Said(self.template, **{**self.values, **values})


def lines(says: Sequence[str]) -> Said:
    """Several sentences as one, each on a line of its own."""
    names = [f"line{number}" for number in range(len(says))]
    template = "\n".join(f"%({name})s" for name in names)
    return Said(template, **dict(zip(names, says, strict=True)))


def _written(value: object) -> str:
    return "、".join(map(_written, value)) if isinstance(value, tuple) else str(value)
