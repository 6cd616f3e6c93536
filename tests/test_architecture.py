"""The walls that import-linter does not know: packages meet at their doors, files and functions stay small."""

from pathlib import Path

from tests import architecture
from tests.checks.templates import LONGEST_PAGE, faults_of, template_files

ROOT = Path(__file__).resolve().parent.parent


def test_packages_meet_at_their_doors() -> None:
    assert "\n".join(architecture.closed_doors()) == ""


def test_files_are_small() -> None:
    lengths = architecture.lengths_of_files(ROOT)
    assert architecture.too_long(lengths, architecture.FILE_LONGEST) == {}
    middle, high = architecture.middle_and_high(lengths)
    assert middle <= architecture.FILE_MEDIAN
    assert high <= architecture.FILE_P90


def test_functions_are_short() -> None:
    lengths = architecture.lengths_of_functions(ROOT)
    assert architecture.too_long(lengths, architecture.FUNCTION_LONGEST) == {}
    _, high = architecture.middle_and_high(lengths)
    assert high <= architecture.FUNCTION_P90


def test_settings_fit_on_two_screens() -> None:
    assert (
        architecture.lengths_of_files(ROOT)["lianchuang/config/settings.py"] <= architecture.SETTINGS_LONGEST
    )


def test_templates_are_short_and_hold_nothing_inline() -> None:
    assert LONGEST_PAGE == 120
    assert [fault for file in template_files(ROOT) for fault in faults_of(file)] == []


def test_exceptions_are_few_and_needed() -> None:
    lengths = architecture.lengths_of_files(ROOT) | architecture.lengths_of_functions(ROOT)
    assert len(architecture.EXCEPTIONS) <= 5
    assert all(reason for reason in architecture.EXCEPTIONS.values())
    assert set(architecture.EXCEPTIONS) <= set(lengths)
