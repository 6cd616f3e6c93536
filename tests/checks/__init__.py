"""What ./dev check looks at, one small function each; run as python -m tests.checks."""
