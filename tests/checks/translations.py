"""Translations: everything a page or a refusal says in Chinese is said in English too."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
    "Said": None, "UnreadableFile": None,
}  # fmt: skip

# A Chinese sentence, as it stands in a string.
SENTENCE = re.compile("[\u4e00-\u9fff”」）s]。")
# The command line and the start speak Chinese, or both at once; remarks go into the office's own file.
CHINESE_ONLY = (
    "lianchuang/config/",
    "lianchuang/papers/remarks.py",
    "lianchuang/papers/word_letters.py",
    "lianchuang/papers/word_tables.py",
)


def catalogue_path(root: Path) -> Path:
    """The English catalogue."""
    return root / "lianchuang" / "locale" / "en" / "LC_MESSAGES" / "django.po"


def extracted(root: Path) -> Catalog:
    """All that the sources say."""
    with open(root / "babel.cfg", encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog()
    said = extract_from_dir(root / "lianchuang", method_map=methods, options_map=options, keywords=KEYWORDS)
    for filename, line, message, comments, context in said:
        found.add(message, locations=[(filename, line)], auto_comments=comments, context=context)
    return found


def written(root: Path) -> Catalog:
    """All that the catalogue translates."""
    with open(catalogue_path(root), "rb") as file:
        return read_po(file, locale="en")


def translation_faults(root: Path) -> list[str]:
    """What is missing, not translated, unsure or not compiled, one line each."""
    catalogue, faults = written(root), []
    for message in extracted(root):
        if not message.id:
            continue
        place = ":".join(str(part) for part in message.locations[0])
        there = catalogue.get(message.id, message.context)
        if there is None:
            faults.append(f"{place}: not in the catalogue: {message.id!r}")
        elif not there.string or (isinstance(there.string, tuple) and not all(there.string)):
            faults.append(f"{place}: no English for {message.id!r}")
        elif there.fuzzy:
            faults.append(f"{place}: unsure (fuzzy): {message.id!r}")
        else:
            faults += [f"{place}: {error}" for error in there.check(catalogue)]
    return faults + unsaid_sentences(root) + compiled_fault(root, catalogue)


def unsaid_sentences(root: Path) -> list[str]:
    """Chinese sentences that no page could say in English: bare strings, and those made with f"…"."""
    faults = []
    for file in sorted((root / "lianchuang").glob("**/*.py")):
        name = file.relative_to(root).as_posix()
        if not name.startswith(CHINESE_ONLY) and "/migrations/" not in name:
            tree = ast.parse(file.read_text("utf-8"))
            extracted_ones = {id(node) for node in _extracted(tree)}
            faults += [
                f"{name}:{node.lineno}: a sentence in Chinese only: {node.value!r}"
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and SENTENCE.search(node.value)
                and id(node) not in extracted_ones
            ]
    return faults


def _extracted(tree: ast.Module) -> Iterator[ast.AST]:
    """The strings handed to a keyword, and the docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            yield from node.args
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def compiled_fault(root: Path, catalogue: Catalog) -> list[str]:
    """Nothing, or that the compiled catalogue is another one."""
    fresh = io.BytesIO()
    write_mo(fresh, catalogue)
    compiled = catalogue_path(root).with_suffix(".mo")
    if compiled.exists() and compiled.read_bytes() == fresh.getvalue():
        return []
    return [f"{compiled.relative_to(root)} is not what django.po compiles to: ./dev translate"]
