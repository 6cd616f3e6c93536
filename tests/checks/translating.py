"""Bring the English catalogue up to what the sources say, and compile it; run as ./dev translate."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from tests.checks.translations import catalogue_path, extracted, written

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """New strings come in empty, those no longer said go; the number still to be translated is told."""
    catalogue = written(ROOT)
    catalogue.update(extracted(ROOT), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path = catalogue_path(ROOT)
    with open(path, "wb") as file:
        write_po(file, catalogue, no_location=True, sort_output=True, width=120)
    with open(path.with_suffix(".mo"), "wb") as file:
        write_mo(file, catalogue)
    empty = [message.id for message in catalogue if message.id and not message.string]
    print(f"{len(catalogue)} strings, {len(empty)} without English")
    return 0


if __name__ == "__main__":
    sys.exit(main())
