"""Pages of networks and studios."""
