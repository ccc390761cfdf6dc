"""Feedback on the path: by phase, with or without identity, summed for the lead."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from models.entities.feedback import Feedback
from models.rules.errors import NotAllowed, NotFound, RuleBroken
from models.rules.feedback import (
    LONGEST,
    Experience,
    FeedbackSource,
    FeedbackSummary,
    RecordFeedback,
)
from models.rules.printed import PrintKind, texts_of
from models.rules.rights import Actor
from models.rules.words import Language
from models.services.feedback import feedback_summary, record_feedback
from models.services.prints import HandoverWords, case_print_facts
from models.services.setup import organisation, save_organisation
from models.store.uow import UnitOfWork
from tests.conftest import OTHER_TEAM_ID
from tests.models.services.builders import a_case
from tests.models.services.looking import entries, stored

TODAY = date(2026, 11, 24)
WORDS = HandoverWords(lambda missing, _: missing.code, lambda event, _: event.act)
ADDRESS = "www.esimerkki.fi/palaute"


def told(
    phase: int = 2, experience: Experience = Experience.GOOD, text: str = "Meitä kuunneltiin."
) -> RecordFeedback:
    """Return a feedback without identity."""
    return RecordFeedback(uuid4(), phase, experience, FeedbackSource.TALK, TODAY, text)


def summary(uow: UnitOfWork, lead: Actor) -> FeedbackSummary:
    """Return what the lead sees of the year."""
    return feedback_summary(uow, lead, first=date(2026, 1, 1), last=date(2026, 12, 31))


def test_that_the_lead_sees_sums_by_phase_and_the_words(
    uow: UnitOfWork, worker: Actor, lead: Actor
) -> None:
    for experience in (Experience.GOOD, Experience.GOOD, Experience.BAD):
        record_feedback(uow, worker, command=told(experience=experience))
    record_feedback(uow, worker, command=told(5, Experience.MIXED, ""))

    found = summary(uow, lead)

    assert found.counts[2] == {Experience.GOOD: 2, Experience.MIXED: 0, Experience.BAD: 1}
    assert found.counts[5][Experience.MIXED] == 1
    assert [row.text for row in found.rows].count("Meitä kuunneltiin.") == 3


def test_that_feedback_without_identity_leaves_no_trace_of_the_case(
    uow: UnitOfWork, worker: Actor, lead: Actor
) -> None:
    a_case(uow, worker)

    record_feedback(uow, worker, command=told())

    assert [(row.case_id, row.number) for row in summary(uow, lead).rows] == [(None, "")]
    line = next(entry for entry in entries(uow) if entry.act == "feedback.recorded")
    assert (line.case_id, line.person_id) == (None, None)
    assert {column.name for column in Feedback.__table__.columns} & {
        "worker_id",
        "person_id",
    } == set()


def test_that_feedback_with_identity_names_its_case_in_the_use_log(
    uow: UnitOfWork, worker: Actor, lead: Actor
) -> None:
    made = a_case(uow, worker)

    record_feedback(uow, worker, command=replace(told(), case_id=made.case_id))

    assert [row.case_id for row in summary(uow, lead).rows] == [made.case_id]
    assert entries(uow)[-2].case_id == made.case_id


def test_that_feedback_of_a_case_of_others_is_not_recorded(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)

    with pytest.raises(NotFound):
        record_feedback(uow, stranger, command=replace(told(), case_id=made.case_id))


def test_that_a_lead_of_another_team_does_not_see_it(
    uow: UnitOfWork, worker: Actor, lead: Actor
) -> None:
    record_feedback(uow, worker, command=told())

    assert summary(uow, replace(lead, team_id=OTHER_TEAM_ID)).rows == ()


def test_that_a_worker_records_but_does_not_read_the_sums(uow: UnitOfWork, worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        summary(uow, worker)


def test_that_the_same_feedback_is_recorded_once(uow: UnitOfWork, worker: Actor) -> None:
    command = told()
    record_feedback(uow, worker, command=command)

    record_feedback(uow, worker, command=command)

    assert len(stored(uow, Feedback)) == 1


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("feedback.phase", lambda one: replace(one, phase=6)),
        ("feedback.future", lambda one: replace(one, given_on=date(2026, 11, 25))),
        ("feedback.long", lambda one: replace(one, text="a" * (LONGEST + 1))),
    ],
)
def test_that_feedback_that_cannot_be_is_refused(
    uow: UnitOfWork, worker: Actor, code: str, change: Callable[[RecordFeedback], RecordFeedback]
) -> None:
    with pytest.raises(RuleBroken, match=code):
        record_feedback(uow, worker, command=change(told()))


def test_that_a_period_that_ends_before_it_begins_is_refused(uow: UnitOfWork, lead: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"feedback\.period"):
        feedback_summary(uow, lead, first=TODAY, last=date(2026, 1, 1))


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_that_the_familys_sheet_says_where_to_give_feedback_once_it_is_set(
    uow: UnitOfWork, worker: Actor, administrator: Actor, address: str
) -> None:
    made = a_case(uow, worker)
    house = replace(organisation(uow, administrator), feedback_address=address)
    save_organisation(uow, administrator, organisation=house)

    facts = case_print_facts(
        uow, worker, case_id=made.case_id, kind=PrintKind.FAMILY, words=WORDS,
        language=Language.FINNISH,
    ).facts  # fmt: skip

    said = "\n".join(texts_of(facts))  # type: ignore[arg-type]
    assert (ADDRESS in said) is ("Anna palautetta" in said) is bool(address)
