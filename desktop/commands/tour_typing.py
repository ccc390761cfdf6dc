"""Filling forms as a user does: field after field, by keys, whatever a field is made of."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QApplication, QWidget

from desktop.commands.tour_hands import Hands, Mishap
from desktop.forms.editors import codes_of
from desktop.forms.field_block import FieldBlock
from desktop.forms.form import DocumentForm
from desktop.forms.rows_editor import RowsEditor
from desktop.forms.small_form import SmallForm
from desktop.widgets.code_box import CodeBox
from desktop.widgets.code_checks import CodeChecks, CodeChips
from desktop.widgets.date_field import DateField
from desktop.widgets.line_field import LineField
from desktop.widgets.text_field import TextField
from desktop.widgets.time_field import MomentField
from desktop.widgets.yes_no import YesNoField
from models.rules.dates import show_date
from models.rules.documents.schema import Field, FieldType, Value, Values

Write = Callable[["Typist", QWidget, Field, Value], None]


class Typist:
    """Types values into forms through a user's hands."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    def fill(self, form: DocumentForm | SmallForm, values: Values) -> None:
        """Type `values` in the order of the form; Mishap where a field does not take its value."""
        blocks = _blocks(form)
        for key, block in blocks.items():
            if key in values:
                self.fill_field(block, values[key])
        left = set(values) - set(blocks)
        if left:
            raise Mishap(f"the form has no field {min(left)}")

    def fill_field(self, block: FieldBlock, value: Value) -> None:
        """Type one value; a field that holds it already is passed by."""
        if _same(block.value(), value):
            return
        if block.isHidden():
            raise Mishap(f"the field {block.field.key} is hidden")
        editor = block.editor
        assert isinstance(editor, QWidget)
        write = next(how for kind, how in _WAYS.items() if isinstance(editor, kind))
        write(self, editor, block.field, value)
        if not _same(block.value(), value):
            raise Mishap(f"{block.field.key} holds {block.value()!r}")

    def text(self, widget: QWidget, text: str) -> None:
        """Replace what stands in `widget`."""
        self.hands.reach(widget)
        self.hands.keys("Ctrl+A")
        self.hands.write(text)

    def rows(self, editor: RowsEditor, field: Field, rows: Sequence[Mapping[str, Value]]) -> None:
        """Type the rows of a list, adding cards as they are needed."""
        for index, row in enumerate(rows):
            if index >= len(editor.cards):
                self.hands.click(editor.focus_line()[-2])
            card = editor.cards[index]
            blocks = {block.field.key: block for block in card.findChildren(FieldBlock)}
            for sub in field.fields:
                if sub.key in row:
                    self.fill_field(blocks[sub.key], row[sub.key])


def _blocks(form: DocumentForm | SmallForm) -> Mapping[str, FieldBlock]:
    if isinstance(form, DocumentForm):
        form.build_all()
    found = {block.field.key: block for block in form.findChildren(FieldBlock) if _is_outer(block)}
    if isinstance(form, SmallForm):
        return found
    return {field.key: found[field.key] for field in form.document_type.fields}


def _is_outer(block: FieldBlock) -> bool:
    above = block.parentWidget()
    while above is not None:
        if isinstance(above, RowsEditor):
            return False
        above = above.parentWidget()
    return True


def _write_text(typist: Typist, editor: QWidget, field: Field, value: Value) -> None:
    shown = f"{value:g}".replace(".", ",") if isinstance(value, int | float) else str(value)
    if field.type is FieldType.TIME:
        shown = shown.replace(":", ".").removeprefix("0")
    typist.text(editor, shown)


def _write_day(typist: Typist, editor: QWidget, field: Field, value: Value) -> None:
    typist.text(editor, show_date(date.fromisoformat(str(value))))


def _write_moment(typist: Typist, editor: QWidget, field: Field, value: Value) -> None:
    assert isinstance(editor, MomentField)
    day, _, clock = str(value).partition("T")
    first, then = editor.focus_line()
    typist.text(first, show_date(date.fromisoformat(day)))
    typist.text(then, clock.replace(":", ".").removeprefix("0"))


def _answer(typist: Typist, editor: QWidget, field: Field, value: Value) -> None:
    assert isinstance(editor, YesNoField)
    yes, no = editor.focus_line()
    typist.hands.click(yes if value is True else no)


def _choose(typist: Typist, editor: QWidget, field: Field, value: Value) -> None:
    assert isinstance(editor, CodeBox)
    index = editor.findData(str(value))
    if index < 0:
        raise Mishap(f"{field.key} does not offer {value}")
    hands = typist.hands
    if editor.isEditable():
        typist.text(editor, editor.itemText(index))
        if QApplication.activePopupWidget() is not None:
            hands.keys("Return")
        return
    hands.reach(editor)
    hands.keys("Home", *["Down"] * index)
    if QApplication.activePopupWidget() is not None:
        hands.keys("Return")


def _check(typist: Typist, editor: QWidget, field: Field, value: Value) -> None:
    assert isinstance(editor, CodeChecks)
    wanted = _codes(value)
    names = [code.code for code in codes_of(field).codes]
    boxes = dict(zip(names, editor.focus_line(), strict=True))
    for code, box in boxes.items():
        if (code in wanted) != (code in _codes(editor.value())):
            typist.hands.click(box)


def _add_chips(typist: Typist, editor: QWidget, field: Field, value: Value) -> None:
    assert isinstance(editor, CodeChips)
    for code in _codes(value):
        if code not in _codes(editor.value()):
            box = editor.focus_line()[-1]
            assert isinstance(box, CodeBox)
            typist.text(box, box.itemText(box.findData(code)))
            typist.hands.keys("Return")


def _fill_rows(typist: Typist, editor: QWidget, field: Field, value: Value) -> None:
    assert isinstance(editor, RowsEditor)
    assert isinstance(value, Sequence)
    rows = [row for row in value if isinstance(row, Mapping)]
    typist.rows(editor, field, rows)


def _codes(value: Value) -> list[str]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [str(code) for code in value]


def _same(held: Value, wanted: Value) -> bool:
    if not isinstance(wanted, Sequence) or isinstance(wanted, str):
        return (held or "") == wanted if isinstance(wanted, str) else held == wanted
    if not isinstance(held, Sequence) or isinstance(held, str) or len(held) != len(wanted):
        return False
    if all(isinstance(item, str) for item in wanted):
        return set(_codes(held)) == set(_codes(wanted))
    return all(_row_holds(row, told) for row, told in zip(held, wanted, strict=True))


def _row_holds(row: object, told: object) -> bool:
    assert isinstance(row, Mapping)
    assert isinstance(told, Mapping)
    return all(_same(row.get(key), value) for key, value in told.items())


_WAYS: Mapping[type, Write] = {
    RowsEditor: _fill_rows,
    MomentField: _write_moment,
    DateField: _write_day,
    YesNoField: _answer,
    CodeBox: _choose,
    CodeChecks: _check,
    CodeChips: _add_chips,
    LineField: _write_text,
    TextField: _write_text,
}
