"""A user who does anything on the map: after every act map and database are equal."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QEvent, QLocale, QPoint, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.app import Outside, Program
from desktop.base.settings import Preferences
from desktop.windows.map_acting import ActingFeature
from desktop.windows.map_page import MapPage
from models.rules.rows import CaseRow
from models.services.lists import Scope, case_rows
from models.store.files import keys_path
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.conftest import LOGIN
from tests.desktop.windows.hands import FakeFiles, FakePaper, main_of, unlock
from tests.fakes import FakeClock

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SOMEWHERE = st.floats(0.05, 0.95)
MANY = st.integers(0, 10_000)
TEXTS = ("", "a", "ES", "nen", "eitällaistaole")
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home)


class World:
    """One program over its own copy of the example, thrown away at the end."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, example: Path) -> None:
        self._qapp = qapp
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        database = folder / example.name
        shutil.copy(example, database)
        shutil.copy(keys_path(example), keys_path(database))
        self.clock = FakeClock()
        preferences = Preferences(QSettings(str(folder / "p.ini"), QSettings.Format.IniFormat))
        outside = Outside(
            self.clock, FakeFiles(), FakePaper(), folder / "data", FakeDialogs(), TINY
        )
        self._program = Program(qapp, preferences, outside)
        self._program.start()
        unlock(qtbot, self._program, database, LOGIN, PASSPHRASE)
        self.main = main_of(self._program)
        self.main.resize(1366, 768)
        page = self.main.page
        assert isinstance(page, MapPage)
        self.page = page

    def close(self) -> None:
        """Lock and leave nothing behind."""
        self._program.close()
        self._qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QLocale.setDefault(QLocale("fi_FI"))
        self._folder.cleanup()


@pytest.fixture
def new_world(qapp: QApplication, qtbot: QtBot, example: Path) -> Callable[[], World]:
    """Makes worlds; who asks for one closes it."""
    return lambda: World(qapp, qtbot, example)


def test_that_map_and_database_stay_equal_whatever_a_user_does(
    new_world: Callable[[], World],
) -> None:
    done: Counter[str] = Counter()

    def user() -> RuleBasedStateMachine:
        return RandomUser(new_world(), done)

    run_state_machine_as_test(
        user,  # type: ignore[arg-type]
        settings=settings(
            max_examples=10,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert done["moved"] > 3, "a run that moves nothing proves nothing"
    assert done["stepped back"] > 3


class RandomUser(RuleBasedStateMachine):
    """Zooms, pans, selects, filters, moves, steps back, reloads."""

    def __init__(self, world: World, done: Counter[str]) -> None:
        super().__init__()
        self.world, self.page, self.view = world, world.page, world.page.view
        self.caseload = world.main.caseload
        self._done = done

    def teardown(self) -> None:
        self.world.close()

    @rule(factor=st.sampled_from((0.2, 0.5, 0.83, 1.2, 2.5, 9.0)), x=SOMEWHERE, y=SOMEWHERE)
    def zoom(self, factor: float, x: float, y: float) -> None:
        self.view.zoom_by(factor, self._point(x, y))

    @rule(across=st.integers(-900, 900), down=st.integers(-900, 900))
    def pan(self, across: int, down: int) -> None:
        self.view.pan(across, down)

    @rule()
    def fit(self) -> None:
        self._key(Qt.Key.Key_F)

    @rule(which=MANY, adding=st.booleans())
    def select(self, which: int, adding: bool) -> None:
        row = self._one(self._shown(), which)
        if row is not None:
            self.view.choice.choose(row.id, adding=adding)

    @rule(x=SOMEWHERE, y=SOMEWHERE)
    def click(self, x: float, y: float) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, self._point(x, y))

    @rule(x=SOMEWHERE, y=SOMEWHERE, to_x=SOMEWHERE, to_y=SOMEWHERE)
    def band(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._drag(x, y, to_x, to_y, Qt.KeyboardModifier.ShiftModifier)

    @rule(x=SOMEWHERE, y=SOMEWHERE, to_x=SOMEWHERE, to_y=SOMEWHERE)
    def drag_and_give_up(self, x: float, y: float, to_x: float, to_y: float) -> None:
        before = self._database()
        QTest.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, self._point(x, y))
        QTest.mouseMove(self.view.viewport(), self._point(to_x, to_y))
        self._key(Qt.Key.Key_Escape)
        QTest.mouseRelease(
            self.view.viewport(), Qt.MouseButton.LeftButton, NONE, self._point(to_x, to_y)
        )
        assert self._database() == before

    @rule(key=st.sampled_from(ARROWS), times=st.integers(1, 6))
    def walk(self, key: Qt.Key, times: int) -> None:
        for _ in range(times):
            self._key(key)

    @rule()
    def tab(self) -> None:
        self._key(Qt.Key.Key_Tab)

    @rule()
    def choose_all_or_the_others(self) -> None:
        self._key(Qt.Key.Key_I, CONTROL)

    @rule(name=st.sampled_from(("late", "soon", "statutory", "mine", "team")))
    def narrow(self, name: str) -> None:
        getattr(self.page.filter, name).click()

    @rule(text=st.sampled_from(TEXTS))
    def narrow_by_text(self, text: str) -> None:
        field = self.page.filter.text
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    @rule()
    def show_all(self) -> None:
        self.page.filter.drop_all()

    @rule(which=MANY, ready=st.booleans())
    def move(self, which: int, ready: bool) -> None:
        """A move that is ready, if one of a few cases has one; else one that may be refused."""
        rows = self._own()
        for row in [rows[(which + n) % len(rows)] for n in range(min(len(rows), 8))]:
            places = [p for p in self.view.next_places(row.step_id) if self._is_step(p)]
            open_ones = [p for p in places if not self.view.missing_for(row.id, p)]
            for place in (open_ones if ready else places)[:1]:
                self.view.select((row.id,))
                with _DialogsRefused():
                    self.view.moving.ask(row, place)
                self._count("moved", row)
                return

    @rule(which=MANY)
    def step_back(self, which: int) -> None:
        row = self._one(self._own(), which)
        if row is None:
            return
        self.view.select((row.id,))
        self._key(Qt.Key.Key_Backspace)
        dialog = self._acting.back.dialog
        if dialog is not None and dialog.isVisible():
            dialog.form.set_value("reason", "Kirjattiin väärään vaiheeseen")
            dialog.act()
            dialog.reject()
        self._acting.back.dialog = None
        self._count("stepped back", row)

    @rule()
    def take_back(self) -> None:
        self.world.main.status.take_back()

    @rule()
    def reload(self) -> None:
        self.caseload.read()

    @rule()
    def build_the_scene_anew(self) -> None:
        self.view.lay_out_again()

    @rule(minutes=st.integers(1, 50))
    def wait(self, minutes: int) -> None:
        self.world.clock.go_on(timedelta(minutes=minutes))

    @invariant()
    def the_lists_are_the_database(self) -> None:
        QApplication.processEvents()
        assert {row.id: row for row in self.caseload.rows} == self._database()

    @invariant()
    def the_map_shows_exactly_what_the_filter_lets_through(self) -> None:
        narrowing = self.caseload.narrowing
        wanted = narrowing.filter.passed(narrowing.people(tuple(self._database().values())))
        placed = {row.id: row.step_id for row in self._shown()}
        unplaced = {row.id: row.step_id for row in self.view.unplaced}
        assert placed | unplaced == {row.id: row.step_id for row in wanted}
        assert not placed.keys() & unplaced.keys()

    @invariant()
    def every_step_counts_its_cases_and_holds_them(self) -> None:
        content = self.view.content
        assert content is not None
        load, places = content.load, content.places
        steps = Counter(row.step_id for row in load.rows)
        assert dict(zip(load.steps, load.counts().sum(axis=1).tolist(), strict=True)) == {
            step: steps[step] for step in load.steps
        }
        for place, row in enumerate(load.rows):
            box = content.layout.steps[row.step_id]
            assert box.x <= places.x[place] <= box.x + box.width
            assert box.y <= places.y[place] <= box.y + box.height

    @invariant()
    def what_is_chosen_exists_and_is_the_same_everywhere(self) -> None:
        shown = {row.id for row in self._shown()}
        assert set(self.view.selected) <= shown
        chosen = self.page._selection.case_ids
        assert tuple(case for case in chosen if case in shown) == self.view.selected
        assert set(chosen) <= self._database().keys()

    def _database(self) -> dict[UUID, CaseRow]:
        rows = self.world.main.desk.operations.ask(case_rows, scope=Scope.ALL)
        assert rows is not None
        return {row.id: row for row in rows}

    def _shown(self) -> tuple[CaseRow, ...]:
        content = self.view.content
        return content.load.rows if content is not None else ()

    def _own(self) -> tuple[CaseRow, ...]:
        me = self.world.main.desk.actor.user_id
        return tuple(row for row in self._shown() if row.worker_id == me)

    @property
    def _acting(self) -> ActingFeature:
        return next(f for f in self.page.features if isinstance(f, ActingFeature))

    def _is_step(self, place: str) -> bool:
        content = self.view.content
        return content is not None and place in content.layout.steps

    def _one(self, rows: tuple[CaseRow, ...], which: int) -> CaseRow | None:
        return rows[which % len(rows)] if rows else None

    def _point(self, x: float, y: float) -> QPoint:
        room = self.view.viewport().size()
        return QPoint(int(room.width() * x), int(room.height() * y))

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.view.setFocus()
        QTest.keyClick(self.view, key, held)

    def _drag(
        self, x: float, y: float, to_x: float, to_y: float, held: Qt.KeyboardModifier
    ) -> None:
        ground, left = self.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(ground, left, held, self._point(x, y))
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(ground, self._point(x + (to_x - x) * share, y + (to_y - y) * share))
        QTest.mouseRelease(ground, left, held, self._point(to_x, to_y))

    def _count(self, what: str, row: CaseRow) -> None:
        now = self._database().get(row.id)
        if now is None or now.step_id != row.step_id:
            self._done[what] += 1


class _DialogsRefused:
    """While it lasts every modal dialog is closed as soon as it opens."""

    def __enter__(self) -> None:
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._refuse)
        self._timer.start()

    def __exit__(self, *error: object) -> None:
        self._timer.stop()

    def _refuse(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
