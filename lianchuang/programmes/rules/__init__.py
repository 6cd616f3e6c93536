"""The rules of a year, pure: its stages and windows, the questions of a form, proposals, what is decided on them."""
