"""The envelope's window (ikkunakuori): where it is, and whether a print has an address in it."""

import io

import pikepdf

ADDRESS = "recipient"
"""The name of the recipient's lines in the structure of a finished print."""

WINDOW_MM = (20.0, 40.0, 90.0, 45.0)
"""Left, top, width and height."""

MOVED_MM = (14.0, 36.0, 97.5, 54.0)
"""Left, top, width and height of what a printer's correction moves; nothing else stands in it."""


def has_address(pdf: bytes) -> bool:
    """Answer whether the first page bears an address meant for an envelope's window."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tree = opened.Root.get("/StructTreeRoot")
        children = () if tree is None else tree.K.get("/K", ())
        return any(
            isinstance(child, pikepdf.Dictionary) and str(child.get("/T", "")) == ADDRESS
            for child in children
        )
