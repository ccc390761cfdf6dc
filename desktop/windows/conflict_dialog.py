"""The window of two saves that met: field by field, nothing is overwritten unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.base.clock import HELSINKI
from desktop.base.words import tr, tr_n
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, section_head
from desktop.windows.conflict_card import ConflictCard
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.page_parts import roomy
from models.rules.conflicts import Difference, Saver, Side
from models.rules.dates import show_date, show_time
from models.rules.documents.schema import Field

_WIDE = 860
_MANY = 2
"""Clashes from which one choice for all of them is worth offering."""


@dataclass(frozen=True, slots=True)
class Met:
    """What the dialog tells: the fields, their differences, who saved, and what is saved now.

    Fields in `told` have no choice: nothing of one's own is in them. `has_base` is False where
    one's own text was begun over a version that is not known any more.
    """

    fields: Sequence[Field]
    found: Sequence[Difference]
    saver: Saver | None
    act: str
    told: frozenset[str] = frozenset()
    has_base: bool = True


class ConflictDialog(FormDialog):
    """Shows base, theirs and mine of each differing field and asks what is kept.

    A field that only one side changed has that side chosen; where both did, a person chooses.
    Esc goes back to the form with everything typed still in it.
    """

    def __init__(self, met: Met, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Samaan aikaan tallennettu"), _lead(met), met.act)
        self.cancel.set_words(tr("Takaisin omaan tekstiin"))
        self.cards: dict[str, ConflictCard] = {}
        by_key = {field.key: field for field in met.fields}
        clashes = [each for each in met.found if each.is_clash]
        rest = [each for each in met.found if not each.is_clash]
        if clashes:
            words = tr_n("{count} kohta valittavana", "{count} kohtaa valittavana", len(clashes))
            self._put(words, clashes, by_key, met)
        if len(clashes) >= _MANY:
            self._put_shortcuts()
        if rest:
            self._put(tr("Vain toinen on muuttanut"), rest, by_key, met)
        self.box.addStretch(1)
        self.setMinimumWidth(roomy(self, _WIDE))
        first = next(iter(self.cards.values()), None)
        if first is not None:
            first.focus_choice()

    @property
    def choices(self) -> Mapping[str, Side]:
        """What is kept of each field, as far as it is chosen."""
        sides = {key: card.side for key, card in self.cards.items()}
        return {key: side for key, side in sides.items() if side is not None}

    def choose_all(self, side: Side) -> None:
        """Choose one side in every field that both changed."""
        for card in self.cards.values():
            if card.difference.is_clash:
                card.choose(side)

    def do(self) -> None:
        """Go on when every field is decided; else lead to the first that is not."""
        open_ones = [card for card in self.cards.values() if card.buttons and card.side is None]
        if not open_ones:
            self.accept()
            return
        for card in open_ones:
            card.show_missing()
        names = ", ".join(card.name for card in open_ones)
        self.refuse(tr("Valitse vielä, mikä jää: {names}.", names=names))
        open_ones[0].focus_choice()
        self.let_see(open_ones[0])

    def _put(
        self, head: str, found: Sequence[Difference], by_key: Mapping[str, Field], met: Met
    ) -> None:
        self.box.addWidget(section_head(head))
        for each in found:
            card = ConflictCard(
                by_key[each.key],
                each,
                name_of(met.saver),
                choosable=each.key not in met.told,
                has_base=met.has_base,
            )
            self.cards[each.key] = card
            self.box.addWidget(card)

    def _put_shortcuts(self) -> None:
        row = FlowLayout(across=14, down=0)
        for side, words in (
            (Side.MINE, tr("Valitse kaikissa oma")),
            (Side.THEIRS, tr("Valitse kaikissa toisen")),
        ):
            link = PlainButton(words, "link")
            link.clicked.connect(lambda _=False, side=side: self.choose_all(side))
            row.addWidget(link)
        self.box.addLayout(row)


def name_of(saver: Saver | None) -> str:
    """Return whom the other save is by."""
    return saver.name if saver is not None and saver.name else tr("toinen")


def when_words(saver: Saver) -> str:
    """Return when somebody saved, e.g. "24.11.2026 klo 9.41"."""
    local = saver.at.astimezone(HELSINKI)
    return tr("{day} klo {time}", day=show_date(local.date()), time=show_time(local.time()))


def _lead(met: Met) -> str:
    choose = tr("Valitse, mikä jää. Mitään ei tallenneta, ennen kuin hyväksyt valinnat.")
    if met.saver is None:
        return tr("Joku muu tallensi tämän, kun se oli sinulla auki. {choose}", choose=choose)
    name, when = name_of(met.saver), when_words(met.saver)
    if not met.has_base:
        return tr(
            "{name} tallensi tämän {when}, kun tekstisi oli vielä tallentamatta."
            " Valitse, mikä jää.",
            name=name,
            when=when,
        )
    return tr(
        "{name} tallensi tämän {when}, kun se oli sinulla auki. {choose}",
        name=name,
        when=when,
        choose=choose,
    )
