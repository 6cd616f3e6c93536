"""Reads over a year: programmes and calls, proposals, what is decided on them."""
