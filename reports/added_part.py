"""The part that a signature adds to a file: pages, claims and properties stay as they were made."""

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class AddedPart(IncrementalPdfFileWriter):
    """Writes a signature or time stamp behind a file without touching its metadata.

    pyHanko would write the XMP packet anew: with the machine's clock, its own name, and the claim
    of PDF/UA in a form that PDF/A-2 does not know. The signature itself tells when it was made.
    """

    def _update_meta(self) -> None:
        """Leave the metadata as they are."""
