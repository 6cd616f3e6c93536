"""Lianchuang 联创: a platform for studios of innovation and skilled workers, and for the alliances they form."""
