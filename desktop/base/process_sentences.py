"""What is wrong in a process definition or its BPMN file, and how to mend it."""

from desktop.base.sentence_tables import N_

PROCESS_SENTENCES: dict[str, str] = {
    "bpmn.empty": N_("Tiedosto on tyhjä. Valitse toinen tiedosto."),
    "bpmn.too_large": N_("Tiedosto on liian suuri. Siinä voi olla enintään {limit} tavua."),
    "bpmn.doctype": N_(
        "Tiedostossa on DOCTYPE-määrittely, jota ei turvallisuussyistä lueta. Poista se."
    ),
    "bpmn.malformed": N_(
        "Tiedosto ei ole ehjä XML-tiedosto (rivi {line}, merkki {column}). Korjaa se."
    ),
    "bpmn.not_bpmn": N_("Tiedosto ei ole BPMN 2.0 -kuvaus. Valitse toinen tiedosto."),
    "bpmn.no_process": N_("Tiedostossa ei ole prosessia. Valitse toinen tiedosto."),
    "bpmn.refused": N_("Kuvauksessa on osa ({element}), jota Polku ei osaa toteuttaa. Poista se."),
    "bpmn.too_many": N_("Kuvauksessa on yli {limit} osaa. Jaa prosessi pienempiin."),
    "bpmn.name_too_long": N_(
        "Osan {element} nimi on liian pitkä. Nimessä voi olla enintään {limit} merkkiä."
    ),
    "bpmn.bad_number": N_("Kuvauksessa on luku, jota ei voi lukea. Korjaa mitat ja numerot."),
    "bpmn.unknown_form": N_("Asiakirjatyyppiä {form} ei tunneta. Korjaa asiakirjan laji."),
    "bpmn.no_id": N_("Osalta ({element}) puuttuu tunniste, tai se on liian pitkä. Korjaa se."),
    "bpmn.unwritable": N_(
        "Nimessä on merkki, jota tiedostoon ei voi kirjoittaa. Kirjoita nimi uudelleen."
    ),
    "process.many_starts": N_("Alkuja on useita. Jätä vain yksi."),
    "process.phase_without_start": N_("Vaiheesta puuttuu alku. Lisää alku."),
    "process.phase_without_end": N_("Vaiheesta puuttuu loppu. Lisää loppu."),
    "process.duplicate_id": N_("Sama tunniste on useammalla osalla. Vaihda tunniste."),
    "process.reserved_id": N_("Tunniste on varattu ohjelmalle. Vaihda tunniste."),
    "process.dangling_flow": N_("Siirto ei johda mihinkään. Yhdistä siirron kumpikin pää."),
    "process.flow_crosses_phase": N_(
        "Siirto ylittää vaiheen rajan. Yhdistä vaiheet toisiinsa niiden reunoilta."
    ),
    "process.unreachable": N_("Tänne ei pääse mistään. Lisää siirto tänne."),
    "process.no_way_out": N_("Täältä ei pääse loppuun. Lisää siirto eteenpäin."),
    "process.deadline_without_anchor": N_(
        "Määräajalta puuttuu alku. Valitse, mistä päivästä aika lasketaan."
    ),
    "process.deadline_without_length": N_("Määräajalta puuttuu pituus. Anna luku ja yksikkö."),
    "process.unknown_clock": N_("Määräajan lajia ei tunneta. Valitse laji luettelosta."),
    "process.no_name": N_("Nimi puuttuu. Anna suomenkielinen nimi."),
}
