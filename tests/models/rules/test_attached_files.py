"""A file's name as it may be shown, whatever it was called."""

import unicodedata

import pytest

from models.rules.attached_files import shown_name
from models.rules.attachments import LONGEST_TITLE


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Koulun_lausunto 2026.pdf", "Koulun lausunto 2026"),
        ("C:\\Users\\matti\\lausunto.pdf", "lausunto"),
        ("../../etc/passwd", "passwd"),
        ("a.pdf:zone.identifier", "a"),
        ("CON", ""),
        ("con.txt", ""),
        ("LPT1.pdf", ""),
        ("lasku\u202efdp.exe", "laskufdp.exe"),
        ("a\0b\nc.pdf", "ab c"),
        ('mikä?<"tämä">.pdf', "mikä tämä"),
        ("....", ""),
        (unicodedata.normalize("NFD", "Äidin äänestys.pdf"), "Äidin äänestys"),
    ],
)
def test_that_a_name_is_shown_without_what_could_deceive(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_that_a_name_of_four_hundred_letters_is_cut() -> None:
    assert len(shown_name("ä" * 400 + ".pdf")) == LONGEST_TITLE
