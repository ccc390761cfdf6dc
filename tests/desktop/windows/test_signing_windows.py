"""Signing through the windows: with a card, with services, and with keys that won't do."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from pytestqt.qtbot import QtBot

from desktop.windows.decision_page import DecisionPage
from desktop.windows.main import MainWindow
from desktop.windows.navigation import SETTINGS, Place
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_signing import SigningSection
from desktop.windows.sign_dialog import SignDialog
from desktop.windows.sign_means import MODULE
from models.rules.signing_settings import SignatureLevel
from models.services.signature_settings import save_signing_settings, signing_settings
from reports.verification import verify
from tests.desktop.windows.decision_pages import (
    WAIT_MS,
    is_signed,
    page,
    sign_in_dialog,
    stored_bytes,
)
from tests.desktop.windows.hands import FakeFiles
from tests.reports.card_fixtures import PIN, CardReader, card_in, reader
from tests.reports.pki import NOW, PASSPHRASE, Identity, issued, p12, root, signer, usage
from tests.reports.services import Services, services

__all__ = ["card_in", "page", "reader", "services"]


@pytest.fixture
def settings(main: MainWindow) -> SigningSection:
    """The settings of signing."""
    main.go(Place(SETTINGS))
    assert isinstance(main.page, SettingsPage)
    main.page.show_section(SigningSection)
    return next(each for each in main.page.sections if isinstance(each, SigningSection))


def test_that_a_card_signs_every_print_with_one_pin(
    qtbot: QtBot, main: MainWindow, page: DecisionPage, card_in: CardReader
) -> None:
    main.desk.preferences.keep_choice(MODULE, card_in.module)

    def act(dialog: SignDialog) -> None:
        _take_card(qtbot, dialog)
        dialog.means.pin.control.setText(PIN)
        dialog.do()

    sign_in_dialog(page, act)

    qtbot.waitUntil(lambda: is_signed(page), timeout=WAIT_MS)
    assert page.row is not None
    whose = [None, *(recipient.id for recipient in page.row.recipients)]
    copies = [stored_bytes(main, page, each) for each in whose]
    assert len(copies) == 3
    assert all(verify(copy, [root().certificate], moment=NOW).trusted for copy in copies)


def test_that_the_login_certificate_is_shown_but_cannot_be_chosen(
    qtbot: QtBot, main: MainWindow, page: DecisionPage, card_in: CardReader
) -> None:
    main.desk.preferences.keep_choice(MODULE, card_in.module)
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        _take_card(qtbot, dialog)
        said.append(dialog.means.certificate.control.itemText(0))
        said.append(dialog.means.others.text())
        assert dialog.means.certificate.control.count() == 1
        dialog.reject()

    sign_in_dialog(page, act)

    assert said[0] == "Hakala Kaisa · voimassa 20.9.2027 asti · Toimikortti"
    assert said[1].startswith("Hakala Kaisa: Varmenne on tunnistautumista varten.")


def test_that_a_wrong_pin_is_told_beside_it_and_the_pin_is_kept_nowhere(
    qtbot: QtBot, main: MainWindow, page: DecisionPage, card_in: CardReader
) -> None:
    main.desk.preferences.keep_choice(MODULE, card_in.module)
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        _take_card(qtbot, dialog)
        dialog.means.pin.control.setText("0000")
        dialog.do()
        assert dialog.means.pin.control.text() == ""
        qtbot.waitUntil(lambda: dialog.act.isEnabled(), timeout=WAIT_MS)
        said.append(dialog.means.pin.problem)
        dialog.do()
        said.append(dialog.means.pin.problem)
        dialog.reject()

    sign_in_dialog(page, act)

    assert said[0].startswith("Tunnusluku ei täsmää, ja yrityksiä on enää vähän jäljellä.")
    assert said[1] == "Kirjoita kortin allekirjoitustunnusluku."
    assert not is_signed(page)


def test_that_a_card_pulled_out_signs_no_print_at_all(
    qtbot: QtBot, main: MainWindow, page: DecisionPage, card_in: CardReader
) -> None:
    main.desk.preferences.keep_choice(MODULE, card_in.module)
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        _take_card(qtbot, dialog)
        card_in.pull_out()
        dialog.means.pin.control.setText(PIN)
        dialog.do()
        qtbot.waitUntil(lambda: dialog.act.isEnabled(), timeout=WAIT_MS)
        said.append(dialog.means.certificate.problem)
        dialog.reject()

    sign_in_dialog(page, act)

    assert said == [
        "Yhteys korttiin katkesi. Mitään ei allekirjoitettu. Aseta kortti lukijaan ja lue se "
        "uudelleen."
    ]
    assert not is_signed(page)


def test_that_a_reader_without_a_card_is_told_beside_the_certificate(
    qtbot: QtBot, main: MainWindow, page: DecisionPage, reader: CardReader
) -> None:
    main.desk.preferences.keep_choice(MODULE, reader.module)
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        dialog.means.card.setChecked(True)
        qtbot.waitUntil(lambda: dialog.means.certificate.problem != "", timeout=WAIT_MS)
        said.append(dialog.means.certificate.problem)
        dialog.reject()

    sign_in_dialog(page, act)

    assert said == ["Lukijassa ei ole korttia. Aseta kortti lukijaan ja lue se uudelleen."]


def _without_key() -> bytes:
    return pkcs12.serialize_key_and_certificates(
        b"x",
        None,
        signer().certificate,
        None,
        BestAvailableEncryption(PASSPHRASE.encode()),
    )


def _short() -> Identity:
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    return issued("Hakala Kaisa", usage(signs=True), key=key)


def _coming() -> Identity:
    return issued("Hakala Kaisa", usage(signs=True), start=NOW + timedelta(days=7))


def _gone() -> Identity:
    return issued("Hakala Kaisa", usage(signs=True), end=NOW - timedelta(days=2))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (_without_key, "Tiedostossa ei ole allekirjoitusavainta."),
        (lambda: p12(_short()), "Varmenteen avain on liian lyhyt (1024 bittiä)"),
        (lambda: b"kissa", "Avaintiedostoa ei voi lukea."),
        (lambda: p12(_coming()), "Varmenne on voimassa vasta 1.12.2026 alkaen."),
        (lambda: p12(_gone()), "Varmenne vanheni 22.11.2026."),
    ],
)
def test_that_a_file_that_will_not_do_is_told_beside_it(
    qtbot: QtBot,
    page: DecisionPage,
    files: FakeFiles,
    tmp_path: Path,
    content: Callable[[], bytes],
    sentence: str,
) -> None:
    files.to_open = tmp_path / "avain.p12"
    files.to_open.write_bytes(content())
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        _take_file(dialog)
        dialog.do()
        qtbot.waitUntil(lambda: dialog.act.isEnabled(), timeout=WAIT_MS)
        said.append(dialog.means.file.problem)
        dialog.reject()

    sign_in_dialog(page, act)

    assert said[0].startswith(sentence)
    assert not is_signed(page)


def test_that_a_certificate_with_another_name_is_told_before_it_signs(
    qtbot: QtBot, page: DecisionPage, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_open = tmp_path / "toisen.p12"
    files.to_open.write_bytes(p12(issued("Mäki Sanni", usage(signs=True))))
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        _take_file(dialog)
        dialog.do()
        said.append(dialog.notice.text)
        assert not is_signed(page)
        dialog.means.trial.click()
        said.append(dialog.notice.text)
        dialog.means.own.click()
        dialog.do()
        dialog.do()

    sign_in_dialog(page, act)

    qtbot.waitUntil(lambda: is_signed(page), timeout=WAIT_MS)
    assert said == [
        "Varmenteen nimi on Mäki Sanni, kirjautuneena Hakala Kaisa. Allekirjoita vain omalla "
        "varmenteellasi.",
        "",
    ]


def test_that_a_silent_time_stamp_service_signs_nothing_until_one_agrees_to_do_without(
    qtbot: QtBot,
    main: MainWindow,
    page: DecisionPage,
    files: FakeFiles,
    tmp_path: Path,
    services: Services,
) -> None:
    services.broken = {"/tsa"}
    main.desk.operations.run(save_signing_settings, settings=services.settings())
    files.to_open = tmp_path / "avain.p12"
    files.to_open.write_bytes(p12(signer()))
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        _take_file(dialog)
        assert dialog.plain.isHidden()
        dialog.do()
        qtbot.waitUntil(lambda: dialog.act.isEnabled(), timeout=WAIT_MS)
        said.append(dialog.notice.text)
        assert not is_signed(page)
        assert not dialog.plain.isHidden()
        dialog.plain.setChecked(True)
        dialog.do()

    sign_in_dialog(page, act)

    qtbot.waitUntil(lambda: is_signed(page), timeout=WAIT_MS)
    assert said[0].startswith("Aikaleimapalvelu ei vastannut oikein. Mitään ei allekirjoitettu.")


def test_that_a_revoked_certificate_signs_nothing_and_nothing_is_offered(
    qtbot: QtBot,
    main: MainWindow,
    page: DecisionPage,
    files: FakeFiles,
    tmp_path: Path,
    services: Services,
) -> None:
    services.revoked = (signer(),)
    main.desk.operations.run(save_signing_settings, settings=services.settings())
    files.to_open = tmp_path / "avain.p12"
    files.to_open.write_bytes(p12(signer()))
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        _take_file(dialog)
        dialog.do()
        qtbot.waitUntil(lambda: dialog.act.isEnabled(), timeout=WAIT_MS)
        said.append(dialog.notice.text)
        assert dialog.plain.isHidden()
        dialog.reject()

    sign_in_dialog(page, act)

    assert said[0].startswith("Varmenne on sulkulistalla")


def test_that_the_card_can_be_tried_in_the_settings(
    qtbot: QtBot, main: MainWindow, settings: SigningSection, card_in: CardReader
) -> None:
    settings.module.control.setText(card_in.module)

    settings.test.click()

    qtbot.waitUntil(lambda: settings.test.isEnabled(), timeout=WAIT_MS)
    said = settings.notice.text.splitlines()
    assert said[0] == "Hakala Kaisa (Toimikortti): voi allekirjoittaa 20.9.2027 asti"
    assert "tunnistautumista varten" in said[1]
    assert main.desk.preferences.choice(MODULE, "") == card_in.module


def test_that_a_module_that_is_missing_is_told_in_the_settings(
    qtbot: QtBot, settings: SigningSection, tmp_path: Path
) -> None:
    settings.module.control.setText(str(tmp_path / "ei ole.so"))

    settings.test.click()

    qtbot.waitUntil(lambda: settings.test.isEnabled(), timeout=WAIT_MS)
    assert settings.notice.text.startswith("Kortinlukijan moduulia ei löydy tältä koneelta.")


def test_that_services_and_issuers_are_kept_for_the_whole_house(
    main: MainWindow, settings: SigningSection, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_open = tmp_path / "juuri.cer"
    files.to_open.write_bytes(root().certificate.public_bytes(Encoding.DER))
    settings.timestamp.control.setText(" https://aikaleima.example/tsa ")
    settings.revocation.control.setPlainText("https://sulku.example/a.crl\n\n")
    settings.issuers.control.click()
    settings.save.click()

    kept = main.desk.operations.ask(signing_settings)

    assert kept is not None
    assert kept.timestamp_url == "https://aikaleima.example/tsa"
    assert kept.revocation_urls == ("https://sulku.example/a.crl",)
    assert kept.level is SignatureLevel.LASTING
    assert settings.named.text() == "Järvimaan varmentaja (2036)"
    assert settings.level.text().startswith("Allekirjoitusten taso on nyt B-LT")


@pytest.mark.parametrize(
    ("timestamp", "revocation", "field"),
    [
        ("palvelu", "", "timestamp"),
        ("file:///etc/passwd", "", "timestamp"),
        ("", "https://sulku.example", "timestamp"),
        ("https://a.example", "ei osoite", "revocation"),
        ("https://a.example", "https://sulku.example", "issuers"),
    ],
)
def test_that_an_address_that_will_not_do_is_told_beside_its_field(
    main: MainWindow, settings: SigningSection, timestamp: str, revocation: str, field: str
) -> None:
    settings.timestamp.control.setText(timestamp)
    settings.revocation.control.setPlainText(revocation)

    settings.save.click()

    assert getattr(settings, field).problem
    kept = main.desk.operations.ask(signing_settings)
    assert kept is not None
    assert kept.level is SignatureLevel.BASIC


def test_that_a_certificate_that_issues_none_is_not_trusted(
    settings: SigningSection, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_open = tmp_path / "oma.cer"
    files.to_open.write_bytes(signer().certificate.public_bytes(Encoding.DER))

    settings.issuers.control.click()

    assert settings.issuers.problem.startswith("Varmenne ei ole varmenteen myöntäjän.")


def _take_card(qtbot: QtBot, dialog: SignDialog) -> None:
    dialog.means.card.setChecked(True)
    qtbot.waitUntil(lambda: dialog.means.certificate.control.count() > 0, timeout=WAIT_MS)


def _take_file(dialog: SignDialog) -> None:
    dialog.means.own.setChecked(True)
    dialog.means.choose.click()
    dialog.means.passphrase.control.setText(PASSPHRASE)
