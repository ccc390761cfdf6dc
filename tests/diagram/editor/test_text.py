"""Titles that fit their cards."""

from PySide6.QtWidgets import QApplication

from diagram.editor.text import Face, fitted, width_of, wrapped

FACE = Face("Noto Sans", 13.0, bold=True)


def test_that_a_compound_too_wide_for_a_line_is_parted_at_its_seam(qapp: QApplication) -> None:
    width = width_of("Asiakassuunnitelma", FACE) - 10

    lines, face = fitted("Asiakassuunnitelma", FACE, width, 2, 9.0)

    assert lines == ("Asiakas-", "suunnitelma")
    assert face.pixels == FACE.pixels


def test_that_a_compound_that_fits_stays_whole(qapp: QApplication) -> None:
    width = width_of("Asiakassuunnitelma", FACE) + 10

    assert wrapped("Asiakassuunnitelma", FACE, width, 2) == ("Asiakassuunnitelma",)


def test_that_an_ending_is_never_parted_from_its_word(qapp: QApplication) -> None:
    width = width_of("Palvelujen", FACE) - 4

    assert all("-" not in line for line in wrapped("Palvelujen valinta", FACE, width, 2))


def test_that_a_long_word_with_no_known_seam_is_broken_between_syllables(
    qapp: QApplication,
) -> None:
    rows, face = fitted("Lastensuojelutarveselvitys", FACE, 70, 3, 9.0)

    assert all(width_of(row, face) <= 70 for row in rows)
    assert "".join(row.rstrip("-") for row in rows) == "Lastensuojelutarveselvitys"
    assert rows[0].endswith("-")
