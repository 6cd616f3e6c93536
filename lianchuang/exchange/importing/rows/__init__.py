"""Rows: one row of each kind weighed against the draft. Each module has one public function, weigh(entry)."""
