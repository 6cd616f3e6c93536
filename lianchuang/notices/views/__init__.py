"""Pages of notices: those for everybody, and the secretary's desk beside them."""
