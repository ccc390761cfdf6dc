"""The law and the path as pure functions over frozen data."""
