"""Signing a PDF (PAdES): the original bytes stay, the signature is added behind them."""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding

from models.rules.errors import RuleBroken
from models.rules.letters import DecisionFacts, Official
from reports.content import SignatureBox
from reports.dates import shown_time
from reports.decision_body import SECOND
from reports.decision_letter import decision_pages
from reports.keys import SigningKey, open_key, trial_key
from reports.quiet import quiet
from reports.stamp import stamp_page
from reports.strength import BASIC, Strength, telling
from reports.texts import LetterTexts, texts

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.stamp import StaticStampStyle

__all__ = ["SigningKey", "open_key", "second_signature", "sign", "signed_letter", "trial_key"]

_DIGEST = "sha256"
STAMP_FIELD = "Aikaleima – Tidsstämpel"
_ROOM_FOR_SIGNATURE = 16384
_ROOM_FOR_TIME_STAMP = 32768


def signed_letter(
    facts: DecisionFacts, key: SigningKey, *, signed_at: datetime, strength: Strength = BASIC
) -> bytes:
    """Return the final letter signed with `key`, the visible signature in its reserved room.

    `strength` is what is added to the signature, see `reports.strength.gathered`. The page says so
    when the certificate is a trial one. Raises as `decision_letter` and `sign`.
    """
    letter = decision_pages(replace(facts, draft=False, trial=key.trial))
    second = SECOND.said_in(facts.language)
    wording = texts(facts.language, facts.decided_on, facts.texts_version)
    day, _ = shown_time(signed_at)
    return sign(
        letter.pdf,
        key,
        signed_at=signed_at,
        reason=wording.say("subject", number=facts.number),
        box=letter.signature_box,
        lines=_stamp_lines(wording, facts.decider, key, signed_at),
        alternative=wording.say("stamp_field", name=facts.decider.name, date=day),
        strength=strength,
        waiting=(letter.second_box, second) if letter.second_box else None,
    )


def second_signature(
    pdf: bytes,
    facts: DecisionFacts,
    signer: Official,
    key: SigningKey,
    *,
    signed_at: datetime,
    strength: Strength = BASIC,
) -> bytes:
    """Return a letter signed once, signed again in the room that waits for it.

    The first signature stays valid. Raises as `sign`, RuleBroken("pdf.no_room") for a file in
    which no signature is waited for, and RuleBroken("second.same_certificate") for the
    certificate that signed already.
    """
    wording = texts(facts.language, facts.decided_on, facts.texts_version)
    key.require_valid(signed_at)
    signing = _Signing(key, signed_at, wording.say("subject", number=facts.number), strength)
    with telling(strength.level):
        return signing.run_again(pdf, _stamp_lines(wording, signer, key, signed_at))


def _stamp_lines(
    wording: LetterTexts, signer: Official, key: SigningKey, signed_at: datetime
) -> tuple[str, ...]:
    day, time = shown_time(signed_at)
    return (
        wording.say("stamp_trial" if key.trial else "stamp"),
        signer.name,
        ", ".join(part for part in (signer.title, signer.unit) if part),
        wording.say("stamp_time", date=day, time=time),
    )


def sign(
    pdf: bytes,
    key: SigningKey,
    *,
    signed_at: datetime,
    reason: str = "",
    box: SignatureBox | None = None,
    lines: Sequence[str] = (),
    alternative: str = "",
    strength: Strength = BASIC,
    waiting: tuple[SignatureBox, str] | None = None,
) -> bytes:
    """Return `pdf` with a PAdES signature of level B-B or what `strength` adds.

    `pdf` itself stays the beginning. `waiting` is the room, with its words, in which somebody
    else signs later; it must be there before the first signature.

    `box` is where the visible signature of `lines` is drawn; without it the signature is
    invisible. `alternative` is read out in place of the picture.

    Raises:
        RuleBroken: key.expired, key.not_yet_valid, pdf.unreadable, and signing.timestamp_failed,
            signing.revocation_failed, signing.revoked, signing.issuer_not_trusted where
            `strength` asks for more than B-B.
    """
    key.require_valid(signed_at)
    with telling(strength.level):
        return _Signing(key, signed_at, reason, strength).run(
            pdf, box, lines, alternative or key.name, waiting
        )


def _has_signed(pdf: bytes, key: SigningKey) -> bool:
    from pyhanko.pdf_utils.reader import PdfFileReader

    found = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    own = key.certificate.public_bytes(Encoding.DER)
    return any(each.signer_cert.dump() == own for each in found)


class _Signing:
    """One signature being made; imports pyHanko when the first one is."""

    def __init__(
        self, key: SigningKey, signed_at: datetime, reason: str, strength: Strength
    ) -> None:
        self._key = key
        self._signed_at = signed_at
        self._reason = reason
        self._strength = strength

    def run(
        self,
        pdf: bytes,
        box: SignatureBox | None,
        lines: Sequence[str],
        alternative: str,
        waiting: tuple[SignatureBox, str] | None,
    ) -> bytes:
        """Sign in a field of one's own; `waiting` gets an empty one beside it."""
        from reports.signature_field import (
            add_field,
            add_stamp_fields,
            has_signature,
            visible_style,
        )

        writer = self._writer(pdf)
        is_first = not has_signature(writer)
        name = add_field(writer, box, alternative)
        if waiting is not None:
            add_field(writer, *waiting)
        if self._strength.context is not None and is_first:
            add_stamp_fields(writer, 1 if waiting is None else 2, STAMP_FIELD)
        style = visible_style(stamp_page(lines, box.width, box.height)) if box else None
        return asyncio.run(self._sign(writer, name, style))

    def run_again(self, pdf: bytes, lines: Sequence[str]) -> bytes:
        """Sign in the field that waits."""
        from reports.signature_field import visible_style, waiting_field

        writer = self._writer(pdf)
        found = waiting_field(writer)
        if found is None:
            raise RuleBroken("pdf.no_room")
        if _has_signed(pdf, self._key):
            raise RuleBroken("second.same_certificate")
        name, width, height = found
        style = visible_style(stamp_page(lines, width, height))
        return asyncio.run(self._sign(writer, name, style))

    def _writer(self, pdf: bytes) -> "IncrementalPdfFileWriter":
        from pyhanko.pdf_utils.misc import PdfReadError

        from reports.added_part import AddedPart

        quiet()
        try:
            return AddedPart(io.BytesIO(pdf))
        except (PdfReadError, ValueError) as error:
            raise RuleBroken("pdf.unreadable") from error

    async def _sign(
        self,
        writer: "IncrementalPdfFileWriter",
        field_name: str,
        style: "StaticStampStyle | None",
    ) -> bytes:
        from pyhanko.sign import fields, signers

        from reports.key_signer import KeySigner

        lasting = self._strength.context is not None
        metadata = signers.PdfSignatureMetadata(
            field_name=field_name,
            md_algorithm=_DIGEST,
            subfilter=fields.SigSeedSubFilter.PADES,
            name=self._key.name,
            reason=self._reason or None,
            validation_context=self._strength.context,
            embed_validation_info=lasting,
        )
        stamper = self._strength.timestamper
        signer = signers.PdfSigner(
            metadata, signer=KeySigner(self._key), stamp_style=style, timestamper=stamper
        )
        session = signer.init_signing_session(writer, existing_fields_only=True)
        session.system_time = self._signed_at
        proof = await session.perform_presign_validation(writer) if lasting else None
        room = _ROOM_FOR_TIME_STAMP if stamper else _ROOM_FOR_SIGNATURE
        prepared = session.prepare_tbs_document(proof, bytes_reserved=room)
        out = io.BytesIO()
        digest, _ = prepared.digest_tbs_document(output=out)
        made = await prepared.perform_signature(
            document_digest=digest.document_digest,
            pdf_cms_signed_attrs=signers.pdf_cms.PdfCMSSignedAttributes(
                signing_time=self._signed_at
            ),
        )
        await made.post_signature_processing(out)
        return await self._sealed(out.getvalue()) if lasting else out.getvalue()

    async def _sealed(self, pdf: bytes) -> bytes:
        """Stamp the time over the whole file: what proves the signature may not change either."""
        from pyhanko.sign.signers import PdfTimeStamper

        from reports.added_part import AddedPart
        from reports.signature_field import stamp_field

        writer = AddedPart(io.BytesIO(pdf))
        assert self._strength.timestamper is not None
        stamper = PdfTimeStamper(self._strength.timestamper, field_name=stamp_field(writer))
        out = io.BytesIO()
        await stamper.async_timestamp_pdf(
            writer, _DIGEST, bytes_reserved=_ROOM_FOR_TIME_STAMP, output=out
        )
        return out.getvalue()
