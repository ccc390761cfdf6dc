"""What is wrong in a process definition or its BPMN file, and how to mend it."""

from desktop.base.sentence_tables import N_

PROCESS_SENTENCES: dict[str, str] = {
    "bpmn.empty": N_("Tiedosto on tyhjä. Valitse toinen tiedosto."),
    "bpmn.too_large": N_("Tiedosto on liian suuri. Sen koko voi olla enintään {limit} Mt."),
    "bpmn.doctype": N_(
        "Tiedostossa on DOCTYPE-määrittely, jota ei turvallisuussyistä lueta. Poista se."
    ),
    "bpmn.malformed": N_(
        "Tiedosto ei ole ehjä XML-tiedosto (rivi {line}, merkki {column}). Korjaa se."
    ),
    "bpmn.not_bpmn": N_("Tiedosto ei ole BPMN 2.0 -kuvaus. Valitse toinen tiedosto."),
    "bpmn.no_process": N_("Tiedostossa ei ole prosessia. Valitse toinen tiedosto."),
    "bpmn.encoding": N_(
        "Tiedoston merkistöä ei voi lukea. Tallenna kuvaus uudelleen merkistöllä UTF-8."
    ),
    "bpmn.too_complex": N_(
        "Tiedoston rakenne on liian monimutkainen (rivi {line}). Valitse toinen tiedosto."
    ),
    "bpmn.refused": N_(
        "Osa {element} on lajia {kind}, jota Polku ei osaa toteuttaa. Poista osa kuvauksesta."
    ),
    "bpmn.duplicate_id": N_(
        "Tunniste {element} on useammalla osalla. Anna jokaiselle osalle oma tunniste."
    ),
    "bpmn.missing_reference": N_(
        "Osa {element} viittaa osaan {reference}, jota kuvauksessa ei ole. Korjaa viittaus."
    ),
    "bpmn.newer": N_(
        "Osa {element} on tehty uudemmalla Polun versiolla. Päivitä ohjelma ja yritä uudelleen."
    ),
    "bpmn.unknown_role": N_("Osan {element} tekijää ei tunneta. Korjaa tekijä."),
    "bpmn.text_too_long": N_(
        "Osan {element} ohje on liian pitkä. Ohjeessa voi olla enintään {limit} merkkiä."
    ),
    "bpmn.too_many": N_("Kuvauksessa on yli {limit} osaa. Jaa prosessi pienempiin."),
    "bpmn.name_too_long": N_(
        "Osan {element} nimi tai teksti on liian pitkä. Siinä voi olla enintään {limit} merkkiä."
    ),
    "bpmn.bad_number": N_("Osan {element} mittaa tai numeroa ei voi lukea. Korjaa luku."),
    "bpmn.unknown_form": N_(
        "Osan {element} asiakirjatyyppiä {form} ei tunneta. Korjaa asiakirjan laji."
    ),
    "bpmn.no_id": N_("Osalta ({element}) puuttuu tunniste, tai se on liian pitkä. Korjaa se."),
    "bpmn.unwritable": N_(
        "Nimessä on merkki, jota tiedostoon ei voi kirjoittaa. Kirjoita nimi uudelleen."
    ),
    "process.many_starts": N_("Alkuja on useita. Jätä vain yksi."),
    "process.phase_without_start": N_("Vaiheesta puuttuu alku. Lisää alku."),
    "process.phase_without_end": N_("Vaiheesta puuttuu loppu. Lisää loppu."),
    "process.duplicate_id": N_("Sama tunniste on useammalla osalla. Vaihda tunniste."),
    "process.reserved_id": N_("Tunniste on varattu ohjelmalle. Vaihda tunniste."),
    "process.dangling_flow": N_("Siirtymä ei johda mihinkään. Yhdistä siirtymän kumpikin pää."),
    "process.flow_crosses_phase": N_(
        "Siirtymä ylittää vaiheen rajan. Yhdistä vaiheet toisiinsa niiden reunoilta."
    ),
    "process.unreachable": N_("Tänne ei pääse mistään. Lisää siirtymä tänne."),
    "process.no_way_out": N_("Täältä ei pääse loppuun. Lisää siirtymä eteenpäin."),
    "process.deadline_without_anchor": N_(
        "Määräajalta puuttuu alku. Valitse, mistä päivästä aika lasketaan."
    ),
    "process.deadline_without_length": N_("Määräajalta puuttuu pituus. Anna luku ja yksikkö."),
    "process.unknown_clock": N_("Määräajan lajia ei tunneta. Valitse laji luettelosta."),
    "process.no_name": N_("Nimi puuttuu. Anna suomenkielinen nimi."),
    "process.phase_without_exit": N_(
        "Vaiheesta ei pääse eteenpäin. Lisää siirtymä vaiheen reunasta."
    ),
    "process.phase_empty": N_("Vaiheessa ei ole yhtään askelta. Lisää askel tai poista vaihe."),
    "process.split_without_gateway": N_("Tästä lähtee useita siirtymiä. Lisää haara."),
    "process.phases_overlap": N_("Vaihe on toisen päällä. Siirrä se vapaaseen paikkaan."),
    "process.no_translation": N_("Käännös puuttuu. Lisää käännös."),
    "process.wrong_anchor": N_(
        "Määräaikaa ei lasketa siitä päivästä, joka on valittu. Vaihda päivä."
    ),
    "process.deadline_too_long": N_("Määräaika on pidempi kuin laissa. Lyhennä määräaikaa."),
    "process.unknown_role": N_("Askeleen tekijää ei tunneta. Valitse tekijä luettelosta."),
    "process.guard_never_holds": N_(
        "Ehto ei voi täyttyä, koska sen asiakirjaa ei tehdä ennen tätä siirtymää. "
        "Lisää asiakirja edeltävään askeleeseen."
    ),
    "process.guards_contradict": N_(
        "Ehdot sulkevat toisensa pois, joten siirtymää ei voi käyttää. Poista toinen ehdoista."
    ),
    "process.plan_without_bypass": N_(
        "Suunnitelmaa ei voi jättää tekemättä, vaikka siihen olisi peruste. "
        "Lisää ehdoksi suunnitelma tai peruste."
    ),
    "process.decision_open": N_(
        "Tästä pääsee eteenpäin, vaikka päätös ja sen voimassaoloaika puuttuvat. "
        "Lisää ehdoksi, että päätös on valmis."
    ),
    "process.parallel_without_join": N_(
        "Rinnakkaiset haarat eivät kokoonnu. Johda jokainen haara kerran samaan kokoavaan haaraan."
    ),
    "process.parallel_without_split": N_(
        "Tähän kokoontuvat haarat eivät lähde samasta rinnakkaisesta haarasta. "
        "Aloita ne samasta haarasta tai vaihda tämän lajiksi Haara."
    ),
    "process.parallel_single": N_(
        "Rinnakkaisesta haarasta lähtee vain yksi siirtymä. Lisää toinen tai poista haara."
    ),
    "process.parallel_condition": N_(
        "Rinnakkaiset haarat tehdään kaikki, joten tässä ei voi olla ehtoa. "
        "Poista ehto tai vaihda haaran laji."
    ),
    "process.reminder_unset": N_(
        "Muistutusta ei tehdä, koska asia päätetään tämän jälkeen. Siirrä tai poista muistutus."
    ),
    "edit.parallel_default": N_(
        "Rinnakkaiset haarat tehdään kaikki, joten oletusreittiä ei voi valita."
    ),
    "edit.note_to_note": N_("Selitettä ei voi yhdistää toiseen selitteeseen."),
    "edit.noted_already": N_("Näiden välillä on jo yhdysviiva."),
    "edit.flow_to_note": N_(
        "Siirtymä ei voi johtaa selitteeseen. Yhdistä selite omalla viivallaan."
    ),
    "edit.line_without_note": N_("Yhdysviivan toisessa päässä on oltava selite."),
    "edit.note_between": N_(
        "Selite kuuluu siirtymän viereen, ei väliin. Yhdysviivalle ei voi lisätä askelta."
    ),
    "edit.note_stays": N_(
        "Selitettä ei voi muuttaa askeleeksi eikä askelta selitteeksi. Luo uusi."
    ),
    "edit.no_such": N_("Tätä kohtaa ei enää ole polulla. Valitse toinen kohta."),
    "edit.id_taken": N_("Tunniste on jo käytössä. Anna toinen tunniste."),
    "edit.not_a_node": N_("Siirtymän voi piirtää vain askelten ja vaiheiden välille."),
    "edit.to_itself": N_("Siirtymä ei voi alkaa ja päättyä samaan kohtaan."),
    "edit.into_start": N_("Alkuun ei voi johtaa siirtymää."),
    "edit.out_of_end": N_("Lopusta ei voi johtaa siirtymää."),
    "edit.crosses_phase": N_(
        "Siirtymä ei voi ylittää vaiheen rajaa. Yhdistä vaiheet toisiinsa niiden reunoilta."
    ),
    "edit.joined_already": N_("Näiden välillä on jo siirtymä."),
    "edit.phase_in_phase": N_("Vaihetta ei voi lisätä toisen päälle. Valitse vapaa paikka."),
    "edit.has_flows": N_(
        "Askeleella on jo siirtymiä. Poista ne ennen kuin viet askeleen siirtymälle."
    ),
    "edit.not_between": N_("Alkua tai loppua ei voi lisätä siirtymän väliin."),
    "edit.choose_more": N_("Valitse vähintään {least} askelta tai vaihetta."),
    "edit.not_together": N_("Valitse askelia samasta vaiheesta tai pelkkiä vaiheita."),
    "edit.phase_too_small": N_("Vaihe ei voi olla näin pieni, koska askeleet eivät mahdu siihen."),
    "edit.no_space": N_(
        "Tilaa ei voi vähentää näin paljon, koska askeleet eivät mahdu vaiheeseen."
    ),
    "edit.no_way": N_("Siirtymällä on oltava vähintään kaksi pistettä."),
    "edit.too_long": N_("Teksti on liian pitkä. Siinä voi olla enintään {limit} merkkiä."),
    "edit.bad_characters": N_("Tekstissä on merkki, jota ei voi tallentaa. Kirjoita se uudelleen."),
    "edit.unknown_role": N_("Askeleen tekijää ei tunneta. Valitse tekijä luettelosta."),
    "edit.unknown_guard": N_("Siirtymän ehtoa ei tunneta. Valitse ehto luettelosta."),
    "edit.bad_length": N_("Pituutta ei voi lukea. Anna luku ja yksikkö."),
    "edit.nothing_chosen": N_("Valitse ensin askel tai vaihe."),
    "edit.nothing_to_paste": N_("Leikepöydällä ei ole polun osia. Kopioi ensin askel tai vaihe."),
    "edit.no_fix": N_("Tätä ei voi korjata puolestasi. Korjaa kohta itse."),
}
