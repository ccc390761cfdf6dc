from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from models.rules.facts import CaseFacts
from models.rules.kinds import AssignmentKind, Group, ServiceTask
from models.rules.organisation import RuleSettings
from models.rules.team_load import (
    PARTS,
    Concern,
    Load,
    LoadCase,
    LoadWorker,
    Standing,
    TeamLoad,
    shifted,
    team_load,
)

TODAY = date(2026, 11, 24)  # Tuesday
TEAM, OTHER = uuid4(), uuid4()
ANNA, BERTTA, CECILIA = uuid4(), uuid4(), uuid4()
STAFF = (LoadWorker(ANNA, "Anna", TEAM), LoadWorker(BERTTA, "Bertta", TEAM))
OWN, RESPONSIBLE = AssignmentKind.OWN_WORKER, AssignmentKind.RESPONSIBLE
CONTACT = CaseFacts(TODAY, Group.CHILD_PROTECTION, urgency_assessed_on=TODAY)
ASSESSED = replace(CONTACT, assessment_started_on=TODAY)
CLIENT = replace(
    ASSESSED, assessment_ready_on=TODAY, continues=True, task=ServiceTask.CHILD_PROTECTION
)
FAMILY = replace(CLIENT, task=ServiceTask.FAMILIES)


def _case(facts: CaseFacts = CONTACT, worker: UUID | None = ANNA, **more: object) -> LoadCase:
    key = uuid4()
    return LoadCase(key, str(key)[:8], facts, TEAM, worker, **more)  # type: ignore[arg-type]


def _load(*cases: LoadCase, staff: tuple[LoadWorker, ...] = STAFF) -> TeamLoad:
    return team_load(cases, staff, team_id=TEAM, settings=RuleSettings(), today=TODAY)


def _counts(load: TeamLoad, worker: UUID | None) -> list[int]:
    row = load.of(worker)
    assert row is not None
    return [row.count(part) for part in PARTS]


def test_that_each_open_case_is_counted_once_among_the_four_parts() -> None:
    load = _load(_case(CONTACT), _case(ASSESSED), _case(CLIENT), _case(FAMILY), _case(FAMILY))

    assert _counts(load, ANNA) == [1, 1, 1, 2]
    row = load.of(ANNA)
    assert row is not None
    assert row.count(Load.ALL) == 5


def test_that_a_client_assessed_anew_is_still_a_child_of_the_limit() -> None:
    anew = replace(CLIENT, assessment_ready_on=None)

    assert _counts(_load(_case(anew)), ANNA) == [0, 0, 1, 0]


def test_that_a_child_is_counted_for_the_one_responsible_and_not_for_the_own_worker() -> None:
    load = _load(_case(CLIENT, ANNA, own_id=ANNA, responsible_id=BERTTA))

    assert _counts(load, ANNA) == [0, 0, 0, 0]
    assert _counts(load, BERTTA) == [0, 0, 1, 0]


def test_that_the_limit_is_that_of_the_day() -> None:
    then = team_load((), STAFF, team_id=TEAM, settings=RuleSettings(), today=date(2023, 12, 31))

    assert (then.limit, _load().limit) == (35, 30)


def test_that_an_empty_team_has_rows_without_cases_and_no_spread_without_workers() -> None:
    assert [row.name for row in _load().workers] == ["Anna", "Bertta"]
    assert _load(staff=()).workers == ()
    assert _load(staff=()).spread(Load.ALL) is None


def test_that_the_spread_tells_the_most_by_name_and_the_least() -> None:
    spread = _load(_case(), _case(), _case(worker=BERTTA)).spread(Load.ALL)

    assert spread is not None
    assert (spread.least, spread.middle, spread.most, spread.most_names) == (1, 1.5, 2, ("Anna",))


def test_that_one_who_left_stands_last_and_their_contact_is_unassigned() -> None:
    left = replace(STAFF[0], ended_on=TODAY)
    case = _case()
    load = _load(case, staff=(left, STAFF[1]))

    assert [row.standing for row in load.workers] == [Standing.PRESENT, Standing.LEFT]
    assert load.concerns[Concern.UNASSIGNED] == (case.id,)


def test_that_one_who_left_without_cases_has_no_row() -> None:
    left = replace(STAFF[0], ended_on=TODAY)

    assert [row.name for row in _load(staff=(left, STAFF[1])).workers] == ["Bertta"]


def test_that_a_case_moved_to_the_team_shows_its_worker_of_another_team() -> None:
    stranger = LoadWorker(CECILIA, "Cecilia", OTHER)

    load = _load(_case(worker=CECILIA), staff=(*STAFF, stranger))

    row = load.of(CECILIA)
    assert row is not None
    assert row.standing is Standing.ELSEWHERE


def test_that_a_case_of_another_team_is_counted_for_our_worker_and_never_listed() -> None:
    load = _load(_case(CLIENT, visible=False), _case(CLIENT))

    row = load.of(ANNA)
    assert row is not None
    assert (row.count(Load.CHILDREN), len(row.piles[Load.CHILDREN].cases)) == (2, 1)
    assert [due.number == "" for due in row.next_due].count(True) >= 1


def test_that_a_step_done_without_its_day_is_missing_a_date_and_never_late() -> None:
    done = replace(CONTACT, received_on=date(2026, 1, 5), assessment_ready_on=date(2026, 1, 20),
                   continues=False, urgency_assessed_on=date(2026, 1, 5))  # fmt: skip

    load = _load(case := _case(done))

    assert load.concerns[Concern.NO_DATE] == (case.id,)
    assert load.concerns[Concern.LATE] == ()


def test_that_due_within_a_week_is_also_due_within_a_fortnight() -> None:
    soon = _case(replace(CONTACT, received_on=date(2026, 11, 18)))  # due 27.11.
    later = _case(CONTACT)  # due 3.12.

    load = _load(soon, later)

    assert load.concerns[Concern.DUE_7] == (soon.id,)
    assert load.concerns[Concern.DUE_14] == (soon.id, later.id)


def test_that_a_decision_ending_in_exactly_six_weeks_is_told_and_a_day_later_not() -> None:
    signed = replace(FAMILY, decision_signed_on=TODAY, service_started_on=TODAY)
    inside = _case(replace(signed, decision_ends_on=date(2027, 1, 5)))
    outside = _case(replace(signed, decision_ends_on=date(2027, 1, 6)))

    assert _load(inside, outside).concerns[Concern.DECISIONS_ENDING] == (inside.id,)


def test_that_a_plan_is_unreviewed_when_a_year_is_past() -> None:
    old = _case(replace(FAMILY, plan_on=date(2025, 11, 23)))
    new = _case(replace(FAMILY, plan_on=date(2025, 11, 24)))

    assert _load(old, new).concerns[Concern.PLANS_UNREVIEWED] == (old.id,)


def test_that_a_client_without_own_worker_is_told_unless_one_was_left_out_with_a_reason() -> None:
    lacking, held = _case(FAMILY), _case(FAMILY, own_id=ANNA)
    omitted = _case(replace(FAMILY, own_worker_omitted=True))

    load = _load(lacking, held, omitted, _case(CONTACT))

    assert load.concerns[Concern.NO_OWN_WORKER] == (lacking.id,)


def test_that_a_hand_over_is_simulated_before_and_after_for_each_worker() -> None:
    cases = [_case(CLIENT) for _ in range(31)]
    load = _load(*cases)

    to, of = shifted(load, [case.id for case in cases[:2]], BERTTA, OWN)

    assert (to.name, to.before, to.after, to.children_after, to.over) == ("Bertta", 0, 2, 2, False)
    assert (of.name, of.before, of.after, of.children_after, of.over) == ("Anna", 31, 29, 29, False)


def test_that_the_responsible_worker_keeps_the_child_when_the_own_worker_changes() -> None:
    case = _case(CLIENT, ANNA, own_id=ANNA, responsible_id=ANNA)
    load = _load(case)

    own = shifted(load, [case.id], BERTTA, OWN)
    responsible = shifted(load, [case.id], BERTTA, RESPONSIBLE)

    assert [(one.before, one.after) for one in own] == [(0, 0)]
    assert [one.children_after for one in responsible] == [1, 0]
