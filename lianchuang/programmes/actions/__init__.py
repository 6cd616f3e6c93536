"""The verbs of a year: open and close it, call, file, confirm, check, select."""
