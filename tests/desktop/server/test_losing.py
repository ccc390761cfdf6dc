"""The server goes away and comes back while somebody works: nothing typed or saved is lost."""

from functools import partial
from threading import Timer
from time import monotonic

from pytestqt.qtbot import QtBot
from sqlalchemy import event, text

from desktop.app import Program
from desktop.windows.answer_dialog import AnswerDialog
from desktop.windows.intake_page import IntakePage
from desktop.windows.intake_place import IntakePlace
from desktop.windows.main import MainWindow
from desktop.windows.navigation import INTAKE, MAP, Place
from desktop.windows.unlock import UnlockPage
from models.rules.connection import LinkState
from tests.conftest import LOGIN, PASSPHRASE
from tests.desktop.desks import FakeDialogs
from tests.desktop.server.conftest import Served
from tests.desktop.windows.hands import in_dialog, main_of, unlock
from tests.desktop.windows_case.filling import add_row, fill

WORDS = "Perhe tarvitsee apua aamuihin."


def state_of(program: Program) -> LinkState:
    """Return how the program's connection stands."""
    assert program.session is not None
    assert program.session.connection is not None
    return program.session.connection.state


def cases(served: Served) -> int:
    """Return how many cases the server holds."""
    with served.house.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM app.case_file")).scalar_one())


def typed(main: MainWindow) -> IntakePage:
    """Type a new matter, not recorded yet."""
    main.go(Place(INTAKE))
    page = main.page
    assert isinstance(page, IntakePlace)
    fill(
        page.intake.form,
        received_on="24.11.2026",
        received_time="8.30",
        channel="Puhelin",
        client_surname="Mallikas",
        client_given_names="Veikko",
        client_code="020516C903K",
        maker="Koulu tai oppilaitos",
        maker_surname="Koski",
        maker_given_names="Elina",
        maker_phone="044 000 0002",
        reasons=["Lapsen kasvatus"],
        description=WORDS,
        consent=True,
    )
    add_row(page.intake.form, "guardians", surname="Mallikas", given_names="Mari")
    return page.intake


def at_commit(program: Program, act: "partial[None]") -> None:
    """Do something just before the next commit of what is saved."""
    assert program.session is not None
    store = program.session._store
    event.listen(store.server.engine, "commit", lambda _: act(), once=True)  # type: ignore[union-attr]


def test_that_text_stays_in_the_form_while_the_server_is_away_and_is_saved_once_after(
    qtbot: QtBot, program: Program, main: MainWindow, served: Served, dialogs: FakeDialogs
) -> None:
    page = typed(main)
    served.line.cut_and_refuse()

    page.record()

    assert cases(served) == 1
    assert page.form.typed()["description"] == WORDS
    assert any("Tallenna uudelleen, kun yhteys palaa" in told for told in dialogs.told)
    qtbot.waitUntil(main.link.isVisible, timeout=5000)
    assert main.topbar.link.text() == "Yhdistetään uudelleen…"
    page.keeper.keep_now()
    qtbot.waitUntil(lambda: bool(main.desk.drafts.pending()), timeout=5000)
    assert main.desk.drafts.pending()[0].values["description"] == WORDS
    served.line.let_in()
    main.link.again.click()
    qtbot.waitUntil(lambda: state_of(program) is LinkState.UP, timeout=5000)
    assert not main.link.isVisible()
    page.record()
    page.record()
    assert cases(served) == 2


def test_that_a_save_whose_answer_was_lost_is_waited_for_and_stored_once(
    qtbot: QtBot, program: Program, main: MainWindow, served: Served
) -> None:
    page = typed(main)
    line = served.line
    recorded: list[object] = []
    page.recorded.connect(recorded.append)

    def go_deaf() -> None:
        line.is_deaf = True
        Timer(0.3, line.cut_and_refuse).start()
        Timer(1.5, line.let_in).start()

    at_commit(program, partial(go_deaf))
    met = in_dialog(lambda dialog: None)

    page.record()

    assert [type(dialog) for dialog in met] == [AnswerDialog]
    assert cases(served) == 2
    assert len(recorded) == 1


def test_that_who_does_not_wait_saves_again_and_stores_once(
    qtbot: QtBot, program: Program, main: MainWindow, served: Served, dialogs: FakeDialogs
) -> None:
    page = typed(main)

    def go_deaf() -> None:
        served.line.is_deaf = True
        Timer(0.3, served.line.cut_and_refuse).start()

    at_commit(program, partial(go_deaf))
    in_dialog(lambda dialog: dialog.reject())

    page.record()

    assert page.form.typed()["description"] == WORDS
    assert any("Polku kertoo, tallentuiko" in told for told in dialogs.told)
    told: list[str] = []
    main.desk.messages.said.connect(lambda _, text: told.append(text))
    served.line.let_in()
    qtbot.waitUntil(lambda: state_of(program) is LinkState.UP and bool(told), timeout=10_000)
    assert any("ehti palvelimelle" in text for text in told)
    page.record()
    assert cases(served) == 2


def test_that_the_program_locks_also_while_an_answer_is_waited_for(
    qtbot: QtBot, program: Program, main: MainWindow, served: Served
) -> None:
    page = typed(main)
    page.keeper.keep_now()
    path = main.around.keeping.path

    def go_deaf() -> None:
        served.line.is_deaf = True
        Timer(0.3, served.line.cut_and_refuse).start()

    at_commit(program, partial(go_deaf))
    in_dialog(lambda dialog: program.lock())

    page.record()
    qtbot.waitUntil(lambda: program.main is None, timeout=5000)

    served.line.let_in()
    unlock(qtbot, program, path, LOGIN, PASSPHRASE)
    kept = main_of(program).desk.drafts.pending()
    assert [row.values["description"] for row in kept] == [WORDS]


def test_that_a_silent_server_freezes_nothing_for_longer_than_seconds(
    qtbot: QtBot, program: Program, main: MainWindow, served: Served
) -> None:
    with served.line.silence():
        began = monotonic()
        main.go(Place(MAP))
        main.caseload.read()
        assert monotonic() - began < 8
        qtbot.waitUntil(main.link.isVisible, timeout=20_000)
        began = monotonic()
        main.caseload.read()
        program.lock()
        assert monotonic() - began < 2

    assert isinstance(program.entrance.page, UnlockPage)


def test_that_a_server_started_anew_is_found_without_a_hand(
    qtbot: QtBot, program: Program, main: MainWindow, served: Served
) -> None:
    served.house.cluster.stop("fast")
    main.caseload.read()
    qtbot.waitUntil(lambda: state_of(program) is not LinkState.UP, timeout=15_000)

    served.house.cluster.start()

    qtbot.waitUntil(lambda: state_of(program) is LinkState.UP, timeout=20_000)
    assert [row.name for row in main.caseload.rows] == ["Esimerkki Aino Maria"]


def test_that_who_is_let_out_is_locked_out_with_the_reason_and_keeps_the_text(
    qtbot: QtBot, program: Program, main: MainWindow, served: Served
) -> None:
    typed(main)
    with served.house.engine.begin() as connection:
        connection.execute(
            text("UPDATE sec.account SET ended_at = now() WHERE worker_id = :id"),
            {"id": served.worker_id},
        )
    assert program.session is not None
    assert program.session.connection is not None

    program.session.connection.try_now()
    qtbot.waitUntil(lambda: program.main is None, timeout=10_000)

    page = program.entrance.page
    assert isinstance(page, UnlockPage)
    assert "työsuhde on päättynyt" in page.notice.text
