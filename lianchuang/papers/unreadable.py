"""The one error for a file that cannot be taken."""

from __future__ import annotations

from lianchuang.basics.said import Said

# What a file is called before its name is known.
THE_FILE = Said("文件")


class UnreadableFile(ValueError):
    """A file cannot be read as what it should be; `says` is a full sentence (Said): what it is and what to do.

    It is raised with the sentence's template, in which %(file)s is what the file is called, and its other values.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        self.says = Said(str(template), **{"file": THE_FILE, **values})
        super().__init__(self.says)

    def named(self, file: str) -> UnreadableFile:
        """The same, once it is known what the file is called."""
        return UnreadableFile(self.says.template, **{**self.says.values, "file": file})
