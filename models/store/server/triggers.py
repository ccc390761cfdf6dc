"""What is final stays final on a server too: the embedded file's frozen rows as its triggers."""

from collections.abc import Iterator

from models.entities.base import Base
from models.store.migrations.objects import FROZEN_COLUMNS, FROZEN_ROWS
from models.store.server.layers import ELSEWHERE
from models.store.server.log_sql import FROZEN_TABLES

_SIGNED = (
    "EXISTS (SELECT 1 FROM app.decision d WHERE d.document_id = OLD.document_id"
    " AND d.signed_at IS NOT NULL)"
)
_ONCE_ONLY = {
    "process_retired": (
        "process",
        "UPDATE",
        "OLD.retired_at IS NOT NULL AND NEW.retired_at IS DISTINCT FROM OLD.retired_at",
    ),
    "version_move_reverted": (
        "version_move",
        "UPDATE",
        "OLD.reverted_at IS NOT NULL AND NEW.reverted_at IS DISTINCT FROM OLD.reverted_at",
    ),
    "document_superseded": ("document", "UPDATE", "OLD.superseded AND NOT NEW.superseded"),
    "recipient_stays": ("recipient", "DELETE", _SIGNED),
    "recipient_same": (
        "recipient",
        "UPDATE",
        "(NEW.document_id, NEW.person_id, NEW.case_id) IS DISTINCT FROM"
        f" (OLD.document_id, OLD.person_id, OLD.case_id) AND {_SIGNED}",
    ),
}
_NOTED = (
    "case_file",
    "assignment",
    "document",
    "decision",
    "recipient",
    "signed_copy",
    "instruction",
    "first_print",
    "attachment",
    "attached_content",
    "person",
    "tie",
    "prohibition",
    "worker",
    "team",
    "setting",
    "process",
    "handover",
    "reminder",
    "feedback",
    "letter_text",
)
"""Tables of which each written row has its line in the server's log, whoever wrote it."""

_LEARNING = {
    "learn_person": ("person", "INSERT OR DELETE OR UPDATE"),
    "learn_case": ("case_file", "INSERT"),
}
_COPIED = {
    "decision": ("document_id", ("document_id", "case_id", "number", "signed_at")),
    "recipient": (
        "id",
        (
            "id",
            "document_id",
            "case_id",
            "way",
            "served_on",
            "received_on",
            "demand_on",
            "demand_outcome",
            "answer_served_on",
            "court_on",
            "court_ended_on",
        ),
    ),
}


def functions() -> Iterator[str]:
    """Yield the functions of the triggers, for the owner of the functions to make."""
    for name, (table, event, when) in _refusals().items():
        row = "OLD" if event == "DELETE" else "NEW"
        yield (
            f"CREATE OR REPLACE FUNCTION sec.{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {when} THEN RAISE EXCEPTION '{table}.append_only'; END IF;"
            f" RETURN {row}; END $$"
        )
    for table, (key, columns) in _COPIED.items():
        names, news = ", ".join(columns), ", ".join(f"NEW.{column}" for column in columns)
        changes = ", ".join(f"{column} = EXCLUDED.{column}" for column in columns if column != key)
        yield (
            f"CREATE OR REPLACE FUNCTION sec.learn_{table}() RETURNS trigger LANGUAGE plpgsql AS $$"
            f" BEGIN IF TG_OP = 'DELETE' THEN DELETE FROM listed.{table} l WHERE l.{key} ="
            f" OLD.{key}; RETURN NULL; END IF; INSERT INTO listed.{table} ({names}) VALUES ({news})"
            f" ON CONFLICT ({key}) DO UPDATE SET {changes}; RETURN NULL; END $$"
        )


def triggers() -> Iterator[str]:
    """Yield the triggers, for the owner of the tables to make."""
    for name, (table, event, _) in _refusals().items():
        yield _trigger(name, f"BEFORE {event}", f"app.{table}", name)
    for name, (table, event) in _LEARNING.items():
        yield _trigger(name, f"AFTER {event}", f"app.{table}", name)
    for table in _COPIED:
        yield _trigger(f"learn_{table}", "AFTER INSERT OR DELETE OR UPDATE", f"app.{table}",
                       f"learn_{table}")  # fmt: skip
    for table in _NOTED:
        yield _trigger("note_row", "AFTER INSERT OR DELETE OR UPDATE", f"app.{table}", "note_row")
    for table in (*(f"app.{table}" for table in FROZEN_ROWS if table not in ELSEWHERE),):
        yield _statement("kept_whole", "BEFORE TRUNCATE", table)


def log_triggers() -> Iterator[str]:
    """Yield the triggers of the log's own tables, which their owner makes."""
    for table in FROZEN_TABLES:
        yield _trigger("kept", "BEFORE UPDATE OR DELETE", f"sec.{table}", "append_only")
        yield _statement("kept_whole", "BEFORE TRUNCATE", f"sec.{table}")


def _refusals() -> dict[str, tuple[str, str, str]]:
    found = dict(_ONCE_ONLY)
    for table, when in FROZEN_ROWS.items():
        if table in ELSEWHERE:
            continue
        condition = "true" if when == "1" else when.replace("FROM used_text", "FROM app.used_text")
        condition = condition.replace("FROM decision", "FROM app.decision")
        found[f"{table}_kept"] = (table, "DELETE", condition)
        found[f"{table}_frozen"] = (table, "UPDATE", f"({condition}) AND ({_differs(table)})")
    return found


def _differs(table: str) -> str:
    columns = FROZEN_COLUMNS.get(table)
    if columns is None:
        return "true"
    json = {column.name for column in Base.metadata.tables[table].columns
            if str(column.type) == "JSON"}  # fmt: skip
    return " OR ".join(
        f"NEW.{column}::text IS DISTINCT FROM OLD.{column}::text"
        if column in json
        else f"NEW.{column} IS DISTINCT FROM OLD.{column}"
        for column in columns
    )


def _trigger(name: str, when: str, table: str, function: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER {name} {when} ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION sec.{function}()"
    )


def _statement(name: str, when: str, table: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER {name} {when} ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION sec.append_only()"
    )
