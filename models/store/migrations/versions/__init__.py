"""One module for each step of the schema; a step once shipped never changes."""
