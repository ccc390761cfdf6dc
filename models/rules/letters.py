"""What a letter says: frozen facts from which `reports` makes pages."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from models.rules.corrections import CorrectionGround
from models.rules.kinds import Outcome
from models.rules.organisation import Organisation
from models.rules.words import Language


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom this print goes; `lines` is the address, empty when it must not be printed."""

    name: str
    lines: tuple[str, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Official:
    """A worker as named on a letter."""

    name: str
    title: str
    unit: str
    phone: str = ""
    email: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedSeal:
    """What a signed page says of itself, to be checked against the store.

    `content` is the SHA-256 of the canonical facts of the decision (see `rules.seals`), `audit_seq`
    and `audit_head` the use log's last line when it was made. `document_id` is a UUID's text.
    """

    document_id: str
    content: str
    audit_seq: int
    audit_head: str


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """One print of one decision (palvelupäätös).

    `language` is the matter's language (KieliL 19 §); `addressee` is None on the archive copy.
    No address but the addressee's own is ever part of it. `ends_on` None means until further
    notice and then `open_ended_reason` is set; `outcome` None only in a draft that lacks
    it. `texts_version` names the dated letter texts. `trial` marks a signature made with a trial
    certificate, `draft` a print before signing.
    `secrecy` is the ground of secrecy in words, empty for the usual one. `appeal_basis` names the
    legal basis that decides the rectification time. `child_opinion_needed` False only where the
    client is of age (SHL 32 §). `second_signature` leaves room for another signer; `seal` is what
    the signed page says of itself. `plain_fi` and `plain_sv` are the library's plain words for the
    outcome, `texts_used` names the texts of the library that it took over. `informed` are those
    told for information only (tiedoksi).
    """

    language: Language
    number: str
    case_number: str
    decided_on: date
    organisation: Organisation
    client_name: str
    client_birth_date: date | None
    pending_since: date
    pending_by: str
    parties: tuple[str, ...]
    hearing: str
    child_opinion: str
    outcome: Outcome | None
    service: str
    service_details: str
    amount: str
    arrangement: str
    starts_on: date | None
    ends_on: date | None
    open_ended_reason: str
    goal: str
    outcome_text: str
    reasons: tuple[str, ...]
    departure_from_plan: str
    provisions: str
    immediate: bool
    immediate_reasons: str
    fee: str
    decider: Official
    contact: Official
    distribution: tuple[str, ...]
    addressee: Addressee | None = None
    texts_version: str = ""
    plain_summary: str = ""
    draft: bool = False
    trial: bool = False
    replaces: str = ""
    corrects: CorrectionGround | None = None
    application_description: str = ""
    additional: str = ""
    secrecy: str = ""
    appeal_basis: str = "shl_45_46"
    child_opinion_needed: bool = True
    second_signature: bool = False
    seal: PrintedSeal | None = None
    plain_fi: str = ""
    plain_sv: str = ""
    texts_used: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()

    @property
    def reader_language(self) -> Language:
        """The language of what is said to the recipient: a decision's language, else its own."""
        reader = self.addressee.language if self.addressee else self.language
        return reader if reader in (Language.FINNISH, Language.SWEDISH) else self.language

    def plain_in(self, language: Language) -> str:
        """Return the library's plain words for the outcome."""
        return self.plain_sv if language is Language.SWEDISH else self.plain_fi


@dataclass(frozen=True, slots=True)
class DocumentPrint:
    """A finished or draft document as plain titled paragraphs, for the case file print."""

    title: str
    case_number: str
    client_name: str
    client_birth_date: date | None
    organisation: Organisation
    made_on: date
    author: Official
    language: Language
    sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One lawful item of the decision's checklist: its name code, statute and whether it is met.

    `field` is the decision form's field that cures it, `named` are the characters that cannot be
    printed: code point and name of each, no text around them.
    """

    code: str
    statute: str
    met: bool
    field: str | None = None
    named: tuple[str, ...] = ()


class TimeProof(StrEnum):
    """What shows when a signature was made: the signer's own word, a time stamp, or our log."""

    OWN_WORD = "own_word"
    TIME_STAMP = "time_stamp"
    USE_LOG = "use_log"


class LaterChange(StrEnum):
    """What was done to a file after one of its signatures; hung: bytes that are no part of it."""

    NOTHING = "nothing"
    HUNG = "hung"
    PROOF = "proof"
    SIGNATURE = "signature"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """One signature of a file: who, when, by which certificate, and what came after it.

    `proved_at` is the moment by which the certificate was judged. `level` is the PAdES level it
    reaches. `trusted` means that an issuer on the own list vouched for it at that moment.
    """

    name: str
    issuer: str
    signed_at: str
    intact: bool
    whole: bool
    later: LaterChange
    trusted: bool
    trial: bool
    valid_from: date | None
    valid_to: date | None
    in_force_then: bool
    in_force_now: bool
    proof: TimeProof
    level: str
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """What `polku verify` and the window say of a signed file."""

    intact: bool
    covers_whole_file: bool
    signers: tuple[str, ...]
    signed_at: tuple[str, ...]
    trusted: bool
    trial: bool
    certificates: tuple[str, ...] = ()
    signatures: tuple[SignatureFacts, ...] = ()
    seal: PrintedSeal | None = None


@dataclass(frozen=True, slots=True)
class SealReport:
    """What the store says of a signed file.

    `same_bytes`: it is a stored print byte for byte. `logged_at` is when the use log says so.
    `same_content` and `same_log` compare what its pages say of themselves; False where they say
    nothing (`sealed`).
    """

    known: bool
    number: str = ""
    same_bytes: bool = False
    same_content: bool = False
    same_log: bool = False
    sealed: bool = False
    logged_at: datetime | None = None
