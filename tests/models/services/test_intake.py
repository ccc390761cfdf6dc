from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from models.rules.changes import CaseOpened, DocumentSaved
from models.rules.errors import NotFound, RuleBroken
from models.rules.kinds import DocumentKind, Group, ServiceTask, TieKind
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor
from models.services.cases import case_sheet
from models.services.intake import possible_duplicates, record_intake
from models.services.lists import Scope, case_rows
from models.services.people import person, save_person
from models.services.setup import save_rule_settings
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import (
    CHILD,
    a_case,
    a_house,
    an_intake,
    at_home,
    opened,
    tied,
)
from tests.models.services.looking import acts, chain_is_sound, entries
from tests.models.services.papers import (
    CHILD_CODE,
    OTHER_CHILD_CODE,
    child_welfare_notification,
    contact,
)

pytestmark = pytest.mark.usefixtures("clock")


def test_that_a_contact_opens_a_numbered_case_at_the_first_step(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    assert sheet.row.number == "ES-2026-0001"
    assert sheet.row.step_id == "Task_contact"
    assert sheet.row.received_on == date(2026, 11, 24)
    assert sheet.row.name == "Esimerkki Aino Maria"
    assert sheet.row.initials == "A. E."
    assert sheet.row.team_id == worker.team_id


def test_that_the_second_case_of_the_year_gets_the_next_number(
    uow: UnitOfWork, worker: Actor
) -> None:
    a_case(uow, worker)
    record_intake(uow, worker, command=an_intake())

    assert [row.number for row in case_rows(uow, worker)] == ["ES-2026-0001", "ES-2026-0002"]


def test_that_the_intake_and_the_entry_of_becoming_pending_are_finished_at_once(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    by_kind = {row.kind: row for row in sheet.documents}
    assert set(by_kind) == {DocumentKind.CONTACT, DocumentKind.PENDING_ENTRY}
    assert all(row.finished_at is not None for row in by_kind.values())


def test_that_the_entry_of_becoming_pending_is_made_from_the_contact(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    entry = next(row for row in sheet.documents if row.kind is DocumentKind.PENDING_ENTRY)
    values = opened(uow, worker, made.case_id, entry.id).values
    assert values["pending_on"] == "2026-11-24"
    assert values["pending_way"] == "contact"
    assert values["service_task"] == "families"
    assert values["description"] == "Perhe tarvitsee tukea arkeen."
    assert values["needs"] == ["child"]


def test_that_a_workers_own_observation_is_told_in_the_entry(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker, an_intake(values=contact(channel="own_observation")))

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    entry = next(row for row in sheet.documents if row.kind is DocumentKind.PENDING_ENTRY)
    values = opened(uow, worker, made.case_id, entry.id).values
    assert values["pending_way"] == "own_observation"


def test_that_a_child_welfare_notification_makes_a_child_protection_matter(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker, an_intake(DocumentKind.CHILD_WELFARE_NOTIFICATION))

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    assert sheet.row.group is Group.CHILD_PROTECTION
    assert sheet.service_task is ServiceTask.CHILD_PROTECTION


def test_that_guardians_named_in_a_contact_are_tied_with_custody(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    assert [row.name for row in tied(sheet)] == ["Esimerkki Maija", "Toinen Mikko"]
    assert all(tie.has_custody for tie in sheet.ties)


def test_that_of_a_carer_in_a_notification_no_custody_is_presumed(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker, an_intake(DocumentKind.CHILD_WELFARE_NOTIFICATION))

    (tie,) = case_sheet(uow, worker, case_id=made.case_id).ties
    assert (tie.kind, tie.has_custody, tie.note) == (TieKind.CLOSE_PERSON, False, "isoäiti")


def test_that_the_birth_date_is_read_from_the_identity_code(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    row = person(uow, worker, person_id=made.client_id)
    assert row.data.birth_date == date(2016, 5, 2)


def test_that_a_wrong_identity_code_is_refused_and_nothing_is_kept(
    uow: UnitOfWork, worker: Actor
) -> None:
    a_house(uow)
    before = acts(uow)

    with pytest.raises(RuleBroken, match=r"code\.check"):
        record_intake(
            uow,
            worker,
            command=an_intake(client=replace(CHILD, personal_code="020516C903L")),
        )

    assert acts(uow) == before
    assert case_rows(uow, worker) == ()


def test_that_every_lacking_field_is_told_at_once(uow: UnitOfWork, worker: Actor) -> None:
    a_house(uow)
    lacking = contact(reasons=[], maker_phone="", consent=None)

    with pytest.raises(RuleBroken, match=r"document\.incomplete") as refused:
        record_intake(uow, worker, command=an_intake(values=lacking))

    places = {problem.place for problem in refused.value.facts["problems"]}  # type: ignore[attr-defined]
    assert {"reasons", "maker_phone", "consent"} <= places


def test_that_a_receipt_later_today_is_refused(uow: UnitOfWork, worker: Actor) -> None:
    a_house(uow)

    with pytest.raises(RuleBroken, match=r"intake\.received_in_future"):
        record_intake(uow, worker, command=an_intake(values=contact(received_time="09:01")))


def test_that_a_matter_becomes_pending_by_an_intake_document_only(
    uow: UnitOfWork, worker: Actor
) -> None:
    a_house(uow)

    with pytest.raises(RuleBroken, match=r"intake\.kind"):
        record_intake(uow, worker, command=an_intake(DocumentKind.PLAN))


def test_that_the_same_command_again_makes_no_second_case(uow: UnitOfWork, worker: Actor) -> None:
    a_house(uow)
    command = an_intake()
    first = record_intake(uow, worker, command=command)

    second = record_intake(uow, worker, command=command)

    assert CaseOpened(command.case_id) in first
    assert second == ()
    assert len(case_rows(uow, worker)) == 1


def test_that_recording_tells_what_happened(uow: UnitOfWork, worker: Actor) -> None:
    a_house(uow)
    command = an_intake()

    changes = record_intake(uow, worker, command=command)

    finished = [c.kind for c in changes if isinstance(c, DocumentSaved) and c.finished]
    assert finished == [DocumentKind.CONTACT, DocumentKind.PENDING_ENTRY]


def test_that_recording_is_logged_by_ids_and_codes_without_any_name(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    lines = [entry for entry in entries(uow) if entry.worker_id == worker.user_id]
    assert [line.act for line in lines] == [
        "person.saved",
        "tie.saved",
        "tie.saved",
        "case.recorded",
        "document.finished",
        "document.finished",
    ]
    assert {line.case_id for line in lines if line.case_id} == {made.case_id}
    said = " ".join(str(line.facts) for line in lines)
    assert "Esimerkki" not in said
    assert CHILD_CODE not in said
    assert chain_is_sound(uow)


def test_that_a_secretary_records_a_contact(uow: UnitOfWork, secretary: Actor) -> None:
    made = a_case(uow, secretary)

    assert case_sheet(uow, secretary, case_id=made.case_id).row.worker_id is None


def test_that_the_one_handed_the_contact_is_the_cases_worker(
    uow: UnitOfWork, secretary: Actor, worker: Actor
) -> None:
    made = a_case(uow, secretary, an_intake(worker_id=worker.user_id))

    row = case_sheet(uow, worker, case_id=made.case_id).row
    assert row.worker_id == worker.user_id
    assert not case_sheet(uow, worker, case_id=made.case_id).facts.own_worker_named


def test_that_a_later_contact_joins_the_open_case_and_keeps_its_clocks(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, worker)
    before = case_sheet(uow, worker, case_id=made.case_id)
    clock.go_to(date(2026, 11, 30))
    later = contact(received_on="2026-11-30", description="Koulu soitti uudelleen.")

    record_intake(
        uow,
        worker,
        command=an_intake(values=later, client=made.client_id, attach_to=made.case_id),
    )

    after = case_sheet(uow, worker, case_id=made.case_id)
    assert [c.due for c in after.clocks] == [c.due for c in before.clocks]
    assert [row.kind for row in after.documents].count(DocumentKind.CONTACT) == 2
    assert [row.kind for row in after.documents].count(DocumentKind.PENDING_ENTRY) == 1
    assert len(case_rows(uow, worker)) == 1


def test_that_an_earlier_contact_found_later_moves_the_receipt_back(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    earlier = contact(received_on="2026-11-20", received_time="")

    record_intake(
        uow,
        worker,
        command=an_intake(values=earlier, client=made.client_id, attach_to=made.case_id),
    )

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    assert sheet.facts.received_on == date(2026, 11, 20)
    assert sheet.facts.received_at is None


def test_that_a_child_welfare_notification_in_an_open_case_makes_it_child_protection(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    record_intake(
        uow,
        worker,
        command=an_intake(
            DocumentKind.CHILD_WELFARE_NOTIFICATION,
            client=made.client_id,
            attach_to=made.case_id,
        ),
    )

    assert case_sheet(uow, worker, case_id=made.case_id).row.group is Group.CHILD_PROTECTION


def test_that_a_house_where_each_contact_is_its_own_matter_joins_none(
    uow: UnitOfWork, worker: Actor, administrator: Actor
) -> None:
    made = a_case(uow, worker)
    own = RuleSettings(later_contact_keeps_clock=False)
    save_rule_settings(uow, administrator, settings=own)

    with pytest.raises(RuleBroken, match=r"intake\.own_case_each"):
        record_intake(uow, worker, command=an_intake(client=made.client_id, attach_to=made.case_id))


def test_that_a_contact_does_not_join_the_case_of_another_team(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)

    with pytest.raises(NotFound):
        record_intake(
            uow, stranger, command=an_intake(client=made.client_id, attach_to=made.case_id)
        )


def test_that_the_same_identity_code_is_told_as_the_same_person(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    (match,) = possible_duplicates(
        uow, worker, surname="Essimerkki", given_names="Aino", personal_code=CHILD_CODE
    )

    assert match.same_code
    assert match.open_case_id == made.case_id
    assert acts(uow)[-1] == "person.compared"


def test_that_of_another_teams_client_only_name_and_birth_date_are_shown(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)
    at_home(uow, worker, person(uow, worker, person_id=made.client_id), "Salakatu 1")

    (match,) = possible_duplicates(
        uow, stranger, surname="Esimerkki", given_names="Aino Maria", personal_code=CHILD_CODE
    )

    assert match.person.data.birth_date == date(2016, 5, 2)
    assert match.person.data.personal_code == ""
    assert match.person.data.address.street == ""
    assert match.open_case_id is None


def test_that_nobody_like_is_found_for_a_new_name(uow: UnitOfWork, worker: Actor) -> None:
    a_case(uow, worker)

    found = possible_duplicates(uow, worker, surname="Toisenlainen", given_names="Ville")

    assert found == ()


def test_that_a_known_person_becomes_the_client_of_a_second_case(
    uow: UnitOfWork, worker: Actor
) -> None:
    a_house(uow)
    known = uuid4()
    data = replace(CHILD, personal_code=OTHER_CHILD_CODE)
    save_person(uow, worker, person_id=known, data=data, row_version=0)

    command = an_intake(client=known)
    record_intake(uow, worker, command=command)

    sheet = case_sheet(uow, worker, case_id=command.case_id)
    assert sheet.client.id == known


def test_that_closed_cases_are_listed_only_when_asked_for(uow: UnitOfWork, worker: Actor) -> None:
    a_case(uow, worker)

    assert len(case_rows(uow, worker, scope=Scope.WITH_CLOSED)) == 1


def test_that_a_notification_typed_without_carers_makes_no_ties(
    uow: UnitOfWork, worker: Actor
) -> None:
    command = an_intake(
        DocumentKind.CHILD_WELFARE_NOTIFICATION, values=child_welfare_notification(carers=[])
    )

    made = a_case(uow, worker, command)

    assert case_sheet(uow, worker, case_id=made.case_id).ties == ()
