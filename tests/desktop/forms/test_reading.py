from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.forms.reading import ReadingView
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind

VALUES: Values = {
    "received_on": "2026-11-24",
    "channel": "phone",
    "client_surname": "Virtasalmi",
    "client_given_names": "<b>Aada</b>",
    "guardians": [{"surname": "Virtasalmi", "given_names": "Mari"}],
    "consent": True,
    "description": "Ensimmäinen rivi.\nToinen rivi.",
}


def _view(qtbot: QtBot, values: Values = VALUES) -> ReadingView:
    view = ReadingView(document_type(DocumentKind.CONTACT), values, "Valmis 24.11.2026")
    qtbot.addWidget(view)
    return view


def test_that_a_finished_document_is_read_as_text(qtbot: QtBot, dressed: QApplication) -> None:
    text = _view(qtbot).text()

    assert "24.11.2026" in text
    assert "Puhelin" in text
    assert "Kyllä" in text
    assert "Ensimmäinen rivi.\nToinen rivi." in text


def test_that_markup_in_a_document_is_read_as_it_was_typed(
    qtbot: QtBot, dressed: QApplication
) -> None:
    assert "<b>Aada</b>" in _view(qtbot).text()


def test_that_empty_fields_are_left_out(qtbot: QtBot, dressed: QApplication) -> None:
    assert "Tulkkauskieli" not in _view(qtbot).text()


def test_that_rows_are_read_one_by_one(qtbot: QtBot, dressed: QApplication) -> None:
    text = _view(qtbot).text()

    assert "\n1.\n" in text
    assert "Mari" in text
