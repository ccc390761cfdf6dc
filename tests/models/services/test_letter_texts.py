"""Decision texts through their services: written, published, retired, undone, used for good."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text as sql

from models.entities.letter_text import UsedText
from models.rules.errors import NotAllowed, NotFound, RuleBroken, StaleData, StoreTrouble
from models.rules.kinds import Outcome
from models.rules.letter_texts import TextVersion, TextWords
from models.rules.letters import DecisionFacts
from models.rules.rights import Actor, Right
from models.services.cases import case_sheet
from models.services.corrections import correct_decision
from models.services.decisions import decision_facts, sign_decision, signed_bytes
from models.services.letter_texts import (
    decision_texts,
    publish_text,
    retire_text,
    save_text,
    take_back_text,
    text_library,
    use_text,
)
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import Made
from tests.models.services.looking import acts, entries, stored
from tests.models.services.signed import SLIP, drafted

TODAY = date(2026, 11, 24)
WORDS = TextWords("{asiakas} saa apua.", "{asiakas} får hjälp.", "Saat apua.", "Du får hjälp.")
OWN = TextVersion(
    text_id="own.1",
    version=1,
    service="support_family",
    outcome=Outcome.FAVOURABLE,
    ground="own",
    words=WORDS,
    valid_from=None,
    own=True,
)
SHIPPED = "support_family.favourable"


def test_that_a_draft_is_kept_and_holds_for_nobody(uow: UnitOfWork, administrator: Actor) -> None:
    save_text(uow, administrator, text=OWN)

    kept = text_library(uow, administrator).find("own.1@1")
    assert kept is not None
    assert (kept.words, kept.is_draft) == (WORDS, True)
    assert kept not in text_library(uow, administrator).in_force(date.max)
    assert acts(uow)[-1] == "letter_text.saved"


def test_that_a_published_text_holds_from_its_day_on(uow: UnitOfWork, administrator: Actor) -> None:
    _published(uow, administrator, OWN, date(2026, 12, 1))

    library = text_library(uow, administrator)
    assert not _holds(library.in_force(date(2026, 11, 30)), "own.1")
    assert _holds(library.in_force(date(2026, 12, 1)), "own.1")


def test_that_a_new_version_of_a_shipped_text_follows_it(
    uow: UnitOfWork, administrator: Actor
) -> None:
    shipped = text_library(uow, administrator).history(SHIPPED)[0]

    _published(uow, administrator, replace(shipped, words=WORDS, valid_from=None), TODAY)

    versions = text_library(uow, administrator).history(SHIPPED)
    assert [(each.version, each.own) for each in versions] == [(2, True), (1, False)]
    now = text_library(uow, administrator).of_outcome("support_family", Outcome.FAVOURABLE, TODAY)
    assert now is not None
    assert now.words == WORDS


def test_that_an_unfinished_text_is_not_published(uow: UnitOfWork, administrator: Actor) -> None:
    save_text(uow, administrator, text=replace(OWN, words=TextWords("vain suomeksi")))

    with pytest.raises(RuleBroken, match=r"letter_text\.empty"):
        publish_text(uow, administrator, text_id="own.1", row_version=1, valid_from=TODAY)


def test_that_a_text_is_not_published_for_a_day_that_has_passed(
    uow: UnitOfWork, administrator: Actor
) -> None:
    save_text(uow, administrator, text=OWN)

    with pytest.raises(RuleBroken, match=r"letter_text\.past"):
        publish_text(
            uow, administrator, text_id="own.1", row_version=1, valid_from=date(2026, 11, 23)
        )


def test_that_the_second_of_two_writers_is_refused(uow: UnitOfWork, administrator: Actor) -> None:
    save_text(uow, administrator, text=OWN)
    first = text_library(uow, administrator).history("own.1")[0]
    save_text(uow, administrator, text=replace(first, note="ensimmäinen"))

    with pytest.raises(StaleData, match=r"letter_text\.stale"):
        save_text(uow, administrator, text=replace(first, note="toinen"))


def test_that_a_caseworker_writes_no_texts(uow: UnitOfWork, worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        save_text(uow, worker, text=OWN)


def test_that_a_retired_text_is_no_longer_offered_but_stays_readable(
    uow: UnitOfWork, administrator: Actor
) -> None:
    retire_text(uow, administrator, text_id=SHIPPED, ends_on=date(2026, 12, 1))

    library = text_library(uow, administrator)
    assert _holds(library.in_force(date(2026, 11, 30)), SHIPPED)
    assert not _holds(library.in_force(date(2026, 12, 1)), SHIPPED)
    assert library.find(f"{SHIPPED}@1") is not None


def test_that_each_step_can_be_taken_back_until_the_text_is_used(
    uow: UnitOfWork, administrator: Actor
) -> None:
    _published(uow, administrator, OWN, TODAY)
    retire_text(uow, administrator, text_id="own.1", ends_on=date(2026, 12, 1))

    take_back_text(uow, administrator, text_id="own.1")
    after_retirement = text_library(uow, administrator).history("own.1")[0]
    take_back_text(uow, administrator, text_id="own.1")
    after_publishing = text_library(uow, administrator).history("own.1")[0]
    take_back_text(uow, administrator, text_id="own.1")

    assert (after_retirement.retired, after_retirement.valid_from) == (False, TODAY)
    assert after_publishing.is_draft
    assert text_library(uow, administrator).history("own.1") == ()
    with pytest.raises(NotFound):
        take_back_text(uow, administrator, text_id="own.1")


def test_that_a_used_version_is_neither_taken_back_nor_changed_even_by_sql(
    uow: UnitOfWork, worker: Actor, administrator: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    _published(uow, administrator, OWN, TODAY)

    _use(uow, worker, made, document_id, "own.1@1")

    with pytest.raises(RuleBroken, match=r"letter_text\.used"):
        take_back_text(uow, administrator, text_id="own.1")
    for statement in ("UPDATE letter_text SET words = '{}'", "DELETE FROM letter_text"):
        with pytest.raises(StoreTrouble), uow.begin(administrator, Right.CHECK_STORE) as work:
            work.session.execute(sql(statement))


def test_that_a_newer_version_may_follow_a_used_one(
    uow: UnitOfWork, worker: Actor, administrator: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    _published(uow, administrator, OWN, TODAY)
    _use(uow, worker, made, document_id, "own.1@1")

    newer = replace(OWN, words=replace(WORDS, fi="Uusi."))
    _published(uow, administrator, newer, date(2026, 12, 1))

    assert [each.used for each in text_library(uow, worker).history("own.1")] == [False, True]


def test_that_a_decision_notes_what_was_put_in_and_in_which_version(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)

    _use(uow, worker, made, document_id, f"{SHIPPED}@1")

    found = decision_texts(uow, worker, case_id=made.case_id, document_id=document_id)
    assert found.used == (f"{SHIPPED}@1",)
    used = next(entry for entry in entries(uow) if entry.act == "decision.text_used")
    assert used.facts == {"text": f"{SHIPPED}@1", "field": "outcome_text"}


def test_that_a_text_put_in_again_is_noted_once(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)

    _use(uow, worker, made, document_id, "any.partly.departs_from_plan@1")
    _use(uow, worker, made, document_id, "any.partly.departs_from_plan@2")

    found = decision_texts(uow, worker, case_id=made.case_id, document_id=document_id)
    assert found.used == ("any.partly.departs_from_plan@2",)


def test_that_a_draft_text_is_not_put_in(
    uow: UnitOfWork, worker: Actor, administrator: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    save_text(uow, administrator, text=OWN)

    with pytest.raises(NotFound, match=r"letter_text\.not_found"):
        _use(uow, worker, made, document_id, "own.1@1")


def test_that_a_signed_decision_keeps_and_tells_the_texts_it_says(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    _use(uow, worker, made, document_id, "any.favourable.assessed_need@1")

    _sign(uow, worker, made, document_id)

    (row,) = case_sheet(uow, worker, case_id=made.case_id).decisions
    assert set(row.texts_used) == {f"{SHIPPED}@1", "any.favourable.assessed_need@1"}
    signed = next(entry for entry in entries(uow) if entry.act == "decision.signed")
    assert set(signed.facts["texts"]) == set(row.texts_used)
    assert {use.ref for use in stored(uow, UsedText)} == set(row.texts_used)
    with pytest.raises(RuleBroken, match=r"decision\.signed"):
        _use(uow, worker, made, document_id, f"{SHIPPED}@1")


def test_that_a_reprint_stays_when_the_texts_change(
    uow: UnitOfWork, worker: Actor, administrator: Actor, clock: FakeClock
) -> None:
    made, document_id = drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    before = signed_bytes(uow, worker, document_id=document_id, purpose="print")
    shipped = text_library(uow, administrator).history(SHIPPED)[0]

    _published(uow, administrator, replace(shipped, words=WORDS, valid_from=None), TODAY)

    after = signed_bytes(uow, worker, document_id=document_id, purpose="print")
    assert after == before
    assert b"tukiperheen" in after


def test_that_the_draft_opens_with_the_plain_text_of_the_day(
    uow: UnitOfWork, worker: Actor, administrator: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    shipped = text_library(uow, administrator).history(SHIPPED)[0]

    first = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)
    _published(uow, administrator, replace(shipped, words=WORDS, valid_from=None), TODAY)
    then = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)

    assert first.plain_fi.startswith("Aino Maria Esimerkki saa tukiperheen.")
    assert (then.plain_fi, then.plain_sv) == ("Saat apua.", "Du får hjälp.")


def test_that_a_correction_keeps_the_names_of_the_texts_it_begins_with(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    _use(uow, worker, made, document_id, "any.favourable.assessed_need@1")
    _sign(uow, worker, made, document_id)
    new_id = UUID(int=77)

    correct_decision(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        new_id=new_id,
        correction=SLIP,
    )

    found = decision_texts(uow, worker, case_id=made.case_id, document_id=new_id)
    assert "any.favourable.assessed_need@1" in found.used


def _published(uow: UnitOfWork, actor: Actor, text: TextVersion, day: date) -> None:
    save_text(uow, actor, text=replace(text, row_version=0))
    draft = text_library(uow, actor).history(text.text_id)[0]
    publish_text(uow, actor, text_id=text.text_id, row_version=draft.row_version, valid_from=day)


def _holds(versions: tuple[TextVersion, ...], text_id: str) -> bool:
    return any(version.text_id == text_id for version in versions)


def _use(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID, ref: str) -> None:
    use_text(uow, actor, case_id=made.case_id, document_id=document_id, ref=ref)


def _sign(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    def seal(facts: DecisionFacts) -> bytes:
        return repr(facts).encode()

    sign_decision(
        uow,
        actor,
        case_id=made.case_id,
        document_id=document_id,
        row_version=1,
        seal=seal,
    )
