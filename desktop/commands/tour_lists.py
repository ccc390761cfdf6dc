"""Search and lists on the tour: a word of a document, groups, columns, and a list that goes out."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from desktop.commands.tour_hands import Hands, Mishap
from desktop.commands.tour_house import House
from desktop.windows.cases_list import CasesPage
from desktop.windows.search_box import HitKind
from models.rules.case_views import TableLook

_WORD = "perhe"


class Lists:
    """Looks for a word, and at the list of cases in its ways."""

    def __init__(self, house: House, hands: Hands, take: Callable[[str], None]) -> None:
        self._house, self._hands, self._take = house, hands, take

    def show(self) -> None:
        """From the search to a list on its way out."""
        self._search()
        self._hands.keys("Alt+3")
        page = self._house.main.page
        if not isinstance(page, CasesPage):
            raise Mishap("the list of cases did not come")
        view = page.table.view
        view.show_look(TableLook(view.usual_look.hidden, group="step", sort="client"))
        self._take("list-groups")
        view.show_look(view.usual_look)
        view.setFocus()
        self._hands.with_dialog(page.table.menu.columns.trigger, self._look_at("list-columns"))
        self._hands.with_dialog(page.table.menu.export.trigger, self._look_at("list-export"))

    def _search(self) -> None:
        self._hands.keys("Ctrl+K")
        self._hands.write(_WORD)
        hits = self._house.main.topbar.search.hits
        self._hands.until(
            lambda: any(hit.kind is HitKind.DOCUMENT for hit in hits.shown), "a found document"
        )
        self._take("search-documents")
        self._hands.keys("Esc")

    def _look_at(self, name: str) -> Callable[[QWidget], None]:
        def look(dialog: QWidget) -> None:
            self._take(name)
            self._hands.keys("Esc")
            self._hands.until(lambda: QApplication.activeModalWidget() is not dialog, "the way out")

        return look
