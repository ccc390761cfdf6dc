"""Why half-year figures are not shown, sent or explained."""

from desktop.base.sentence_tables import N_

FIGURES_SENTENCES: dict[str, str] = {
    "figures.no_period": N_(
        "Jaksoa ei ole. Kirjoita vuosi ja puolisko, esimerkiksi 2026H1 (1.4.–30.9.2026) tai "
        "2026H2 (1.10.2026–31.3.2027)."
    ),
    "figures.future": N_("Jakso alkaa vasta {first}."),
    "figures.running": N_("Jakso päättyy {last}. Luvut voi merkitä lähetetyksi sen jälkeen."),
    "figures.not_late": N_("Tällä rivillä ei ole myöhästyneitä asioita."),
    "figures.not_found": N_("Lähetettyä ilmoitusta ei löytynyt. Avaa sivu uudelleen."),
}
