"""What is typed about a year, read into plain values."""
