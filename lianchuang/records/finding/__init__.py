"""Finding: texts of all years, and which of them are alike."""
