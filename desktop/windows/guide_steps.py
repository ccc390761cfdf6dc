"""The steps of the five-minute tour: what is said, what is pointed at, when a step is done.

No rule of the business is here: a step looks at windows and presses what a user presses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.base.words import tr
from desktop.windows.navigation import CASE, CASES, DECISIONS, INTAKE, MAP, Place

if TYPE_CHECKING:
    from desktop.widgets.disclosure import Disclosure
    from desktop.windows.case_page import CasePage
    from desktop.windows.main import MainWindow


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step; `target` is the control to point at, `show` does the step for the user."""

    title: str
    text: str
    target: "Callable[[MainWindow], QWidget | None]"
    done: "Callable[[MainWindow], bool]"
    show: "Callable[[MainWindow], None]"


def steps() -> tuple[GuideStep, ...]:
    """Return the steps in the order of the five phases."""
    return (
        GuideStep(
            tr("Kartta: kaikki asiat yhdellä silmäyksellä"),
            tr("Jokainen merkki on lapsen asia, vasemmalta oikealle viidessä vaiheessa. "
               "Napsauta yhtä tai valitse se nuolinäppäimellä."),
            _map_view, lambda main: main.place.page == MAP and bool(main.selection.case_ids),
            _choose_one,
        ),
        GuideStep(
            tr("Yksi kenttä löytää kaiken"),
            tr("Paina Ctrl+K. Kirjoita numeron loppu, nimi tai mitä haluat tehdä. "
               "Esc sulkee haun."),
            lambda main: main.topbar.search,
            lambda main: main.topbar.search.hits.isVisible(),
            lambda main: main.topbar.search.begin(),
        ),
        GuideStep(
            tr("Vaihe 1: asia tulee vireille"),
            tr("Paina Ctrl+N. Määräajat näkyvät oikealla jo, kun kirjoitat saapumispäivää. "
               "Mitään ei kirjata, ennen kuin painat Kirjaa vireille."),
            lambda main: main.topbar.new_case, lambda main: main.place.page == INTAKE,
            lambda main: main.go(Place(INTAKE)),
        ),
        GuideStep(
            tr("Työjono kertoo, mistä aloittaa"),
            tr("Paina Alt+2 ja avaa ylin asia Enterillä. Ylimpänä on se, jolla on kiireisin "
               "määräaika."),
            lambda main: main.rail.button("worklist"), lambda main: _case(main) is not None,
            _open_first,
        ),
        GuideStep(
            tr("Vaihe 2: miksi määräaika on juuri se päivä"),
            tr("Avaa oikealta Miksi tämä päivä? Näet laskun päivä päivältä ja lainkohdan."),
            _why_link, lambda main: any(why.is_open for why in _whys(main)), _open_why,
        ),
        GuideStep(
            tr("Vaiheet 3 ja 4: mitä vielä puuttuu"),
            tr("Paina Ctrl+M. Ohjelma kertoo, minne asia voi siirtyä ja mitä siitä puuttuu. "
               "Puuttuva kohta on linkki oikeaan kenttään."),
            lambda main: _part(main, lambda case: case.aside.moves),
            lambda main: _part(main, lambda case: case.aside.moves) is not None and _in_moves(main),
            _go_to_moves,
        ),
        GuideStep(
            tr("Vaihe 5: päätös ja sen tiedoksianto"),
            tr("Paina Alt+4. Täällä päätökset kirjoitetaan, allekirjoitetaan ja annetaan "
               "tiedoksi."),
            lambda main: main.rail.button(DECISIONS), lambda main: main.place.page == DECISIONS,
            lambda main: main.go(Place(DECISIONS)),
        ),
        GuideStep(
            tr("Ohje kulkee mukana"),
            tr("Paina F1: ohje kertoo juuri siitä, mitä teet. Kysymysmerkki näyttää näppäimet."),
            lambda main: main.topbar.me, _help_is_shown, lambda main: main.help.show_topic(),
        ),
    )  # fmt: skip


def _map_view(main: "MainWindow") -> QWidget | None:
    from desktop.windows.map_page import MapPage

    page = main.page
    return page.view if isinstance(page, MapPage) else main.rail.button(MAP)


def _choose_one(main: "MainWindow") -> None:
    main.go(Place(MAP))
    rows = main.caseload.own or main.caseload.rows
    main.selection.choose(row.id for row in rows[:1])


def _open_first(main: "MainWindow") -> None:
    rows = [row for row in main.caseload.own if row.closed_on is None]
    if rows:
        main.open_case(rows[0].id)
    else:
        main.go(Place(CASES))


def _case(main: "MainWindow") -> "CasePage | None":
    from desktop.windows.case_place import CasePlace

    page = main.page
    is_case = isinstance(page, CasePlace) and main.place.page == CASE
    return page.case if is_case and isinstance(page, CasePlace) else None


def _part(main: "MainWindow", of: "Callable[[CasePage], QWidget]") -> QWidget | None:
    case = _case(main)
    return of(case) if case is not None else None


def _whys(main: "MainWindow") -> "list[Disclosure]":
    case = _case(main)
    cards = case.aside.clocks.cards if case is not None else ()
    return [why for card in cards if (why := getattr(card, "why", None)) is not None]


def _why_link(main: "MainWindow") -> QWidget | None:
    whys = _whys(main)
    return whys[0] if whys else _part(main, lambda case: case.aside.clocks)


def _open_why(main: "MainWindow") -> None:
    if _case(main) is None:
        _open_first(main)
    for why in _whys(main)[:1]:
        why.link.setChecked(True)


def _in_moves(main: "MainWindow") -> bool:
    moves, focus = _part(main, lambda case: case.aside.moves), main.focusWidget()
    return moves is not None and focus is not None and moves.isAncestorOf(focus)


def _go_to_moves(main: "MainWindow") -> None:
    if _case(main) is None:
        _open_first(main)
    case = _case(main)
    if case is not None:
        case.aside.moves.focus_free()


def _help_is_shown(main: "MainWindow") -> bool:
    from desktop.windows.help_window import HelpWindow

    return any(window.isVisible() for window in main.findChildren(HelpWindow))
