"""One verb-named function for each thing a social worker can do."""
