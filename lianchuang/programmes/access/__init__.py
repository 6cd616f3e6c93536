"""Who may see and do what in a year: programmes, proposals, what is decided on them."""
