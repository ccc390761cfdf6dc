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
# what libpq says before there is a state, in words that it does not translate; names that it
# quotes may hold any word, so that the signs are whole phrases
_BEFORE = (
    ("failed to resolve host", "store.server_no_host"),
    ("could not translate host name", "store.server_no_host"),
    ("does not support ssl", "store.server_plain"),
    ("invalid response to ssl negotiation", "store.server_other_program"),
    ("root certificate file", "store.server_no_authority"),
    ("does not match host name", "store.server_other_name"),
    ("certificate verify failed", "store.server_certificate"),
    ("channel binding", "store.server_certificate"),
    ("is not permitted to log in", "store.server_ended"),
    ("password authentication failed", "store.server_refused"),
    ("no password supplied", "store.server_refused"),
    ("no pg_hba.conf entry", "store.server_no_entry"),
    ("permission denied for database", "store.server_no_member"),
    ("does not exist", "store.server_no_database"),
    ("too many", "store.server_full"),
    ("connection slots are reserved", "store.server_full"),
    ("is starting up", "store.server_starting"),
    ("is shutting down", "store.server_starting"),
    ("in recovery mode", "store.server_starting"),
    ("connection refused", "store.server_unreachable"),
    ("connection timeout expired", "store.server_unreachable"),
    ("no route to host", "store.server_unreachable"),
    ("network is unreachable", "store.server_unreachable"),
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
