"""What ./dev test tells at its end."""

import pytest

from tests.suite import NO_TESTS, Run, spread, tell

GREEN = Run(0, ["a", "b"], 0, [])


def test_all_was_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert tell([GREEN, Run(0, ["a"], 0, [])], [], []) == 0
    out = capsys.readouterr().out.strip().splitlines()
    assert out == [
        "3 passed, 0 failed, 0 skipped",
        "Not run, in all: nothing; SQLite, PostgreSQL and a browser were all here",
    ]


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_what_was_not_run_stands_last_and_fails_in_ci(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ci: str, code: int
) -> None:
    monkeypatch.setenv("CI", ci)
    assert tell([Run(0, ["a"], 0, [("b", "no font")])], ["tests on PostgreSQL: no server"], []) == code
    out = capsys.readouterr().out
    assert (
        out.index("NOT RUN  tests on PostgreSQL: no server")
        < out.index("NOT RUN  b: no font")
        < out.index("in all: 2")
    )


def test_what_one_database_skips_and_the_other_runs_was_run(capsys: pytest.CaptureFixture[str]) -> None:
    tell([Run(0, ["a"], 0, [("b", "only postgresql has this")]), Run(0, ["b"], 0, [])], [], [])
    assert "2 passed, 0 failed, 0 skipped" in capsys.readouterr().out


def test_a_failure_on_either_database_is_the_answer() -> None:
    assert tell([GREEN, Run(1, ["a"], 1, [])], [], []) == 1
    assert tell([Run(2, [], 1, []), GREEN], [], []) == 2
    assert tell([GREEN, Run(NO_TESTS, [], 0, [])], [], ["tests/basics"]) == 0
    assert tell([Run(NO_TESTS, [], 0, []), Run(NO_TESTS, [], 0, [])], [], ["-k", "nothing"]) == NO_TESTS


def test_two_processes_unless_the_caller_decides() -> None:
    assert spread(["tests/basics"]) == ["-n", "2", "--dist", "loadscope"]
    assert spread(["-n0"]) == spread(["--pdb"]) == []
