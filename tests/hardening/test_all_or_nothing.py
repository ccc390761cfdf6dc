"""Two savers, a seal that fails, a use log that cannot be written: whole acts or none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from desktop.base.desk import Desk
from desktop.windows.case_page import CasePage
from desktop.windows.conflict_dialog import ConflictDialog
from models.entities.document import Document, SignedCopy
from models.rules.commands import RecipientChoice, SaveDocument
from models.rules.errors import RuleBroken, StoreTrouble
from models.rules.kinds import AssignmentKind, DocumentKind, ServingWay, TieKind
from models.rules.letters import DecisionFacts
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor, Role
from models.rules.rows import PersonData, TeamRow
from models.services.cases import assign_worker, case_sheet, move_case, open_case
from models.services.decisions import set_recipients, sign_decision
from models.services.documents import (
    amend_document,
    finish_document,
    new_document,
    open_document,
    save_draft,
)
from models.services.export import case_documents_national, document_print
from models.services.intake import possible_duplicates, record_intake
from models.services.keeping import give_passphrase, new_recovery_code, take_passphrase
from models.services.lists import Scope, case_rows, search
from models.services.people import save_person, tie_person
from models.services.setup import (
    save_organisation,
    save_rule_settings,
    save_team,
    save_worker,
    workers,
)
from models.store.engine import run
from models.store.files import keys_path
from models.store.keys import keys_from
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.conftest import TINY
from tests.desktop.windows.hands import in_dialog
from tests.desktop.windows_case.filling import fill, put_away
from tests.hardening.decisions import a_decision, seal
from tests.models.services.builders import (
    ADMINISTRATOR,
    ORGANISATION,
    a_case,
    a_draft,
    a_finished,
    an_intake,
    tied,
)
from tests.models.services.looking import acts, stored

NO_LOG = (
    "CREATE TRIGGER no_log BEFORE INSERT ON audit_entry"
    " BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END"
)
NEW_PASSPHRASE = "seitsemän sinistä soutuvenettä"


class House:
    """A store with a case, a draft, a finished document and a decision: something to act on."""

    def __init__(self, store: Store, uow: UnitOfWork, worker: Actor) -> None:
        self.store, self.uow, self.worker = store, uow, worker
        self.made, self.decision_id = a_decision(uow, worker)
        self.case_id = self.made.case_id
        self.draft_id = a_draft(uow, worker, self.case_id, DocumentKind.EVALUATION)
        self.finished_id = a_finished(uow, worker, self.case_id, DocumentKind.MEETING)
        self.sheet = case_sheet(uow, worker, case_id=self.case_id)
        self.guardian = tied(self.sheet)[0]
        self.own = next(row for row in workers(uow, ADMINISTRATOR) if row.id == worker.user_id)
        store.set_passphrase("toinen", NEW_PASSPHRASE, cost=TINY)


def _sign(house: House, with_seal: Callable[[DecisionFacts], bytes] = seal) -> object:
    return sign_decision(
        house.uow,
        house.worker,
        case_id=house.case_id,
        document_id=house.decision_id,
        row_version=1,
        seal=with_seal,
    )


# what may be done, by the name of its service
ACTS: dict[str, Callable[[House], object]] = {
    "record_intake": lambda h: record_intake(h.uow, h.worker, command=an_intake()),
    "possible_duplicates": lambda h: possible_duplicates(
        h.uow, h.worker, surname="Esimerkki", given_names="Aino"
    ),
    "open_case": lambda h: open_case(h.uow, h.worker, case_id=h.case_id, purpose="client_work"),
    "move_case": lambda h: move_case(
        h.uow,
        h.worker,
        case_id=h.case_id,
        target="Task_urgency",
        row_version=h.sheet.row_version,
    ),
    "assign_worker": lambda h: assign_worker(
        h.uow,
        replace(h.worker, role=Role.TEAM_LEAD),
        case_id=h.case_id,
        worker_id=h.worker.user_id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=date(2026, 11, 24),
    ),
    "new_document": lambda h: new_document(
        h.uow, h.worker, case_id=h.case_id, kind=DocumentKind.PLAN
    ),
    "save_draft": lambda h: save_draft(
        h.uow,
        h.worker,
        command=SaveDocument(h.case_id, uuid4(), DocumentKind.PLAN, {"goal": "uusi"}),
    ),
    "finish_document": lambda h: finish_document(
        h.uow, h.worker, case_id=h.case_id, document_id=h.draft_id, row_version=1
    ),
    "amend_document": lambda h: amend_document(
        h.uow,
        h.worker,
        case_id=h.case_id,
        document_id=h.finished_id,
        new_id=uuid4(),
        reason="Virhe.",
    ),
    "open_document": lambda h: open_document(
        h.uow, h.worker, case_id=h.case_id, document_id=h.finished_id
    ),
    "document_print": lambda h: document_print(
        h.uow, h.worker, case_id=h.case_id, document_id=h.finished_id
    ),
    "case_documents_national": lambda h: case_documents_national(
        h.uow, h.worker, case_id=h.case_id
    ),
    "save_person": lambda h: save_person(
        h.uow, h.worker, person_id=uuid4(), data=PersonData("Uusi", "Henkilö"), row_version=0
    ),
    "tie_person": lambda h: tie_person(
        h.uow,
        h.worker,
        client_id=h.made.client_id,
        person_id=h.guardian.id,
        kind=TieKind.SIBLING,
    ),
    "set_recipients": lambda h: set_recipients(
        h.uow,
        h.worker,
        case_id=h.case_id,
        document_id=h.decision_id,
        recipients=[RecipientChoice(h.guardian.id, ServingWay.HANDED)],
    ),
    "sign_decision": _sign,
    "search": lambda h: search(h.uow, h.worker, text="Esimerkki"),
    "case_rows": lambda h: case_rows(h.uow, h.worker, scope=Scope.ALL),
    "save_organisation": lambda h: save_organisation(
        h.uow, ADMINISTRATOR, organisation=ORGANISATION
    ),
    "save_rule_settings": lambda h: save_rule_settings(
        h.uow, ADMINISTRATOR, settings=RuleSettings(lock_minutes=3)
    ),
    "save_team": lambda h: save_team(h.uow, ADMINISTRATOR, team=TeamRow(uuid4(), "Uusi")),
    "save_worker": lambda h: save_worker(h.uow, ADMINISTRATOR, worker=h.own),
    "give_passphrase": lambda h: give_passphrase(
        h.uow, ADMINISTRATOR, store=h.store, login="uusi", passphrase=NEW_PASSPHRASE
    ),
    "take_passphrase": lambda h: take_passphrase(
        h.uow, ADMINISTRATOR, store=h.store, login="toinen"
    ),
    "new_recovery_code": lambda h: new_recovery_code(h.uow, ADMINISTRATOR, store=h.store),
}


@pytest.fixture
def house(store: Store, uow: UnitOfWork, worker: Actor) -> House:
    """Something to act on."""
    return House(store, uow, worker)


@pytest.mark.parametrize("name", ACTS)
def test_that_an_act_that_cannot_be_logged_is_not_done(house: House, name: str) -> None:
    _break_log(house.store)
    before, slots = _everything(house.store), _slots(house.store)

    with pytest.raises(StoreTrouble):
        ACTS[name](house)

    assert _everything(house.store) == before
    assert _slots(house.store) == slots
    assert house.store.keys == keys_from(keys_path(house.store.path).read_bytes())


@pytest.mark.parametrize("name", ACTS)
def test_that_the_same_act_is_done_and_logged_when_it_can(house: House, name: str) -> None:
    before = len(acts(house.uow))

    ACTS[name](house)

    assert len(acts(house.uow)) > before


@pytest.mark.parametrize("fails_at", [1, 2, 3])
@pytest.mark.parametrize("error", [RuleBroken("key.unreadable"), OSError("card"), MemoryError()])
def test_that_a_seal_that_fails_leaves_nothing(
    house: House, fails_at: int, error: Exception
) -> None:
    before = _everything(house.store)
    made: list[DecisionFacts] = []

    def failing(facts: DecisionFacts) -> bytes:
        made.append(facts)
        if len(made) == fails_at:
            raise error
        return seal(facts)

    with pytest.raises(type(error)):
        _sign(house, failing)

    assert _everything(house.store) == before
    _sign(house)
    assert len(stored(house.uow, SignedCopy)) == 3


def test_that_the_second_of_two_windows_is_told_and_loses_nothing(
    desk: Desk, uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.MEETING)
    first, second = (_page(desk, made.case_id, draft_id) for _ in range(2))
    _write(first, "Ensimmäinen ehti.")
    _write(second, "Toinen kirjoitti pidempään.")

    first.save()
    met = in_dialog(lambda dialog: dialog.reject())
    second.save()

    kept = next(d for d in stored(uow, Document) if d.id == draft_id)
    assert kept.values["description"] == "Ensimmäinen ehti."
    assert [type(dialog) for dialog in met] == [ConflictDialog]
    assert _typed(second) == "Toinen kirjoitti pidempään."
    assert "Toinen kirjoitti pidempään." in [
        row.values.get("description") for row in desk.drafts.pending()
    ]
    for page in (first, second):
        put_away(page)


def _page(desk: Desk, case_id: UUID, document_id: UUID) -> CasePage:
    page = CasePage(desk)
    page.show()
    assert page.open(case_id, "client_work")
    page.show_document(document_id)
    return page


def _write(page: CasePage, text: str) -> None:
    assert page.pane is not None
    assert page.pane.form is not None
    fill(page.pane.form, description=text)


def _typed(page: CasePage) -> object:
    assert page.pane is not None
    assert page.pane.form is not None
    return page.pane.form.typed()["description"]


def _break_log(store: Store) -> None:
    connection = store.connect()
    run(connection, NO_LOG)
    connection.close()


def _everything(store: Store) -> dict[str, list[str]]:
    """Return every row of every table."""
    connection = store.connect()
    tables = run(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    names = [name for (name,) in tables]
    rows = {name: sorted(map(repr, run(connection, f'SELECT * FROM "{name}"'))) for name in names}
    connection.close()
    return rows


def _slots(store: Store) -> list[str]:
    return sorted(repr(slot) for slot in keys_from(keys_path(store.path).read_bytes()).slots)
