"""Settings of the organisation: who decides, and where rectification is asked for."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.base.words import tr
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import BreakingCheck, PlainButton
from desktop.windows.labelled import Labelled, line
from desktop.windows.logo_field import LogoField
from desktop.windows.settings_section import SettingsSection
from desktop.windows.surroundings import Surroundings
from models.rules.organisation import Organisation, PostalAddress
from models.rules.rights import Right, may
from models.services.setup import organisation, save_organisation


class OrganisationSection(SettingsSection):
    """Every field of `Organisation`; letters say exactly this."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            tr("Organisaatio"), tr("Nämä tiedot tulostuvat päätöksiin ja oikaisuvaatimusohjeeseen.")
        )
        self._around, self._desk = around, around.desk
        self.fields: dict[str, Labelled[LineField]] = {}
        self._house()
        self._rectification()
        self._habits()
        self.save = PlainButton(tr("Tallenna"), "primary")
        self.save.clicked.connect(self._on_save)
        self.add_buttons(self.save)
        self.close_up()
        editable = may(around.desk.actor, Right.EDIT_SETTINGS)
        self.note_read_only(editable=editable)
        self.save.setVisible(editable)
        controls = (field.control for field in self.fields.values())
        for widget in (*controls, self.logo, self.bilingual, self.real):
            widget.setEnabled(editable)

    def reload(self) -> None:
        """Show what is stored."""
        stored = self._desk.operations.ask(organisation)
        if stored is None:
            return
        for key, field in self.fields.items():
            field.control.setText(said(stored, key))
        self.logo.show_kept(stored.logo)
        self.bilingual.setChecked(stored.bilingual)
        self.real.setChecked(stored.real_codes_only)

    def _house(self) -> None:
        self.add_head(tr("Viranomainen"))
        self.add_row(self._line("name", tr("Hyvinvointialue tai kunta")))
        self.add_row(
            self._line("unit", tr("Yksikkö")),
            self._line("case_prefix", tr("Asianumeron alku"), tr("Vaikuttaa uusiin asioihin.")),
        )
        self._address("address")
        self.add_row(self._line("phone", tr("Puhelin")), self._line("email", tr("Sähköposti")))

    def _rectification(self) -> None:
        self.add_head(tr("Oikaisuvaatimus ja kirjaamo"))
        self.add_row(
            self._line(
                "rectification_body",
                tr("Oikaisuvaatimuksen käsittelee"),
                tr("Toimielin, esimerkiksi yksilöasioiden jaosto."),
            )
        )
        self.add_row(self._line("registry_name", tr("Kirjaamo")))
        self._address("registry_address")
        self.add_row(
            self._line("registry_visiting_address.street", tr("Käyntiosoite")),
            self._line("registry_hours", tr("Aukioloaika"), tr("Esimerkiksi arkisin klo 9–15.")),
        )
        self.add_row(
            self._line("registry_phone", tr("Kirjaamon puhelin")),
            self._line("registry_email", tr("Kirjaamon sähköposti")),
        )
        self.add_row(self._line("ombudsperson", tr("Sosiaaliasiavastaava ja yhteystiedot")))
        self.add_row(
            self._line(
                "feedback_address",
                tr("Palautelomakkeen osoite"),
                tr("Kaikille avoin lomake. Osoite tulostuu perheen omalle lehdelle."),
            )
        )

    def _habits(self) -> None:
        self.add_head(tr("Tunnus"))
        self.logo = LogoField(self._around)
        self.box.addWidget(self.logo)
        self.add_row(
            self._line(
                "logo_words",
                tr("Mitä tunnuksessa lukee"),
                tr("Luetaan ääneen sille, joka ei näe kuvaa."),
            )
        )
        self.add_head(tr("Muuta"))
        self.bilingual = BreakingCheck(tr("Kaksikielinen viranomainen (suomi ja ruotsi)"))
        self.real = BreakingCheck(
            tr("Hyväksy vain oikeat henkilötunnukset, ei testitunnuksia (900–)")
        )
        self.box.addWidget(self.bilingual)
        self.box.addWidget(self.real)

    def _line(self, key: str, words: str, help_text: str = "") -> Labelled[LineField]:
        field = line(words, help_text=help_text)
        self.fields[key] = field
        return field

    def _address(self, key: str) -> None:
        self.add_row(
            self._line(f"{key}.street", tr("Postiosoite")),
        )
        self.add_row(
            self._line(f"{key}.postcode", tr("Postinumero")),
            self._line(f"{key}.town", tr("Postitoimipaikka")),
        )

    def _on_save(self) -> None:
        stored = self._desk.operations.ask(organisation)
        if stored is None:
            return
        texts = {key: field.control.text().strip() for key, field in self.fields.items()}
        changed = replace(
            filled_in(stored, texts),
            logo=self.logo.kept,
            bilingual=self.bilingual.isChecked(),
            real_codes_only=self.real.isChecked(),
        )
        if self._desk.operations.run(save_organisation, organisation=changed):
            self._desk.messages.info(tr("Organisaation tiedot on tallennettu."))


def said(stored: Organisation, key: str) -> str:
    """Return what stands under `key`; "address.town" names a part of an address."""
    name, _, part = key.partition(".")
    value = getattr(stored, name)
    return str(getattr(value, part) if part else value)


def filled_in(stored: Organisation, texts: Mapping[str, str]) -> Organisation:
    """Return `stored` with `texts`, whose keys are those of `said`."""
    changed: dict[str, Any] = {}
    for key, text in texts.items():
        name, _, part = key.partition(".")
        if part:
            before: PostalAddress = changed.get(name) or getattr(stored, name)
            changed[name] = replace(before, **{part: text})
        else:
            changed[name] = text
    return replace(stored, **changed)
