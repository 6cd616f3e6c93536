"""Pure rules of matters: when something is due, how often a link may be guessed, what is sent, what a holiday paper says."""
