"""The questions that services may ask of the store as a whole; rights are the services' matter."""

from models.store.case_list import case_rows, rows_of, tied_to, worker_loads
from models.store.decision_list import decision_rows
from models.store.document_search import documents_alike, search_documents
from models.store.journal_list import case_journals
from models.store.likeness import likely_same
from models.store.load_list import (
    all_open,
    contacts_since,
    load_cases,
    own_facts,
    starts_since,
)
from models.store.move_list import case_moves, cases_begun
from models.store.search import names_spelled_alike, search_cases, search_persons
from models.store.tie_list import case_ties
from models.store.timeline import events_of

__all__ = [
    "all_open",
    "case_journals",
    "case_moves",
    "case_rows",
    "case_ties",
    "cases_begun",
    "contacts_since",
    "decision_rows",
    "documents_alike",
    "events_of",
    "likely_same",
    "load_cases",
    "names_spelled_alike",
    "own_facts",
    "rows_of",
    "search_cases",
    "search_documents",
    "search_persons",
    "starts_since",
    "tied_to",
    "worker_loads",
]
