"""What a database error is called; its own text is never shown and never logged."""

_SIGNS = (
    ("disk is full", "store.disk_full"),
    ("disk i/o", "store.disk_error"),
    ("readonly", "store.read_only"),
    ("read-only", "store.read_only"),
    ("locked", "store.busy"),
    ("malformed", "store.damaged"),
    ("not a database", "store.damaged"),
    ("unable to open", "store.read_only"),
    ("append_only", "store.append_only"),
    ("finished", "store.append_only"),
    ("constraint failed", "store.constraint"),
)


def trouble_code(error: BaseException | None) -> str:
    """Return the code of the sentence that fits what the database driver said."""
    text = str(error).lower()
    return next((code for sign, code in _SIGNS if sign in text), "store.failed")
