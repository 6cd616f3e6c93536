"""What the walls are, beside the import contracts of pyproject.toml: doors and sizes."""

import ast
from pathlib import Path
from statistics import median, quantiles

import grimp

# From outside a package only these may be imported …
DOORS = {"models", "rules", "access", "queries", "actions", "catalogue", "kinds"}
# … and of these packages what they are there to hand out (docs/decisions/doors.md) …
MORE_DOORS = {"figures": {"figure", "rows", "grades", "clocks"}, "exchange": {"importing"}}
# … but these packages stand open.
OPEN = {"basics", "design", "papers", "records", "matters"}
# file or file::function -> why it may be longer
EXCEPTIONS: dict[str, str] = {}

FILE_MEDIAN, FILE_P90, FILE_LONGEST = 80, 250, 400
FUNCTION_P90, FUNCTION_LONGEST = 25, 60
SETTINGS_LONGEST = 150


def closed_doors() -> list[str]:
    """Imports from one package into another that go past its doors."""
    graph = grimp.build_graph("lianchuang", cache_dir=None)
    faults = []
    for importer in sorted(graph.modules - {"lianchuang.__main__"}):  # the command line is config's
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            here, there = importer.split("."), imported.split(".")
            if len(there) < 2 or here[1:2] == there[1:2] or there[1] in OPEN:
                continue
            if len(there) < 3 or there[2] not in DOORS | MORE_DOORS.get(there[1], set()):
                faults.append(f"{importer} -> {imported}")
    return faults


def sources(root: Path) -> list[Path]:
    """The product's own Python, without migrations and empty files."""
    files = sorted((root / "lianchuang").glob("**/*.py"))
    return [
        file
        for file in files
        if "migrations" not in file.parts and len(file.read_text("utf-8").splitlines()) > 1
    ]


def lengths_of_files(root: Path) -> dict[str, int]:
    """Lines of each file."""
    return {str(file.relative_to(root)): len(file.read_text("utf-8").splitlines()) for file in sources(root)}


def lengths_of_functions(root: Path) -> dict[str, int]:
    """Lines of each function, from its first line to its last, by file::name."""
    found = {}
    for file in sources(root):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{file.relative_to(root)}::{node.name}"
                found[name] = max(found.get(name, 0), (node.end_lineno or node.lineno) - node.lineno + 1)
    return found


def too_long(lengths: dict[str, int], longest: int) -> dict[str, int]:
    """Those over the limit that no exception explains."""
    return {name: lines for name, lines in lengths.items() if lines > longest and name not in EXCEPTIONS}


def middle_and_high(lengths: dict[str, int]) -> tuple[float, float]:
    """The median and the ninetieth percentile."""
    return median(lengths.values()), quantiles(lengths.values(), n=10)[-1]
