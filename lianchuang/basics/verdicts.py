"""Verdicts: the answer to "may I?", and the error raised where an action may not go on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with a reason fit for the screen; true or false where a condition is asked.

    `a & b` is the first refusal of the two, so reasons are given in the order the rules are written.
    The reason may be Said, or a lazily translated string, and is kept as it is.
    """

    ok: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.ok

    def __and__(self, other: Verdict) -> Verdict:
        return other if self.ok else self

    def or_refuse(self) -> None:
        """Raise Refused with the reason when the answer is no."""
        if not self.ok:
            raise Refused(self.reason)


class Refused(Exception):
    """An action was refused; `reason` is fit for the screen, in the reader's language where it is Said and spoken there."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


ALLOWED = Verdict(True)


def allowed() -> Verdict:
    """Yes."""
    return ALLOWED


def refused(reason: str) -> Verdict:
    """No, for this reason."""
    return Verdict(False, reason)


def refuse_unless(condition: object, reason: str) -> Verdict:
    """Return yes where the condition holds, else no for this reason; raises nothing (see Verdict.or_refuse)."""
    return ALLOWED if condition else Verdict(False, reason)
