"""What ends a start."""


class CannotStart(Exception):
    """Why, in words for whoever started it."""
