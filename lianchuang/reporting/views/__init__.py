"""One file a noun in the address."""
