"""The rules of a year, pure."""
