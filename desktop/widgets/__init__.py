"""Small controls used by more than one form or window."""
