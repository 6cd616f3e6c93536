"""The draft: the rows as they would stand after the drop. Existing ones are found, new ones are unsaved; nothing is written."""
