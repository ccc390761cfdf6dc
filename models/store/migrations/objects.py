"""What metadata cannot say: the word index, and triggers that freeze and that keep indexes.

Triggers are made anew after every change of the schema, because rebuilding a table drops them.
"""

from collections.abc import Iterator

from sqlalchemy import Connection

# table -> when a row of it is final
FROZEN_ROWS: dict[str, str] = {
    "audit_entry": "1",
    "signed_copy": "1",
    "instruction": "1",
    "step_move": "1",
    "sent_figures": "1",
    "late_reason": "1",
    "day_log_signing": "1",
    "decision": "OLD.signed_at IS NOT NULL",
    "document": "OLD.status = 'finished'",
    "process": "OLD.published_at IS NOT NULL",
    "version_move": "1",
    "moved_case": "1",
    "attachment": "1",
    "attached_content": "1",
    # a text that a decision has taken over
    "letter_text": "EXISTS (SELECT 1 FROM used_text u WHERE u.text_id = OLD.text_id"
    " AND u.version = OLD.version)",
    "used_text": "EXISTS (SELECT 1 FROM decision d WHERE d.document_id = OLD.document_id"
    " AND d.signed_at IS NOT NULL)",
}
_KEYS = {
    "audit_entry": "seq",
    "decision": "document_id",
    "attached_content": "attachment_id",
}
# of these only the named columns are frozen
FROZEN_COLUMNS: dict[str, tuple[str, ...]] = {
    "document": (
        "id",
        "case_id",
        "series_id",
        "kind",
        "version",
        "status",
        "field_values",
        "sources",
        "author_id",
        "editors",
        "saved_at",
        "finished_at",
        "reason",
    ),
    "process": ("id", "name", "version", "plain", "published_at", "bpmn"),
    "version_move": ("id", "at", "worker_id", "source_id", "target_id", "chosen"),
    "attachment": (
        "id",
        "case_id",
        "file_kind",
        "byte_count",
        "pages",
        "sha256",
        "cleaned",
        "added_at",
        "worker_id",
    ),
}
_SINGLE = (
    # the next line of the chain and no other
    "CREATE TRIGGER audit_entry_next BEFORE INSERT ON audit_entry"
    " WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_entry)"
    " OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM audit_entry ORDER BY seq DESC"
    " LIMIT 1), NEW.previous_hash)"
    " BEGIN SELECT RAISE(ABORT, 'audit_entry.append_only'); END",
    # a retired version of the path is not taken into use again, a move is reverted once
    "CREATE TRIGGER process_retired BEFORE UPDATE ON process"
    " WHEN OLD.retired_at IS NOT NULL AND NEW.retired_at IS NOT OLD.retired_at"
    " BEGIN SELECT RAISE(ABORT, 'process.append_only'); END",
    "CREATE TRIGGER version_move_reverted BEFORE UPDATE ON version_move"
    " WHEN OLD.reverted_at IS NOT NULL AND NEW.reverted_at IS NOT OLD.reverted_at"
    " BEGIN SELECT RAISE(ABORT, 'version_move.append_only'); END",
    # superseding is not undone
    "CREATE TRIGGER document_superseded BEFORE UPDATE ON document"
    " WHEN OLD.superseded AND NOT NEW.superseded"
    " BEGIN SELECT RAISE(ABORT, 'document.append_only'); END",
    # who got a signed decision stays
    "CREATE TRIGGER recipient_stays BEFORE DELETE ON recipient"
    " WHEN EXISTS (SELECT 1 FROM decision d WHERE d.document_id = OLD.document_id"
    " AND d.signed_at IS NOT NULL)"
    " BEGIN SELECT RAISE(ABORT, 'recipient.append_only'); END",
    "CREATE TRIGGER recipient_same BEFORE UPDATE ON recipient"
    " WHEN (NEW.document_id, NEW.person_id, NEW.case_id)"
    " IS NOT (OLD.document_id, OLD.person_id, OLD.case_id)"
    " AND EXISTS (SELECT 1 FROM decision d WHERE d.document_id = OLD.document_id"
    " AND d.signed_at IS NOT NULL)"
    " BEGIN SELECT RAISE(ABORT, 'recipient.append_only'); END",
)
# the words of a folded name: every blank and hyphen parts two
_WORDS = (
    "SELECT value, {row}.id FROM json_each('['"
    """ || replace(replace(json_quote({row}.search_key), '-', ' '), ' ', '","')"""
    " || ']') WHERE value <> ''"
)
_FORGET = (
    "DELETE FROM name_token WHERE person_id = OLD.id AND token IN"
    " (SELECT value FROM (" + _WORDS.format(row="OLD") + "));"
)
_LEARN = "INSERT OR IGNORE INTO name_token (token, person_id) " + _WORDS.format(row="NEW") + ";"
_NAMES = (
    f"CREATE TRIGGER person_named AFTER INSERT ON person BEGIN {_LEARN} END",
    "CREATE TRIGGER person_renamed AFTER UPDATE OF search_key ON person"
    f" WHEN NEW.search_key IS NOT OLD.search_key BEGIN {_FORGET} {_LEARN} END",
    f"CREATE TRIGGER person_forgotten BEFORE DELETE ON person BEGIN {_FORGET} END",
)

WORDS = "document_words"
"""The word index over `searched_document`: small and capital letters and diacritics are alike."""

INDEX_TABLES = (WORDS, "document_vocabulary")
"""How the names of the tables begin that no entity is made into."""

_WORD_INDEX = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {WORDS} USING fts5(words, content='searched_document',"
    " content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='3', detail=none)"
)
_VOCABULARY = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS document_vocabulary USING fts5vocab('{WORDS}', 'row')"
)
_UNLEARN = f"INSERT INTO {WORDS} ({WORDS}, rowid, words) VALUES ('delete', OLD.id, OLD.words);"
_SEARCHED = (
    "CREATE TRIGGER document_searched AFTER INSERT ON searched_document"
    f" BEGIN INSERT INTO {WORDS} (rowid, words) VALUES (NEW.id, NEW.words); END",
    f"CREATE TRIGGER document_unsearched AFTER DELETE ON searched_document BEGIN {_UNLEARN} END",
    "CREATE TRIGGER document_researched AFTER UPDATE ON searched_document"
    f" BEGIN {_UNLEARN} INSERT INTO {WORDS} (rowid, words) VALUES (NEW.id, NEW.words); END",
)


def drop_triggers(connection: Connection) -> None:
    """Drop all triggers, so that a migration may rebuild what they freeze."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for name in names.scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def make_objects(connection: Connection) -> None:
    """Make the word index with its vocabulary, and all triggers."""
    for made in (_WORD_INDEX, _VOCABULARY):
        connection.exec_driver_sql(made)
    for statement in _statements():
        connection.exec_driver_sql(statement)


def trigger_names() -> frozenset[str]:
    """Return the names of all triggers that must be there."""
    return frozenset(statement.split()[2] for statement in _statements())


def _statements() -> tuple[str, ...]:
    return (*_frozen(), *_SINGLE, *_NAMES, *_SEARCHED)


def _frozen() -> Iterator[str]:
    for table, when in FROZEN_ROWS.items():
        refuse = f"SELECT RAISE(ABORT, '{table}.append_only');"
        yield (
            f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} WHEN {when} BEGIN {refuse} END"
        )
        yield (
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table}"
            f" WHEN ({when}) AND ({_differs(table)}) BEGIN {refuse} END"
        )
        key, there = _KEYS.get(table, "id"), when.replace("OLD.", "o.")
        yield (
            f"CREATE TRIGGER {table}_once BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} o WHERE o.{key} = NEW.{key} AND {there})"
            f" BEGIN {refuse} END"
        )


def _differs(table: str) -> str:
    columns = FROZEN_COLUMNS.get(table)
    if columns is None:
        return "1"
    return " OR ".join(f'NEW."{column}" IS NOT OLD."{column}"' for column in columns)
