"""What the store says of a signed file: the same bytes, the printed digest, the sealed log."""

import hashlib
from dataclasses import replace
from uuid import UUID

import pytest

from models.rules.commands import RecipientChoice
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.letters import DecisionFacts, PrintedSeal, SealReport
from models.rules.rights import Actor
from models.services.cases import case_sheet
from models.services.decisions import set_recipients, sign_decision
from models.services.seal_check import check_seal
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import Made, a_case, a_draft, at_home, tied
from tests.models.services.looking import acts, entries, head_at
from tests.models.services.papers import decision


@pytest.fixture
def signed(uow: UnitOfWork, worker: Actor) -> tuple[Made, tuple[DecisionFacts, ...]]:
    """A signed decision and what each of its prints says."""
    made = a_case(uow, worker)
    document_id = a_draft(uow, worker, made.case_id, DocumentKind.DECISION, decision())
    sheet = case_sheet(uow, worker, case_id=made.case_id)
    for person in tied(sheet):
        at_home(uow, worker, person, "Mallikatu 1")
    chosen = [RecipientChoice(person.id, ServingWay.POST) for person in tied(sheet)]
    set_recipients(uow, worker, case_id=made.case_id, document_id=document_id, recipients=chosen)
    said: list[DecisionFacts] = []

    def seal(facts: DecisionFacts) -> bytes:
        said.append(facts)
        return repr(facts).encode()

    sign_decision(
        uow, worker, case_id=made.case_id, document_id=document_id, row_version=1, seal=seal
    )
    return made, tuple(said)


def test_that_every_print_bears_the_same_seal_of_the_log_at_signing(
    uow: UnitOfWork, signed: tuple[Made, tuple[DecisionFacts, ...]]
) -> None:
    seals = {facts.seal for facts in signed[1]}

    (seal,) = seals
    assert seal is not None
    assert head_at(uow, seal.audit_seq) == seal.audit_head
    told = next(entry for entry in entries(uow) if entry.act == "decision.signed")
    assert told.facts["content"] == seal.content
    assert told.seq > seal.audit_seq


def test_that_a_stored_print_is_known_with_the_moment_of_the_log(
    uow: UnitOfWork,
    worker: Actor,
    signed: tuple[Made, tuple[DecisionFacts, ...]],
    clock: FakeClock,
) -> None:
    for facts in signed[1]:
        report = _asked(uow, worker, facts)

        assert (report.known, report.same_bytes) == (True, True)
        assert (report.same_content, report.same_log) == (True, True)
        assert report.logged_at == clock.now()
        assert report.number == facts.number


def test_that_other_bytes_with_the_same_seal_are_told(
    uow: UnitOfWork, worker: Actor, signed: tuple[Made, tuple[DecisionFacts, ...]]
) -> None:
    report = check_seal(uow, worker, seal=signed[1][0].seal, sha256="0" * 64)

    assert (report.known, report.same_bytes, report.same_content) == (True, False, True)
    assert report.logged_at is None


@pytest.mark.parametrize(
    ("change", "content", "log"),
    [
        ({"content": "0" * 64}, False, True),
        ({"audit_head": "0" * 64}, True, False),
        ({"audit_seq": 999_999}, True, False),
    ],
)
def test_that_a_seal_that_differs_is_told(
    uow: UnitOfWork,
    worker: Actor,
    signed: tuple[Made, tuple[DecisionFacts, ...]],
    change: dict[str, object],
    content: bool,
    log: bool,
) -> None:
    facts = signed[1][0]
    assert facts.seal is not None
    false = replace(facts.seal, **change)  # type: ignore[arg-type]
    digest = hashlib.sha256(repr(facts).encode()).hexdigest()

    report = check_seal(uow, worker, seal=false, sha256=digest)

    assert (report.same_content, report.same_log) == (content, log)


@pytest.mark.parametrize("document_id", ["kissa", str(UUID(int=7))])
def test_that_an_unknown_document_is_unknown(
    uow: UnitOfWork, worker: Actor, document_id: str
) -> None:
    seal = PrintedSeal(document_id, "0" * 64, 1, "0" * 64)

    assert not check_seal(uow, worker, seal=seal, sha256="0" * 64).known
    assert not check_seal(uow, worker, seal=None, sha256="0" * 64).known


def test_that_a_stranger_is_told_no_more_than_of_an_unknown_file(
    uow: UnitOfWork, stranger: Actor, signed: tuple[Made, tuple[DecisionFacts, ...]]
) -> None:
    report = _asked(uow, stranger, signed[1][0])

    assert not report.known
    assert report.number == ""
    assert acts(uow)[-1] == "seal.checked"


def _asked(uow: UnitOfWork, actor: Actor, facts: DecisionFacts) -> SealReport:
    digest = hashlib.sha256(repr(facts).encode()).hexdigest()
    return check_seal(uow, actor, seal=facts.seal, sha256=digest)
