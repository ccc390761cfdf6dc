"""Signing a decision: the worker's key, the signed pages and the service in one slow step."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from models.rules.changes import Changes
from models.rules.letters import DecisionFacts
from models.rules.rights import Actor
from models.services.decisions import sign_decision
from models.store.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A PKCS#12 file with its passphrase, or None for a trial key made for this once."""

    p12: bytes | None
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """What is signed, by whose key, when."""

    case_id: UUID
    document_id: UUID
    row_version: int
    key: KeyChoice
    signer_name: str
    signed_at: datetime
    texts_version: str

    def run(self, uow: UnitOfWork, actor: Actor) -> Changes:
        """Sign every print; raises what opening the key and `sign_decision` raise."""
        from reports.glyphs import undrawable
        from reports.signing import open_key, signed_letter

        p12, passphrase = self._key()
        key = open_key(p12, passphrase, now=self.signed_at)

        def seal(facts: DecisionFacts) -> bytes:
            return signed_letter(facts, key, signed_at=self.signed_at)

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

    def _key(self) -> tuple[bytes, str]:
        if self.key.p12 is not None:
            return self.key.p12, self.key.passphrase
        from reports.keys import trial_key

        passphrase = secrets.token_urlsafe(18)
        return trial_key(self.signer_name, passphrase, self.signed_at), passphrase


LetterMaker = Callable[[DecisionFacts], bytes]


def draft_letter(facts: DecisionFacts) -> bytes:
    """Return the pages of a draft; reports are imported when the first one is made."""
    from reports.decision_letter import decision_letter

    return decision_letter(facts)
