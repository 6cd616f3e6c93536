"""Templates: they compile, hold no inline script, style or handler, and stay short."""

import re
from pathlib import Path

from jinja2 import Environment

LONGEST_PAGE = 120
# What the strict content policy forbids; a script of another kind (data for a script) is not executed.
FORBIDDEN = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.I),
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "an inline handler": re.compile(r"<[a-z][^>{}]*\son[a-z]+\s*=", re.I),
    "hx-on": re.compile(r"\shx-on", re.I),
    "a script address": re.compile(r"javascript:", re.I),
}
COMMENT = re.compile(r"\{#.*?#\}", re.S)


def template_files(root: Path) -> list[Path]:
    """Every template of the product."""
    return sorted((root / "lianchuang").glob("**/jinja2/**/*.html"))


def template_faults(root: Path) -> list[str]:
    """All that is wrong with the templates, one line each."""
    files = template_files(root)
    return [fault for file in files for fault in [*faults_of(file), *compile_fault(file)]]


def faults_of(file: Path) -> list[str]:
    """What is wrong with one template's text."""
    text = file.read_text(encoding="utf-8")
    faults = [f"{file}: {len(text.splitlines())} lines"] if len(text.splitlines()) > LONGEST_PAGE else []
    bare = COMMENT.sub("", text)
    return faults + [f"{file}: {name}" for name, pattern in FORBIDDEN.items() if pattern.search(bare)]


def compile_fault(file: Path) -> list[str]:
    """Nothing, or why the template does not compile."""
    environment = product_environment()
    try:
        environment.compile(file.read_text(encoding="utf-8"), filename=str(file))
    except Exception as error:
        return [f"{file}: {error}"]
    return []


def product_environment() -> Environment:
    """The very environment of the pages."""
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from django.template import engines

    return engines["jinja2"].env
