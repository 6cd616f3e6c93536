"""Readers: a cell becomes a value, with hints, or raises Unreadable. No database."""
