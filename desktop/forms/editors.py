"""From a field's declaration to its editor: one table by type."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.widgets.code_box import CodeBox
from desktop.widgets.code_checks import CHECKS_UP_TO, CodeChecks, CodeChips
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import Editor, EditorSetting
from desktop.widgets.line_field import LineField, NumberField, PersonalCodeField
from desktop.widgets.text_field import LEAST_LINES, TextField
from desktop.widgets.time_field import MomentField, TimeField
from desktop.widgets.yes_no import YesNoField
from models.rules.documents.codes import code_list
from models.rules.documents.schema import CodeList, Field, FieldType

Maker = Callable[[Field, EditorSetting, QWidget], Editor]
_SHORT = 600


def make_editor(field: Field, setting: EditorSetting, parent: QWidget) -> Editor:
    """Return a new editor for `field`; KeyError for ROWS, which is made of fields itself."""
    return _MAKERS[field.type](field, setting, parent)


def _text(field: Field, setting: EditorSetting, parent: QWidget) -> Editor:
    least = 2 if field.longest <= _SHORT or field.width < 12 else LEAST_LINES
    return TextField(field.longest, least, parent)


def _line(field: Field, setting: EditorSetting, parent: QWidget) -> Editor:
    return LineField(field.longest, parent)


def _hinted(hint: Qt.InputMethodHint) -> Maker:
    def make(field: Field, setting: EditorSetting, parent: QWidget) -> Editor:
        line = LineField(field.longest, parent)
        line.setInputMethodHints(hint)
        return line

    return make


def _codes(field: Field, setting: EditorSetting, parent: QWidget) -> Editor:
    codes = codes_of(field)
    many = len(codes.codes) > CHECKS_UP_TO
    return CodeChips(codes, parent) if many else CodeChecks(codes, parent)


def codes_of(field: Field) -> CodeList:
    """Return the code list of a CODE or CODES field."""
    assert field.codes is not None
    return code_list(field.codes)


_HINT = Qt.InputMethodHint
_MAKERS: dict[FieldType, Maker] = {
    FieldType.LINE: _line,
    FieldType.TEXT: _text,
    FieldType.DATE: lambda field, setting, parent: DateField(setting, parent),
    FieldType.TIME: lambda field, setting, parent: TimeField(parent),
    FieldType.MOMENT: lambda field, setting, parent: MomentField(setting, parent),
    FieldType.YES_NO: lambda field, setting, parent: YesNoField(parent),
    FieldType.CODE: lambda field, setting, parent: CodeBox(codes_of(field), parent=parent),
    FieldType.CODES: _codes,
    FieldType.NUMBER: lambda field, setting, parent: NumberField(parent=parent),
    FieldType.PERSONAL_CODE: lambda field, setting, parent: PersonalCodeField(setting, parent),
    FieldType.PHONE: _hinted(_HINT.ImhDialableCharactersOnly),
    FieldType.EMAIL: _hinted(_HINT.ImhEmailCharactersOnly),
    FieldType.POSTCODE: _hinted(_HINT.ImhDigitsOnly),
}
