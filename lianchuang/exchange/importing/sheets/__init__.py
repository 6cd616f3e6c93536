"""Sheets: a workbook becomes rows of values. No database."""
