"""Run every check and tell what failed."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.checks.templates import template_faults
from tests.checks.translations import translation_faults

ROOT = Path(__file__).resolve().parents[2]


def tool(*command: str) -> str:
    """Run a tool of the environment; what it said where it failed, else nothing."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    return (done.stdout + done.stderr).strip() or f"exit {done.returncode}" if done.returncode else ""


def formatting() -> str:
    """Every file is formatted as ruff would."""
    return tool("ruff", "format", "--check", ".")


def lint() -> str:
    """No lint."""
    return tool("ruff", "check", ".")


def types() -> str:
    """mypy over the product."""
    return tool("mypy")


def walls() -> str:
    """The import contracts: who may know whom."""
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    return (done.stdout + done.stderr).strip() if done.returncode else ""


def migrations() -> str:
    """No model has changed without a migration."""
    return tool("django", "makemigrations", "--check", "--dry-run")


def system() -> str:
    """The framework's checks and our own, such as: every table is remembered, or not with a reason."""
    return tool("django", "check", "--fail-level", "WARNING")


def translations() -> str:
    """Every Chinese string has its English one, and what is compiled is what is written."""
    return "\n".join(translation_faults(ROOT))


def templates() -> str:
    """Every template compiles and keeps the content policy."""
    return "\n".join(template_faults(ROOT))


CHECKS: tuple[Callable[[], str], ...] = (
    formatting, lint, types, walls, migrations, system, translations, templates,
)  # fmt: skip


def main() -> int:
    """All of them, also after one has failed."""
    red = []
    with tempfile.TemporaryDirectory(prefix="lianchuang-check-") as data:
        os.environ |= {"LIANCHUANG_DATA": data, "DJANGO_SETTINGS_MODULE": "lianchuang.config.settings"}
        os.environ.pop("LIANCHUANG_DATABASE", None)
        for check in CHECKS:
            began = time.monotonic()
            says = check()
            mark = "RED " if says else "ok  "
            print(f"{mark} {check.__name__:13} {time.monotonic() - began:5.1f} s", flush=True)
            if says:
                red.append(check.__name__)
                print(says, flush=True)
    print(f"check: {'failed: ' + ', '.join(red) if red else 'all green'}")
    return 1 if red else 0


if __name__ == "__main__":
    sys.exit(main())
