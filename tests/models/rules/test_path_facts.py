from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.facts import CaseFacts, CaseView, DocumentState
from models.rules.guards import GUARDS, missing_for
from models.rules.kinds import DocumentKind
from models.rules.path_facts import CLOCK_ANCHORS, CONTRADICTIONS, GUARD_DOCUMENTS
from models.rules.path_limits import LIMITED

_DAY = date(2026, 11, 24)
_VIEWS = st.builds(
    CaseView,
    st.builds(
        CaseFacts,
        received_on=st.just(_DAY),
        continues=st.none() | st.booleans(),
        decision_signed_on=st.none() | st.just(_DAY),
    ),
    st.lists(
        st.builds(DocumentState, st.sampled_from(DocumentKind), st.booleans()), max_size=4
    ).map(tuple),
)


def test_that_every_condition_says_on_which_documents_it_rests() -> None:
    assert set(GUARD_DOCUMENTS) == set(GUARDS)


@pytest.mark.parametrize("guard", GUARDS)
def test_that_the_document_a_condition_points_at_is_among_them(guard: str) -> None:
    missing = missing_for(guard, CaseView(CaseFacts(_DAY)))

    assert {item.document for item in missing} <= set(GUARD_DOCUMENTS[guard])


@given(view=_VIEWS, pair=st.sampled_from(CONTRADICTIONS))
def test_that_contradicting_conditions_never_hold_together(
    view: CaseView, pair: frozenset[str]
) -> None:
    assert any(missing_for(guard, view) for guard in pair)


def test_that_every_clock_the_path_may_shorten_has_its_starting_fact() -> None:
    names = set(CaseFacts.__dataclass_fields__)

    assert set(LIMITED) <= set(CLOCK_ANCHORS)
    assert set(CLOCK_ANCHORS.values()) <= names
