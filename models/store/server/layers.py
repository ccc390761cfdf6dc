"""Which rows of which table a person may read and write on a server: the one table of it.

Three layers. *House*: what every worker needs, no client's data. *Index*: cases and their course,
by the tie (asiakassuhde); names in lists once the list's opening is in the log. *Content*: only of
a case that was opened for a purpose, by a transaction that is over, so that no log line means no
content. Written conditions hold beside the rights of `rules/rights.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.rules.kinds import INTAKE_KINDS, DocumentKind
from models.rules.rights_matrix import FINISHING

KNOWN = "(SELECT sec.me()) IS NOT NULL"
ME = "(SELECT sec.me())"
TEAM = "(SELECT sec.my_team())"
LISTS = "(SELECT sec.lists_open())"
OPEN = "ANY ((SELECT sec.my_open())::uuid[])"
OF_OPEN = f"case_id = {OPEN}"
TIED = "case_id IN (SELECT c.id FROM app.case_file c)"
LOOKED_AT = f"({OF_OPEN} OR {TIED})"
"""As `TIED`, but asked of the openings first: of an opened case no list of all cases is made."""
OF_A_CASE = "EXISTS (SELECT 1 FROM app.case_file c WHERE c.client_id = person.id)"
"""Asked of each person apart: an array of all own clients misleads the planner into comparing each
case with each of them."""
PERSONS = "ANY ((SELECT sec.my_persons())::uuid[])"
ATTACHMENT = "attachment_id IN (SELECT a.id FROM app.attachment a)"
DOCUMENT = "document_id IN (SELECT d.id FROM app.document d)"
VISIBLE = (
    "((SELECT sec.works_with_clients()) AND ((NOT protected AND"
    f" (team_id IS NULL OR team_id = {TEAM})) OR id = ANY ((SELECT sec.my_own())::uuid[])))"
)
OWN_VIEW = f"(worker_id = {ME} OR team_id = {TEAM})"


def may(*rights: str) -> str:
    """Return the condition that the session's worker has one of `rights`."""
    return "(" + " OR ".join(f"(SELECT sec.may('{right}'))" for right in rights) + ")"


def both(*conditions: str) -> str:
    """Return the condition that all of `conditions` hold."""
    return " AND ".join(f"({condition})" for condition in conditions)


@dataclass(frozen=True, slots=True)
class Layer:
    """Conditions for the rows of one table; None where nobody may do it.

    `fixed` columns are written once, with the row.
    """

    read: str | None
    insert: str | None = None
    update: str | None = None
    delete: str | None = None
    after: str | None = None
    fixed: frozenset[str] = frozenset()


_OWN = f"worker_id = {ME}"
_HANDED = f"(to_id = {ME} OR made_by_id = {ME} OR {TIED})"
_WRITES = may("write_document", "record_intake")
_EDITS = may("edit_persons", "record_intake")
_KINDS = ", ".join(f"'{kind.value}'" for kind in (*INTAKE_KINDS, DocumentKind.PENDING_ENTRY))
_FINISHES = f"""(status = 'draft' OR CASE
  WHEN kind = 'decision' THEN {may(FINISHING[DocumentKind.DECISION])}
    AND sec.competent(case_id, NULL)
  WHEN kind = 'assessment' THEN {may(FINISHING[DocumentKind.ASSESSMENT])}
    AND sec.competent(case_id, field_values)
  WHEN kind = 'evaluation' THEN {may(FINISHING[DocumentKind.EVALUATION])}
  WHEN kind IN ({_KINDS}) THEN {may("finish_document", "record_intake")}
  ELSE {may("finish_document")} END)"""
"""What makes a document final, as in `rules/rights_matrix.py`."""
_NOT_CLOSED = "case_id IN (SELECT c.id FROM app.case_file c WHERE c.closed_on IS NULL)"
_DECIDES = (
    f"((signed_at IS NULL AND first_signed_at IS NULL) OR ({may('decide')}"
    f" AND sec.competent(case_id, NULL) AND {_NOT_CLOSED}))"
)
_SERVES = may("write_document", "record_serving", "decide")
_TEXTS = may("edit_settings")
_KEEPS = f"({_TEXTS} OR ({may('send_figures')} AND starts_with(key, 'figures.comment.')))"

LAYERS: Mapping[str, Layer] = {
    # house
    "team": Layer(KNOWN, may("manage_users"), may("manage_users")),
    "worker": Layer(KNOWN, may("manage_users"), may("manage_users")),
    "setting": Layer(KNOWN, _KEEPS, _KEEPS, fixed=frozenset({"key"})),
    "process": Layer(KNOWN, may("publish_process"), may("publish_process"), may("publish_process")),
    "version_move": Layer(
        KNOWN,
        both(may("publish_process"), f"worker_id = {ME}", "reverted_at IS NULL"),
        may("publish_process"),
        fixed=frozenset({"at", "worker_id", "source_id", "target_id", "chosen"}),
    ),
    "letter_text": Layer(KNOWN, _TEXTS, _TEXTS, _TEXTS),
    "sent_figures": Layer(
        may("read_figures"), both(may("send_figures"), f"worker_id = {ME}"), fixed=frozenset({"*"})
    ),
    "day_log_signing": Layer(
        may("lead_team"), both(may("lead_team"), f"worker_id = {ME}"), fixed=frozenset({"*"})
    ),
    "absence": Layer(
        KNOWN,
        both(f"made_by_id = {ME}", f"{may('lead_team')} OR worker_id = {ME}"),
        f"{may('lead_team')} OR worker_id = {ME}",
        f"{may('lead_team')} OR worker_id = {ME}",
    ),
    "kept_view": Layer(OWN_VIEW, f"worker_id = {ME}", OWN_VIEW, OWN_VIEW),
    "told_rung": Layer(_OWN, _OWN, _OWN, _OWN),
    # index
    "case_file": Layer(
        VISIBLE,
        both(
            may("record_intake"),
            "NOT protected",
            f"team_id IS NULL OR team_id = {TEAM}",
            f"client_id = {PERSONS}",
        ),
        both(VISIBLE, f"id = {OPEN}"),
        after=both(may("move_case", "write_document", "record_intake", "edit_persons"), VISIBLE),
        fixed=frozenset({"number", "client_id", "created_at", "protected"}),
    ),
    "assignment": Layer(
        LOOKED_AT,
        both(
            OF_OPEN,
            _NOT_CLOSED,
            f"{may('assign')} OR ({may('move_case')} AND worker_id = {ME})",
        ),
        both(OF_OPEN, may("move_case", "assign")),
        both(OF_OPEN, f"{may('assign')} OR worker_id = {ME}"),
        fixed=frozenset({"worker_id", "kind", "starts_on"}),
    ),
    "step_move": Layer(
        LOOKED_AT, both(OF_OPEN, may("move_case"), f"worker_id = {ME}"), fixed=frozenset({"*"})
    ),
    "moved_case": Layer(TIED),
    "late_reason": Layer(LOOKED_AT, both(TIED, f"worker_id = {ME}"), fixed=frozenset({"*"})),
    "handover": Layer(
        _HANDED,
        both(TIED, f"made_by_id = {ME}"),
        f"(to_id = {ME} OR made_by_id = {ME} OR {may('lead_team')})",
        fixed=frozenset({"from_id", "to_id", "kind", "note"}),
    ),
    "reminder": Layer(
        f"({OF_OPEN} OR ({LISTS} AND {TIED}))",
        both(TIED, f"author_id = {ME}"),
        TIED,
        TIED,
        fixed=frozenset({"text", "due_on"}),
    ),
    "feedback": Layer(
        f"(team_id = {TEAM} OR {may('lead_team')})",
        both(may("read_case"), f"case_id IS NULL OR {TIED}"),
        fixed=frozenset({"*"}),
    ),
    # content
    "person": Layer(f"id = {PERSONS}", _EDITS, both(f"id = {PERSONS}", _EDITS)),
    "tie": Layer(
        f"client_id = {PERSONS}",
        both(f"client_id = {PERSONS}", f"person_id = {PERSONS}", _EDITS),
        both(f"client_id = {PERSONS}", _EDITS),
        both(f"client_id = {PERSONS}", _EDITS),
        fixed=frozenset({"kind"}),
    ),
    "prohibition": Layer(
        f"client_id = {PERSONS}",
        both(f"client_id = {PERSONS}", f"person_id = {PERSONS}", _EDITS, f"worker_id = {ME}"),
        both(f"client_id = {PERSONS}", _EDITS),
        fixed=frozenset({"made_on", "ground", "worker_id"}),
    ),
    "document": Layer(
        OF_OPEN,
        both(OF_OPEN, _WRITES, f"author_id = {ME}", _FINISHES, f"version > 1 OR {_NOT_CLOSED}"),
        both(OF_OPEN, may("write_document", "record_intake", "decide")),
        after=both(OF_OPEN, _FINISHES),
        fixed=frozenset({"series_id", "kind", "version"}),
    ),
    "searched_document": Layer(
        OF_OPEN, both(OF_OPEN, DOCUMENT), None, both(OF_OPEN), fixed=frozenset({"*"})
    ),
    "decision": Layer(
        OF_OPEN,
        both(OF_OPEN, _WRITES, _DECIDES),
        both(OF_OPEN, _SERVES),
        after=both(OF_OPEN, _DECIDES),
    ),
    "recipient": Layer(
        OF_OPEN,
        both(OF_OPEN, _SERVES, f"person_id = {PERSONS}"),
        both(OF_OPEN, _SERVES),
        both(OF_OPEN, _SERVES),
    ),
    "attachment": Layer(
        OF_OPEN,
        both(OF_OPEN, may("write_document"), f"worker_id = {ME}"),
        both(OF_OPEN, may("write_document")),
        fixed=frozenset({"worker_id", "added_at"}),
    ),
    "attached_content": Layer(
        ATTACHMENT, both(ATTACHMENT, may("write_document")), fixed=frozenset({"*"})
    ),
    "signed_copy": Layer(DOCUMENT, both(DOCUMENT, may("decide")), fixed=frozenset({"*"})),
    "first_print": Layer(
        DOCUMENT,
        both(DOCUMENT, may("decide")),
        None,
        both(DOCUMENT, may("decide")),
        fixed=frozenset({"*"}),
    ),
    "instruction": Layer(
        OF_OPEN, both(OF_OPEN, _SERVES, f"worker_id = {ME}"), fixed=frozenset({"*"})
    ),
    "used_text": Layer(
        f"(({DOCUMENT}) OR {may('edit_settings')})",
        both(DOCUMENT, _WRITES),
        both(DOCUMENT, _WRITES),
        both(DOCUMENT, _WRITES),
    ),
    # of nobody: the functions of the server read it for those who search
    "name_token": Layer(None),
}
LISTED_LAYERS: Mapping[str, Layer] = {
    "person": Layer(both(LISTS, OF_A_CASE)),
    "decision": Layer(TIED),
    "recipient": Layer(TIED),
}
"""What lists show; triggers alone write it."""

ALWAYS_FIXED = frozenset(
    {"id", "case_id", "document_id", "person_id", "author_id", "made_at", "made_by_id", "set_at"}
)
ELSEWHERE = frozenset({"audit_entry", "typed_draft"})
"""Tables of the embedded file alone: the server's log is its own, typed text stays local."""
WITH_CLIENT = frozenset({"tie", "prohibition"})
"""Tables whose `client_id` is written once."""
