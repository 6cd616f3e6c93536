"""Reads over a year: programmes and calls, proposals, what is decided on them."""

from lianchuang.programmes.queries.programmes import (
    UNDECIDED,
    call_window,
    open_matters,
    programmes_of,
    sits_today,
    year_before,
)

__all__ = ["UNDECIDED", "call_window", "open_matters", "programmes_of", "sits_today", "year_before"]
