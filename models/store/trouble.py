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
# by SQLSTATE, the longest beginning first
_STATES = (
    ("42501", "store.server_right_ended"),
    ("28", "store.server_refused"),
    ("3D000", "store.server_no_database"),
    ("23", "store.constraint"),
    ("25006", "store.read_only"),
    ("40", "store.busy"),
    ("55P03", "store.busy"),
    ("53100", "store.disk_full"),
    ("53300", "store.server_full"),
    ("57014", "store.busy"),
    ("57", "store.server_lost"),
    ("08", "store.server_lost"),
)
# what libpq says before there is a state, in words that it does not translate
_BEFORE = (
    ("does not support ssl", "store.server_plain"),
    ("certificate", "store.server_certificate"),
    ("channel binding", "store.server_certificate"),
    ("ssl error", "store.server_certificate"),
    ("password", "store.server_refused"),
    ("not permitted to log in", "store.server_refused"),
    ("pg_hba", "store.server_refused"),
    ("does not exist", "store.server_refused"),
    ("too many connections", "store.server_full"),
)


def trouble_code(error: BaseException | None) -> str:
    """Return the code of the sentence that fits what the database driver said."""
    text = str(error).lower()
    if type(error).__module__.startswith("psycopg"):
        return _of_server(getattr(error, "sqlstate", None), text)
    return next((code for sign, code in _SIGNS if sign in text), "store.failed")


def _of_server(state: str | None, text: str) -> str:
    if "append_only" in text:
        return "store.append_only"
    if state is None:
        return next((code for sign, code in _BEFORE if sign in text), "store.server_lost")
    return next((code for sign, code in _STATES if state.startswith(sign)), "store.failed")
