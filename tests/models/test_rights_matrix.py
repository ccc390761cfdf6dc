"""Who may do what to which case: every cell of the rights matrix, tried with the services."""

from pathlib import Path

import pytest

from models.rules.rights import RIGHTS, Actor, Role
from models.rules.rights_matrix import CASE_ACTS, PHASES, CaseAct, Relation, allowed, page
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.models.matrix import may_do, settle, stand
from tests.models.services.builders import a_house

_PAGE = Path(__file__).parents[2] / "packaging/server/RIGHTS.md"
_IN_A_FILE = (Relation.OWN, Relation.TEAM, Relation.CLOSED, Relation.OTHER)


def test_that_the_services_let_exactly_those_acts_pass_that_the_matrix_allows(
    store: Store, uow: UnitOfWork, worker: Actor, counsellor: Actor, lead: Actor,
    secretary: Actor, administrator: Actor,
) -> None:  # fmt: skip
    a_house(uow)
    with store.sessions.begin() as session:
        cases = settle(session)
    wrong = []

    for actor in (worker, counsellor, lead, secretary, administrator):
        for relation in _IN_A_FILE:
            for tried in cases if relation is Relation.TEAM else cases[-1:]:
                with store.sessions.begin() as session:
                    stand(session, tried, relation, actor.user_id)
                found = {act for act in CaseAct if may_do(uow, actor, act, tried)}
                wanted = allowed(actor.role, relation, tried.phase)
                if found != wanted:
                    wrong.append((actor.role, relation, tried.phase, found ^ wanted))

    assert wrong == []


def test_that_the_page_says_what_the_matrix_says() -> None:
    assert _PAGE.read_text("utf-8") == "\n".join(page()) + "\n"


@pytest.mark.parametrize("role", list(Role))
def test_that_no_role_reaches_a_protected_case_without_a_name_or_anothers(role: Role) -> None:
    for phase in PHASES:
        assert allowed(role, Relation.PROTECTED, phase) == frozenset()
        assert allowed(role, Relation.OTHER, phase) == frozenset()


def test_that_every_act_asks_for_a_right_that_some_role_has() -> None:
    held = frozenset().union(*RIGHTS.values())

    assert set(CASE_ACTS) == set(CaseAct)
    assert {rule.right for rule in CASE_ACTS.values()} <= held
