"""Others who check a signed file: poppler's pdfsig, OpenSSL and pyHanko's own validator.

A program that is missing fails the test that asks it.
"""

import asyncio
import io
import subprocess
import zlib
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from reports.key_signer import asn1
from reports.quiet import quiet
from tests.reports.pki import root


def pdfsig_is_content(pdf: bytes, folder: Path) -> bool:
    """Whether pdfsig finds every signature valid and the last one over the whole document."""
    file = folder / "tiedosto.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(
        ["pdfsig", "-nocert", file.name], cwd=folder, capture_output=True, text=True, check=False
    ).stdout
    parts = [part for part in said.split("Signature #")[1:] if "Signature Validation" in part]
    valid = bool(parts) and all("Signature is Valid" in part for part in parts)
    return valid and "Total document signed" in parts[-1]


def openssl_is_content(pdf: bytes, folder: Path, moment: datetime) -> bool:
    """Whether OpenSSL verifies every container over its bytes, which reach to the file's end."""
    trusted = folder / "juuri.pem"
    trusted.write_bytes(root().certificate.public_bytes(Encoding.PEM))
    found = list(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)
    ends = []
    for each in found:
        first, length, start, rest = (int(number) for number in each.byte_range)
        (folder / "sisalto").write_bytes(pdf[first : first + length] + pdf[start : start + rest])
        (folder / "sailio").write_bytes(each.pkcs7_content)
        done = subprocess.run(
            [
                "openssl", "cms", "-verify", "-inform", "DER", "-in", "sailio", "-binary",
                "-content", "sisalto", "-CAfile", "juuri.pem", "-purpose", "any",
                "-attime", str(int(moment.timestamp())), "-out", "/dev/null",
            ],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            return False
        ends.append(start + rest)
    return bool(ends) and max(ends) == len(pdf)


def pyhanko_is_content(pdf: bytes, moment: datetime) -> bool:
    """Whether pyHanko's validator is content with every signature and what came after it."""
    quiet()
    found = list(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)
    told = []
    for each in found:
        context = ValidationContext(
            trust_roots=[asn1(root().certificate)], allow_fetching=False, moment=moment
        )
        try:
            told.append(asyncio.run(async_validate_pdf_signature(each, context)))
        except (zlib.error, ValueError, PdfError):  # what was flipped can no longer be read
            return False
    whole = SignatureCoverageLevel.ENTIRE_FILE
    return bool(told) and told[-1].coverage == whole and all(each.bottom_line for each in told)
