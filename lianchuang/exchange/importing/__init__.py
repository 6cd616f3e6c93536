"""Importing: workbooks in, one plan, one act.

A drop goes down five steps, each a folder or a file that knows only those before it:

    readers/    a cell becomes a value, or a sentence about what is wrong with it       (no database)
    kinds/      what the six kinds of sheet hold: fields, known headings, cross checks   (no database)
    sheets/     a workbook becomes rows of values: heads found, merges filled, totals passed over
    draft/      the rows as they would stand: existing ones found, new ones unsaved      (reads the database)
    rows/       one row of each kind is weighed against the draft: new, changed, same or held
    planning.py all files of a drop together -> plan.py: Plan;   writing.py  a plan becomes one act
"""
