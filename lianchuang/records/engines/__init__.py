"""The two database engines, which remember."""
