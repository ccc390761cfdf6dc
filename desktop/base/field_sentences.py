"""What is wrong in a field beyond what the document checks say, and how to mend it."""

from desktop.base.sentence_tables import N_

FIELD_SENTENCES: dict[str, str] = {
    "text.too_long": N_(
        "Tekstiä ei otettu vastaan: siinä on {length} merkkiä, ja tilaa on {limit} merkille."
    ),
    "code.not_in_list": N_("Valitse luettelosta tai tyhjennä kenttä."),
    "number.unreadable": N_("Kirjaa luku, esimerkiksi 2,5."),
    "date.unreadable": N_("Kirjaa päivä muodossa 15.12.2026."),
    "date.missing": N_("Kirjaa myös päivä."),
    "date.two_digit_year": N_("Kirjaa vuosi neljällä numerolla, esimerkiksi {year}."),
    "date.far": N_("Vuoden on oltava välillä {first}–{last}."),
    "time.unreadable": N_("Kirjaa kellonaika muodossa 9.30."),
    "intake.received_in_future": N_("Saapuminen ei voi olla tulevaisuudessa."),
    "person.name_missing": N_("Kirjaa ainakin sukunimi tai etunimi."),
    "person.born_later": N_("Syntymäaika ei voi olla tulevaisuudessa."),
    "person.birth_differs": N_("Syntymäaika ei ole sama kuin henkilötunnuksessa."),
}
