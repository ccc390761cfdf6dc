"""Signing a decision: the worker's key, the signed pages and the service in one slow step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.base.key_means import KeyMeans
from models.rules.changes import Changes
from models.rules.letters import DecisionFacts, Official
from models.rules.rights import Actor
from models.services.decisions import sign_decision
from models.services.second_signing import sign_second
from models.services.signature_settings import signing_settings
from models.store.uow import UnitOfWork

if TYPE_CHECKING:
    from reports.keys import SigningKey
    from reports.strength import Strength


@dataclass(frozen=True, slots=True)
class Signing:
    """What is signed, with whose key, when; `plain` leaves out what the settings would add."""

    case_id: UUID
    document_id: UUID
    row_version: int
    key: KeyMeans
    signed_at: datetime
    texts_version: str
    plain: bool = False

    def run(self, uow: UnitOfWork, actor: Actor) -> Changes:
        """Sign every print with the key opened once; raises what that and the service raise."""
        from reports.glyphs import undrawable
        from reports.signing import signed_letter

        with self.key.opened(self.signed_at) as key:
            strength = strength_for(uow, actor, key, self.signed_at, plain=self.plain)

            def seal(facts: DecisionFacts) -> bytes:
                return signed_letter(facts, key, signed_at=self.signed_at, strength=strength)

            return sign_decision(
                uow,
                actor,
                case_id=self.case_id,
                document_id=self.document_id,
                row_version=self.row_version,
                seal=seal,
                texts_version=self.texts_version,
                trial=key.trial,
                undrawable=undrawable,
            )


@dataclass(frozen=True, slots=True)
class SecondSigning:
    """What is signed second, with whose key, when; `plain` as in `Signing`."""

    case_id: UUID
    document_id: UUID
    key: KeyMeans
    signed_at: datetime
    plain: bool = False

    def run(self, uow: UnitOfWork, actor: Actor) -> Changes:
        """Sign every print that waits, with the key opened once."""
        from reports.signing import second_signature

        with self.key.opened(self.signed_at) as key:
            strength = strength_for(uow, actor, key, self.signed_at, plain=self.plain)

            def seal(pdf: bytes, facts: DecisionFacts, signer: Official) -> bytes:
                return second_signature(
                    pdf, facts, signer, key, signed_at=self.signed_at, strength=strength
                )

            return sign_second(
                uow,
                actor,
                case_id=self.case_id,
                document_id=self.document_id,
                seal=seal,
                trial=key.trial,
            )


def strength_for(
    uow: UnitOfWork, actor: Actor, key: "SigningKey", now: datetime, *, plain: bool
) -> "Strength":
    """Return what the settings want added to a signature; nothing when it was declined."""
    from reports.strength import BASIC, gathered

    return BASIC if plain else gathered(signing_settings(uow, actor), key, now=now)


LetterMaker = Callable[[DecisionFacts], bytes]


def draft_letter(facts: DecisionFacts) -> bytes:
    """Return the pages of a draft; reports are imported when the first one is made."""
    from reports.decision_letter import decision_letter

    return decision_letter(facts)
