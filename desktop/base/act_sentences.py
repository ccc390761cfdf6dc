"""Why an act on decisions, their service, exports or the house's own data was refused."""

from desktop.base.sentence_tables import N_

ACT_SENTENCES: dict[str, str] = {
    "decision.no_outcome": N_(
        "Valitse ensin ratkaisu: myönteinen, kielteinen tai osittain myönteinen."
    ),
    "decision.unsigned": N_("Päätöstä ei ole vielä allekirjoitettu. Allekirjoita se ensin."),
    "decision.no_recipients": N_("Valitse ensin, kenelle päätös annetaan tiedoksi."),
    "decision.wrong_document": N_("Vain päätöksen voi allekirjoittaa. Avaa päätös."),
    "decision.changed_while_signing": N_(
        "Tietoja muutettiin allekirjoituksen aikana, eikä päätöstä allekirjoitettu. "
        "Tarkista se uudelleen."
    ),
    "document.not_amendable": N_(
        "Uuden version voi tehdä vain valmiista asiakirjasta, joka on voimassa. Jatka luonnosta."
    ),
    "recipient.not_party": N_(
        "Päätös annetaan tiedoksi vain asiaan kirjatuille henkilöille. Lisää henkilö ensin asiaan."
    ),
    "serving.before_signing": N_(
        "Tiedoksianto ei voi olla ennen allekirjoitusta ({first}). Korjaa päivä."
    ),
    "serving.in_future": N_("Tiedoksiantopäivä on tulevaisuudessa. Korjaa päivä."),
    "serving.no_consent": N_(
        "Vastaanottaja ei ole suostunut sähköiseen tiedoksiantoon ({statute}). Valitse muu tapa."
    ),
    "serving.no_address": N_(
        "Osoite puuttuu tai sitä ei saa tulostaa. Anna päätös käteen tai lisää osoite."
    ),
    "serving.demanded": N_(
        "Oikaisuvaatimus on kirjattu {day}, joten tiedoksiantoa ei enää muuteta."
    ),
    "recipient.forbidden": N_(
        "Lapsi on kieltänyt antamasta tietojaan tälle huoltajalle ({statute}). Päätöstä ei "
        "tulosteta eikä anneta hänelle tiedoksi."
    ),
    "demand.unserved": N_(
        "Päätöstä ei ole vielä annettu tiedoksi tälle saajalle. Kirjaa ensin tiedoksianto."
    ),
    "demand.already": N_(
        "Oikaisuvaatimus on jo kirjattu {day}. Täydennä sen vaiheita uuden kirjaamisen sijaan."
    ),
    "demand.none": N_("Oikaisuvaatimusta ei ole kirjattu. Kirjaa ensin, milloin se saapui."),
    "demand.order": N_("Päivien on seurattava toisiaan: tämän on oltava välillä {first}–{last}."),
    "demand.outcome_wanted": N_("Kirjaa sekä ratkaisu että sen päivä."),
    "instructions.unserved": N_(
        "Päätöstä ei ole vielä annettu tiedoksi, joten uutta ohjetta ei tarvita ({statute})."
    ),
    "instructions.waiting": N_(
        "Uusi ohje on jo tehty. Anna se tiedoksi; aika alkaa siitä ({statute})."
    ),
    "instructions.demanded": N_(
        "Oikaisuvaatimus on jo saapunut {day}, joten uutta ohjetta ei tarvita."
    ),
    "instructions.superseded": N_("Päätös on korvattu uudella. Anna ohje uuteen päätökseen."),
    "correction.superseded": N_("Päätös on jo korvattu päätöksellä {number}. Korjaa sitä."),
    "correction.begun": N_("Korjaus on jo aloitettu. Jatka päätöstä {number}."),
    "correction.too_late": N_(
        "Korjaus oli aloitettava viiden vuoden kuluessa, viimeistään {last} ({statute})."
    ),
    "correction.only_for": N_(
        "Uuden selvityksen perusteella päätöstä korjataan vain asianosaisen eduksi ({statute})."
    ),
    "correction.consent_wanted": N_(
        "Korjaus asianosaisen vahingoksi vaatii hänen suostumuksensa, ellei ilmeinen virhe johdu "
        "hänestä itsestään ({statute})."
    ),
    "correction.unreasonable": N_(
        "Päätöstä ei saa korjata, jos tulos on asianosaiselle kohtuuton ({statute})."
    ),
    "correction.hearing_wanted": N_(
        "Kirjaa, milloin asianosaista kuultiin, tai miksi kuuleminen on tarpeetonta ({statute})."
    ),
    "correction.day": N_("Päivän on oltava välillä {first}–{last}."),
    "prohibition.of_age": N_(
        "Asiakas on täysi-ikäinen, joten hän päättää itse tiedoistaan. Kieltoa ei kirjata "
        "({statute})."
    ),
    "prohibition.not_guardian": N_("Kielto koskee vain huoltajaa ({statute}). Valitse huoltaja."),
    "prohibition.already": N_("Kielto on jo kirjattu tälle huoltajalle."),
    "prohibition.day": N_("Kiellon päivä on tulevaisuudessa. Korjaa päivä."),
    "prohibition.not_found": N_("Kieltoa ei löytynyt. Se on ehkä jo peruttu."),
    "revealing.unknown": N_("Sanaa ei enää ole tekstissä. Katso luettelo uudelleen."),
    "renewal.not_here": N_(
        "Tästä vaiheesta ei pääse uuteen arviointiin. Siirrä asia ensin palvelun vaiheeseen."
    ),
    "serving.received_day": N_("Päivän on oltava välillä {first}–{last}."),
    "copy.not_found": N_("Allekirjoitettua kappaletta ei löytynyt. Avaa päätös uudelleen."),
    "share.too_many": N_(
        "Nimet saa mukaan enintään {most} asiasta kerrallaan. Rajaa asioita ensin."
    ),
    "share.too_long": N_(
        "Tulosteeseen mahtuu enintään {most} riviä. Rajaa luetteloa tai vie se taulukkona."
    ),
    "export.client_code_missing": N_(
        "Asiakkaalta puuttuu henkilötunnus tai tilapäinen tunnus. Lisää se ensin henkilötietoihin."
    ),
    "organisation.prefix": N_("Asianumeron alussa on 1–8 merkkiä: kirjaimia A–Z tai numeroita."),
    "settings.number": N_("Luvun on oltava vähintään yksi."),
    "team.name_missing": N_("Anna tiimille nimi."),
    "worker.name_missing": N_("Anna työntekijän nimi."),
    "worker.login_missing": N_("Anna työntekijän käyttäjätunnus."),
    "worker.login_taken": N_("Käyttäjätunnus on jo toisella työntekijällä. Valitse toinen."),
    "worker.last_administrator": N_(
        "Ainakin yhden työntekijän on voitava hallita käyttäjiä. Anna oikeus ensin toiselle."
    ),
    "bootstrap.done": N_("Tietokannassa on jo käyttäjiä. Kirjaudu sisään."),
    "sign_in.refused": N_("Kirjautuminen ei onnistunut. Ota yhteyttä pääkäyttäjään."),
    "letter_text.not_found": N_("Päätöstekstiä ei löytynyt. Avaa luettelo uudelleen."),
    "letter_text.stale": N_("Tekstiä on muutettu toisaalla. Avaa se uudelleen."),
    "letter_text.empty": N_("Kirjoita teksti. Kaikki neljä tekstiä tarvitaan ennen julkaisua."),
    "letter_text.unknown_place": N_(
        "Paikkaa {name} ei tunneta. Valitse paikka painikkeista tai korjaa sen nimi."
    ),
    "letter_text.typed_place": N_(
        "Paikkaa {name} ei voi käyttää selkokielisessä tekstissä, sillä se kirjoitetaan vain "
        "päätöksen kielellä."
    ),
    "letter_text.brace": N_(
        "Aaltosulku ei kuulu mihinkään paikkaan. Poista se tai täydennä paikan nimi."
    ),
    "letter_text.ground": N_("Peruste ei sovi tähän ratkaisuun. Valitse toinen peruste."),
    "letter_text.past": N_(
        "Teksti voi tulla voimaan aikaisintaan {today}, sillä aiempien päivien päätökset "
        "perustuvat aiempaan tekstiin."
    ),
    "letter_text.before_last": N_(
        "Edellinen versio tuli voimaan {last}. Valitse sitä myöhempi päivä."
    ),
    "letter_text.published": N_("Versio on jo julkaistu. Tee muutos uutena versiona."),
    "letter_text.retired": N_("Teksti on jo poistettu käytöstä."),
    "letter_text.has_draft": N_("Tekstistä on kesken luonnos. Julkaise tai hylkää se ensin."),
    "letter_text.used": N_(
        "Tekstiä on jo käytetty päätöksessä, joten versiota ei muuteta. Tee uusi versio."
    ),
    "view.name_missing": N_("Anna näkymälle nimi."),
    "view.name_long": N_("Näkymän nimessä voi olla enintään {most} merkkiä. Lyhennä nimeä."),
    "view.no_team": N_("Sinulla ei ole tiimiä, jolle näkymän voisi jakaa. Tallenna se itsellesi."),
    "view.of_another": N_("Näkymän on jakanut toinen työntekijä. Tallenna se omalla nimellä."),
    "view.not_found": N_("Näkymää ei löytynyt. Se on ehkä poistettu."),
    "process.not_found": N_("Prosessin versiota ei löytynyt. Valitse toinen versio."),
    "process.none_published": N_("Prosessia ei ole vielä julkaistu. Julkaise se asetuksissa."),
    "process.published": N_("Julkaistua prosessia ei muuteta. Tee siitä uusi luonnos."),
    "process.no_start": N_("Polulta puuttuu alku tai askeleet. Lisää ne."),
    "process.no_end": N_("Polulta puuttuu loppu. Lisää loppu."),
    "process.unknown_guard": N_("Siirtymän ehtoa ei tunneta. Valitse ehto luettelosta."),
}
