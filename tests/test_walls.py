"""Every wall is tried: a violation is planted in a copy of the tree, and the wall must be seen to fall."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import architecture
from tests.checks.templates import compile_fault, faults_of, template_files
from tests.checks.translations import unsaid_sentences

ROOT = Path(__file__).resolve().parent.parent
LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
LAYERS = "Each package imports only from those below it"
INSIDE = "Inside a package"
PURE = "Rules are pure and basics stand alone"
FLOORS = "The floors of records"
CYCLES = "No cycles inside a package"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources, to be spoilt."""
    shutil.copytree(
        ROOT / "lianchuang",
        tmp_path / "lianchuang",
        ignore=shutil.ignore_patterns("__pycache__", "static", "locale"),
    )
    (tmp_path / "tests" / "checks").mkdir(parents=True)
    for name in (
        "pyproject.toml",
        "tests/architecture.py",
        "tests/test_architecture.py",
        "tests/checks/templates.py",
    ):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def plant(copy: Path, file: str, line: str) -> None:
    """Add a line to a file of the copy, making the file where it is missing."""
    path = copy / "lianchuang" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a", encoding="utf-8") as out:
        out.write(f"\n{line}\n")


def in_copy(copy: Path, *arguments: str) -> str:
    """Run Python in the copy, so that `lianchuang` is the spoilt one; all it said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment |= {"PYTHONPATH": str(copy), "COLUMNS": "300", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize(
    ("wall", "file", "line", "says"),
    [
        (LAYERS, "people/queries.py", "import lianchuang.figures.queries", "lianchuang.people is not allowed to import lianchuang.figures"),
        (LAYERS, "exchange/actions.py", "import lianchuang.desks.views", "lianchuang.exchange is not allowed to import lianchuang.desks"),
        (LAYERS, "newcomer/__init__.py", "import lianchuang.basics", "newcomer"),
        (INSIDE, "people/models.py", "import lianchuang.people.access", "lianchuang.people.models is not allowed to import lianchuang.people.access"),
        (PURE, "networks/rules.py", "import django.utils", "lianchuang.networks.rules is not allowed to import django"),
        (PURE, "basics/text.py", "import django.utils", "lianchuang.basics is not allowed to import django"),
        (FLOORS, "records/past/acts.py", "import lianchuang.records.files.models", "lianchuang.records.past is not allowed to import lianchuang.records.files"),
        (CYCLES, "basics/unreadable.py", "import lianchuang.basics.numbers", "No cycles are allowed in lianchuang.basics"),
    ],
)  # fmt: skip
def test_an_import_through_a_wall_is_seen(copy: Path, wall: str, file: str, line: str, says: str) -> None:
    for target in ("desks/views.py", "people/access.py", "figures/queries.py"):
        plant(copy, target, "")
    plant(copy, file, line)
    said = in_copy(copy, "-c", LINT, "--no-cache")
    assert says in said
    broken = [part for part in said.split("BROKEN")[:-1] if wall in part[-120:]]
    assert len(broken) == 1


def test_an_import_past_a_door_is_seen(copy: Path) -> None:
    plant(copy, "desks/views/spoilt.py", "import lianchuang.people.middleware")
    said = in_copy(
        copy, "-c", "from tests.architecture import closed_doors; raise SystemExit(' '.join(closed_doors()))"
    )
    assert said == "lianchuang.desks.views.spoilt -> lianchuang.people.middleware"


def test_a_long_file_is_seen(copy: Path) -> None:
    plant(copy, "people/spoilt.py", "x = 1\n" * 400)
    lengths = architecture.lengths_of_files(copy)
    assert architecture.too_long(lengths, architecture.FILE_LONGEST) == {"lianchuang/people/spoilt.py": 402}


def test_a_long_function_is_seen(copy: Path) -> None:
    plant(copy, "people/spoilt.py", "def spoilt():\n" + "    x = 1\n" * 60)
    lengths = architecture.lengths_of_functions(copy)
    assert architecture.too_long(lengths, architecture.FUNCTION_LONGEST) == {
        "lianchuang/people/spoilt.py::spoilt": 61
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<p>\n" * 120, "122 lines"),
        ("<script>alert(1)</script>", "an inline script"),
        ("<style>p {}</style>", "an inline style"),
        ('<p style="color:red">', "an inline style"),
        ('<p onclick="f()">', "an inline handler"),
        ('<p hx-on:click="f()">', "hx-on"),
        ('<a href="javascript:f()">', "a script address"),
    ],
)
def test_a_template_against_the_policy_is_seen(copy: Path, text: str, says: str) -> None:
    plant(copy, "people/jinja2/people/spoilt.html", text)
    spoilt = copy / "lianchuang/people/jinja2/people/spoilt.html"
    assert spoilt in template_files(copy)
    assert faults_of(spoilt) == [f"{spoilt}: {says}"]


def test_a_template_that_does_not_compile_is_seen(copy: Path) -> None:
    plant(copy, "people/jinja2/people/spoilt.html", "{% if %}")
    (fault,) = compile_fault(copy / "lianchuang/people/jinja2/people/spoilt.html")
    assert "spoilt.html" in fault


@pytest.mark.parametrize(
    "line", ['SAYS = "这是一句话。"', 'SAYS = f"{1}是一句话。"', 'SAYS = str("这是一句话。")']
)
def test_a_sentence_in_chinese_only_is_seen(copy: Path, line: str) -> None:
    plant(copy, "people/rules.py", line)
    (fault,) = unsaid_sentences(copy)
    assert fault.startswith("lianchuang/people/rules.py:") and "是一句话。" in fault


@pytest.mark.parametrize(
    "line", ['SAYS = Said("这是一句话。")', 'SAYS = _("这是一句话。")', '"""这是一句话。"""']
)
def test_a_sentence_that_is_translated_is_none(copy: Path, line: str) -> None:
    plant(copy, "people/rules.py", line)
    assert unsaid_sentences(copy) == []
