"""For each lawful item a decision that lacks just it, refused by the signing service by name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

import pytest

from models.entities.document import SignedCopy
from models.rules.commands import RecipientChoice
from models.rules.decision_checks import CHECK_CODES
from models.rules.documents.schema import Value
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.letters import Check
from models.rules.organisation import PostalAddress
from models.rules.rights import Actor
from models.rules.rows import PersonRow
from models.rules.text_places import PLACES
from models.services.decisions import set_recipients, sign_decision
from models.services.people import save_person, untie_person
from models.services.prohibitions import forbid
from models.services.setup import save_organisation
from models.store.uow import UnitOfWork
from tests.models.services.builders import (
    ADMINISTRATOR,
    ORGANISATION,
    Made,
    a_draft,
    a_finished,
    tied,
)
from tests.models.services.looking import stored
from tests.models.services.signed import drafted, seal, sheet_of


@dataclass(frozen=True, slots=True)
class Case:
    """How a sound decision comes to lack one item, and the field that is led to."""

    code: str
    field: str | None = None
    typed: tuple[tuple[str, Value], ...] = ()
    spoil: Callable[[UnitOfWork, Actor, Made, UUID], None] | None = None

    def __str__(self) -> str:
        return f"{self.code}-{self.field}"


def _changed(uow: UnitOfWork, actor: Actor, person: PersonRow, **changed: object) -> None:
    data = replace(person.data, **changed)  # type: ignore[arg-type]
    save_person(uow, actor, person_id=person.id, data=data, row_version=person.version)


def _no_body(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    organisation = replace(ORGANISATION, rectification_body="")
    save_organisation(uow, ADMINISTRATOR, organisation=organisation)


def _no_unit(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    save_organisation(uow, ADMINISTRATOR, organisation=replace(ORGANISATION, unit=""))


def _no_guardian(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    for tie in sheet_of(uow, actor, made).ties:
        untie_person(uow, actor, client_id=made.client_id, person_id=tie.person.id, kind=tie.kind)


def _nobody(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    set_recipients(uow, actor, case_id=made.case_id, document_id=document_id, recipients=[])


def _no_way(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    people = [RecipientChoice(person.id) for person in tied(sheet_of(uow, actor, made))]
    set_recipients(uow, actor, case_id=made.case_id, document_id=document_id, recipients=people)


def _no_address(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    _changed(uow, actor, tied(sheet_of(uow, actor, made))[0], address=PostalAddress())


def _secret(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    _changed(uow, actor, tied(sheet_of(uow, actor, made))[0], secret_contacts=True)


def _forbidden(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    sheet = sheet_of(uow, actor, made)
    forbid(
        uow,
        actor,
        case_id=made.case_id,
        person_id=tied(sheet)[0].id,
        made_on=sheet.facts.received_on,
        ground="Lapsi pelkää.",
    )


def _not_to_second(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    """The second guardian is forbidden and no recipient, but stands on the list."""
    sheet = sheet_of(uow, actor, made)
    first, second = tied(sheet)
    chosen = [RecipientChoice(first.id, ServingWay.POST)]
    set_recipients(uow, actor, case_id=made.case_id, document_id=document_id, recipients=chosen)
    day = sheet.facts.received_on
    forbid(uow, actor, case_id=made.case_id, person_id=second.id, made_on=day, ground="Pelko.")


def _with_informer(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    informed: dict[str, Value] = {
        "maker": "relative",
        "maker_surname": "Salanen",
        "maker_given_names": "Seija",
        "secrecy_asked": True,
    }
    a_draft(uow, actor, made.case_id, DocumentKind.NOTIFICATION, informed)


def _planned(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    a_finished(uow, actor, made.case_id, DocumentKind.PLAN)


def _without(code: str, *keys: str) -> tuple[Case, ...]:
    return tuple(Case(code, key, ((key, ""),)) for key in keys)


def _says(code: str, field: str | None, **typed: Value) -> Case:
    return Case(code, field, tuple(typed.items()))


LACKS = (
    *_without("authority", "decided_on"),
    _says("authority", "decided_on", decided_on="2026-11-25"),
    Case("authority", spoil=_no_unit),
    Case("parties", spoil=_no_guardian),
    *_without("outcome", "outcome", "outcome_text", "amount"),
    _says("outcome", "outcome_text", outcome="partly", outcome_text=""),
    _says("outcome", "outcome_text", outcome="negative", outcome_text=""),
    *_without("service", "service"),
    *_without("goal", "goal"),
    *_without("term", "starts_on", "ends_on"),
    _says("term", "open_ended_reason", open_ended=True, ends_on=""),
    _says("term_order", "ends_on", ends_on="2026-12-31"),
    _says("term_order", "ends_on", open_ended=True, open_ended_reason="Tarve jatkuu."),
    *_without("reasons", "facts_text", "amount_reasons"),
    _says("reasons", "facts_text", outcome="negative", facts_text=""),
    *_without("provisions", "legal_basis", "provisions"),
    *_without("child_opinion", "child_opinion", "child_opinion_how"),
    *_without("hearing", "hearing"),
    _says("departure", "departure_reasons", departs_from_plan=True),
    Case("departure", "departs_from_plan", (("departs_from_plan", None),), _planned),
    _says("immediate", "immediate_reasons", immediate=True),
    *_without("contact", "contact_name", "contact_phone", "contact_street", "contact_town"),
    Case("instructions", spoil=_no_body),
    *_without("secrecy", "secrecy"),
    Case("recipients", spoil=_nobody),
    Case("recipients", spoil=_no_way),
    Case("recipients", spoil=_no_address),
    Case("prohibition", spoil=_forbidden),
    Case("addresses", "goal", (("goal", "Haetaan kotoa, Maijankuja 1."),), _secret),
    Case("revealing", "goal", (("goal", "Tuki jatkuu Rantakylän koululla."),), _secret),
    Case("revealing", "goal", (("goal", "Perhe muuttaa Mikkeliin."),), _secret),
    Case("informer", "goal", (("goal", "Mummolassa Salasen luona."),), _with_informer),
    _says("informed", "informed", informed="Perhetyö, Asematie 4"),
    _says("informed", "informed", informed="Perhetyö, 00100 Helsinki"),
    _says("informed", "informed", informed="Perhetyö, 040 123 4567"),
    _says("informed", "informed", informed="Perhetyö, perhetyo@example.org"),
    Case("informed", "informed", (("informed", "Toiselle Mikolle"),), _not_to_second),
    _says("places", "goal", goal=f"Tavoite: {{{next(iter(PLACES))}}}."),
    *_without("language", "language"),
)
# refused before the checklist by the rule of competence itself, and by letters known at the print
_ELSEWHERE = {"competence", "letters"}


@pytest.mark.parametrize("lack", LACKS, ids=str)
def test_that_a_decision_that_lacks_just_one_item_is_refused_by_its_name(
    uow: UnitOfWork, worker: Actor, lack: Case
) -> None:
    made, document_id = drafted(uow, worker, **dict(lack.typed))
    if lack.spoil is not None:
        lack.spoil(uow, worker, made, document_id)

    with pytest.raises(RuleBroken) as refused:
        sign_decision(
            uow,
            worker,
            case_id=made.case_id,
            document_id=document_id,
            row_version=1,
            seal=seal,
        )

    assert refused.value.code == "decision.incomplete"
    checks = refused.value.facts["checks"]
    assert isinstance(checks, tuple)
    assert [(check.code, check.field) for check in checks] == [(lack.code, lack.field)]
    assert _has_law(checks[0])
    assert stored(uow, SignedCopy) == []


def test_that_a_letter_that_no_font_has_is_refused_by_its_name(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)

    with pytest.raises(RuleBroken) as refused:
        sign_decision(
            uow,
            worker,
            case_id=made.case_id,
            document_id=document_id,
            row_version=1,
            seal=seal,
            undrawable=lambda text: ("\u16a0",) if "tukiperhe" in text else (),
        )

    checks = refused.value.facts["checks"]
    assert isinstance(checks, tuple)
    assert [(check.code, check.named != ()) for check in checks] == [("letters", True)]


def test_that_every_lawful_item_has_a_decision_that_lacks_it() -> None:
    assert {lack.code for lack in LACKS} | _ELSEWHERE == set(CHECK_CODES) | _ELSEWHERE


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"outcome": "partly"},
        {"outcome": "negative", "goal": "", "starts_on": "", "ends_on": "", "amount": ""},
        {"immediate": True, "immediate_reasons": "Palvelua ei voi lykätä."},
        {"open_ended": True, "ends_on": "", "open_ended_reason": "Tarve on pitkäaikainen."},
        {"hearing": "", "hearing_none_ground": "granted"},
    ],
)
def test_that_a_decision_of_each_kind_that_lacks_nothing_is_signed(
    uow: UnitOfWork, worker: Actor, typed: dict[str, Value]
) -> None:
    made, document_id = drafted(uow, worker, **typed)

    sign_decision(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        row_version=1,
        seal=seal,
    )

    assert len(stored(uow, SignedCopy)) == 3


def _has_law(check: Check) -> bool:
    return bool(check.statute) or check.code == "term_order"


assert ServingWay.POST  # the sound decision is posted
