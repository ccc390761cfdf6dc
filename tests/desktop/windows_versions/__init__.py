"""Windows of the versions of the path."""
