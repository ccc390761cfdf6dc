"""The day log signed off by the lead: numbered, kept as it stood, later changes shown."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.rules.errors import NotAllowed, RuleBroken
from models.rules.printed import texts_of
from models.rules.rights import Actor
from models.rules.words import Language
from models.services.day_log import day_log, day_log_signings, sign_day_log, signed_states
from models.store.uow import HELSINKI, UnitOfWork
from models.store.vault import Store
from tests.conftest import OTHER_TEAM_ID
from tests.fakes import FakeClock
from tests.models.services.builders import a_case
from tests.models.services.looking import entries

FIRST, NEXT = date(2026, 11, 24), date(2026, 11, 25)


@pytest.fixture
def with_case(uow: UnitOfWork, worker: Actor, clock: FakeClock) -> None:
    """A case of yesterday."""
    a_case(uow, worker)
    clock.go_to(NEXT)


def _sign(uow: UnitOfWork, lead: Actor) -> None:
    sign_day_log(uow, lead, signing_id=uuid4(), first=FIRST, last=FIRST)


@pytest.mark.usefixtures("with_case")
def test_that_a_signing_has_a_number_a_name_and_a_time(
    uow: UnitOfWork, lead: Actor, clock: FakeClock
) -> None:
    _sign(uow, lead)
    _sign(uow, lead)

    found = day_log_signings(uow, lead)

    assert [one.number for one in found] == [2, 1]
    assert found[0].signer == "Tiina Tiiminvetäjä"
    assert found[0].signed_at.astimezone(HELSINKI) == clock.now().astimezone(HELSINKI)
    assert entries(uow)[-1].act == "day_log.signed"


@pytest.mark.usefixtures("with_case")
def test_that_the_print_says_who_signed_it_off(uow: UnitOfWork, lead: Actor) -> None:
    def said() -> str:
        sheet = day_log(uow, lead, first=FIRST, last=FIRST, language=Language.FINNISH)
        return "\n".join(texts_of(sheet))

    assert "Ei kuitattu." in said()

    _sign(uow, lead)

    assert "Nro 1, 24.11.2026–24.11.2026: Tiina Tiiminvetäjä 25.11.2026 klo" in said()


@pytest.mark.usefixtures("with_case")
def test_that_lines_that_come_after_the_signing_are_shown_as_such(
    uow: UnitOfWork, worker: Actor, lead: Actor, clock: FakeClock
) -> None:
    _sign(uow, lead)
    assert [state.changes for state in signed_states(uow, lead, first=FIRST, last=FIRST)] == [0]
    clock.go_to(FIRST)
    a_case(uow, worker)
    clock.go_to(NEXT)

    (state,) = signed_states(uow, lead, first=FIRST, last=FIRST)

    assert {line.number for line in state.came} == {"ES-2026-0002"}
    assert state.went == ()
    sheet = day_log(uow, lead, first=FIRST, last=FIRST, language=Language.FINNISH)
    assert "Tullut kuittauksen 1 jälkeen" in texts_of(sheet)


@pytest.mark.usefixtures("with_case")
def test_that_a_line_that_is_gone_is_kept_in_the_signing(
    uow: UnitOfWork, lead: Actor, store: Store
) -> None:
    _sign(uow, lead)
    with store.sessions.begin() as session:
        session.execute(text("UPDATE case_file SET received_on = '2026-11-23'"))

    (state,) = signed_states(uow, lead, first=FIRST, last=FIRST)

    assert state.went


def test_that_a_day_that_has_not_ended_is_not_signed_off(uow: UnitOfWork, lead: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"day_log\.running"):
        _sign(uow, lead)


@pytest.mark.usefixtures("with_case")
def test_that_the_same_signing_is_made_once(uow: UnitOfWork, lead: Actor) -> None:
    one = uuid4()
    for _ in range(2):
        sign_day_log(uow, lead, signing_id=one, first=FIRST, last=FIRST)

    assert len(day_log_signings(uow, lead)) == 1


@pytest.mark.usefixtures("with_case")
def test_that_only_a_lead_signs_off_and_sees_only_the_own_teams(
    uow: UnitOfWork, worker: Actor, lead: Actor
) -> None:
    with pytest.raises(NotAllowed):
        _sign(uow, worker)
    _sign(uow, lead)

    assert day_log_signings(uow, replace(lead, team_id=OTHER_TEAM_ID)) == ()


@pytest.mark.usefixtures("with_case")
@pytest.mark.parametrize("act", ["DELETE FROM", "UPDATE"])
def test_that_what_was_signed_off_cannot_be_changed(
    uow: UnitOfWork, lead: Actor, store: Store, act: str
) -> None:
    _sign(uow, lead)
    change = "" if act.startswith("DELETE") else " SET sha256 = ''"

    with pytest.raises(DBAPIError, match="append_only"), store.sessions.begin() as session:
        session.execute(text(f"{act} day_log_signing{change}"))
