"""Narrowing: a case passes every facet in which something is chosen, and every word."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.case_filter import EVERYTHING, CaseFilter, Facet, Limit, limit_of, values_of
from models.rules.clocks import NO_CLOCK, NearestClock
from models.rules.kinds import ClockKind, DueState, Group, NeedKind
from models.rules.plain import from_plain, to_plain
from models.rules.rows import CaseRow
from models.rules.words import Language

_IDS = [UUID(int=number) for number in (1, 2, 3)]
_SERVICES = ["family_work", "support_family", "home_service"]

clocks = st.one_of(
    st.just(NO_CLOCK),
    st.builds(
        NearestClock,
        kind=st.sampled_from(ClockKind),
        due=st.just(date(2026, 12, 1)),
        days_left=st.integers(-20, 60),
        state=st.sampled_from(DueState),
        statutory=st.booleans(),
    ),
)
rows = st.builds(
    CaseRow,
    id=st.uuids(),
    number=st.from_regex(r"PO-2026-[0-9]{4}", fullmatch=True),
    name=st.sampled_from(["Virtanen Aino", "Öhman Älli", "Åkerlund Leo"]),
    initials=st.sampled_from(["A. V.", "Ä. Ö.", "L. Å."]),
    birth_date=st.none(),
    step_id=st.just("Task_contact"),
    phase=st.just(1),
    worker_id=st.sampled_from([None, *_IDS]),
    worker_name=st.sampled_from(["", "Kaisa Hakala"]),
    team_id=st.sampled_from([None, *_IDS]),
    group=st.sampled_from(Group),
    received_on=st.just(date(2026, 11, 2)),
    urgent=st.booleans(),
    non_disclosure=st.booleans(),
    clock=clocks,
    next_act=st.just("assess_urgency"),
    closed_on=st.none(),
    language=st.sampled_from(Language),
    need=st.sampled_from([None, *NeedKind]),
    services=st.lists(st.sampled_from(_SERVICES), unique=True).map(tuple),
)
filters = st.builds(
    CaseFilter,
    workers=st.frozensets(st.sampled_from([None, *_IDS])),
    teams=st.frozensets(st.sampled_from([None, *_IDS])),
    states=st.frozensets(st.sampled_from(DueState)),
    limits=st.frozensets(st.sampled_from(Limit)),
    groups=st.frozensets(st.sampled_from(Group)),
    needs=st.frozensets(st.sampled_from([None, *NeedKind])),
    services=st.frozensets(st.sampled_from([None, *_SERVICES])),
    languages=st.frozensets(st.sampled_from(Language)),
    text=st.sampled_from(["", "  ", "aino", "VIRTANEN a.", "hakala öhman", "2026"]),
)


@given(st.lists(rows))
def test_that_without_choices_every_case_is_seen(found: list[CaseRow]) -> None:
    assert EVERYTHING.passed(found) == tuple(found)
    assert not EVERYTHING.narrows


@given(filters, st.lists(rows))
def test_that_what_passes_is_some_of_the_cases_in_their_order(
    narrowing: CaseFilter, found: list[CaseRow]
) -> None:
    passed = narrowing.passed(found)

    assert passed == tuple(row for row in found if narrowing.passes(row))
    assert narrowing.passed(passed) == passed


@given(filters, rows, st.sampled_from(Facet))
def test_that_dropping_a_facet_never_hides_a_case(
    narrowing: CaseFilter, row: CaseRow, facet: Facet
) -> None:
    if narrowing.passes(row):
        assert narrowing.without(facet).passes(row)


@given(filters, rows, st.sampled_from(Facet))
def test_that_a_further_choice_in_a_used_facet_never_hides_a_case(
    narrowing: CaseFilter, row: CaseRow, facet: Facet
) -> None:
    wider = narrowing.choosing(facet, narrowing.chosen(facet) | set(values_of(row, facet)))

    if narrowing.passes(row):
        assert wider.passes(row)


@given(filters, rows)
def test_that_a_case_passes_when_it_passes_each_facet_alone(
    narrowing: CaseFilter, row: CaseRow
) -> None:
    alone = [EVERYTHING.choosing(facet, narrowing.chosen(facet)) for facet in Facet]
    alone.append(EVERYTHING.saying(narrowing.text))

    assert narrowing.passes(row) == all(one.passes(row) for one in alone)


@given(filters, rows, st.sampled_from(Facet))
def test_that_a_choice_taken_in_and_left_out_again_leaves_no_trace(
    narrowing: CaseFilter, row: CaseRow, facet: Facet
) -> None:
    value = values_of(row, facet)[0]

    assert narrowing.toggled(facet, value).toggled(facet, value) == narrowing


@given(filters)
def test_that_a_narrowing_comes_back_from_the_store_as_it_was(narrowing: CaseFilter) -> None:
    assert from_plain(CaseFilter, to_plain(narrowing)) == narrowing


@given(rows)
def test_that_a_case_without_a_running_clock_has_no_limit_of_either_kind(row: CaseRow) -> None:
    assert (limit_of(row) is None) == (row.clock.kind is None)


@given(rows)
def test_that_the_text_looks_into_number_name_initials_and_worker(row: CaseRow) -> None:
    for part in (row.number, row.name, row.initials, row.worker_name):
        assert EVERYTHING.saying(part.swapcase()).passes(row)
    assert not EVERYTHING.saying("zzz").passes(row)


@pytest.mark.parametrize("facet", Facet)
def test_that_every_facet_is_a_field_of_the_narrowing(facet: Facet) -> None:
    assert EVERYTHING.chosen(facet) == frozenset()


@given(rows)
def test_that_cases_without_a_service_are_found_as_such(row: CaseRow) -> None:
    bare = replace(row, services=())

    assert CaseFilter(services=frozenset({None})).passes(bare)
    assert not CaseFilter(services=frozenset({"family_work"})).passes(bare)
