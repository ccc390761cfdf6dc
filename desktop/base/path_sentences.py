"""What a move still wants, and why a case or document was not changed."""

from desktop.base.sentence_tables import N_

PATH_SENTENCES: dict[str, str] = {
    "document.not_begun": N_("asiakirjaa ei ole vielä aloitettu"),
    "document.not_finished": N_("asiakirja on vielä luonnos"),
    "decision.second_awaited": N_("odottaa toista allekirjoitusta"),
    "urgency.not_assessed": N_("kiireellisyyttä ei ole arvioitu"),
    "client.not_met": N_("asiakasta ei ole vielä tavattu"),
    "assessment.not_started": N_("arvioinnin aloituspäivä puuttuu"),
    "assessment.needless_without_ground": N_("peruste ilmeiselle tarpeettomuudelle puuttuu"),
    "client.does_not_continue": N_("arvion mukaan asiakkuus ei jatku"),
    "client.continues": N_("arvion mukaan asiakkuus jatkuu"),
    "own_worker.not_settled": N_("omatyöntekijää ei ole nimetty eikä perustetta kirjattu"),
    "plan.missing": N_("suunnitelma tai peruste sen tekemättä jättämiselle puuttuu"),
    "plan.must_be_made": N_("asiakassuunnitelma on tehtävä"),
    "services.not_chosen": N_("palveluja ei ole valittu"),
    "preconditions.open": N_("palvelun edellytyksiä ei ole selvitetty"),
    "decision.not_signed": N_("päätöstä ei ole allekirjoitettu"),
    "serving.no_recipients": N_("tiedoksisaajia ei ole valittu"),
    "serving.not_served": N_("päätöstä ei ole annettu kaikille tiedoksi"),
    "service.not_started": N_("palvelun alkamista ei ole kirjattu"),
    "service.not_ended": N_("palvelun päättymistä ei ole kirjattu"),
    "renewal.closed": N_("asia on jo päätetty kirjauksella"),
    "flow.none_onward": N_("askeleelta ei johda siirtymää eteenpäin"),
    "move.close_instead": N_("Asia päätetään päättämisasiakirjalla."),
    "move.no_way": N_("Täältä ei johda siirtymää eteenpäin."),
    "move.not_earlier": N_("Palauttaa voi vain aiempaan vaiheeseen."),
    "close.not_finished": N_("Tee ensin päättämisasiakirja valmiiksi."),
    "close.day": N_("Päättämispäivän on oltava välillä {first}–{last}."),
    "document.draft_exists": N_("Uusi versio on jo luonnoksena. Jatka sitä."),
    "decision.sign_instead": N_("Päätös valmistuu allekirjoittamalla."),
    "decision.replace_instead": N_("Allekirjoitettua päätöstä ei muuteta. Tee uusi päätös."),
    "decision.signed": N_("Päätös on allekirjoitettu, eikä sitä voi muuttaa."),
    "plan.ground_not_allowed": N_("Tämä peruste ei riitä: asiakkaalle on tehtävä suunnitelma."),
    "competence.office_social_worker": N_(
        "Tämän voi tehdä vain virkasuhteessa oleva sosiaalityöntekijä ({statute})."
    ),
    "reason.missing": N_("Kirjaa syy."),
    "purpose.missing": N_("Valitse, miksi avaat asian."),
    "purpose.unknown": N_("Valitse käyttötarkoitus luettelosta."),
    "intake.kind": N_("Asia ei tule vireille tällä asiakirjalla."),
    "intake.own_case_each": N_(
        "Asetusten mukaan jokaisesta yhteydenotosta avataan oma asia. Kirjaa tämä uutena asiana."
    ),
    "tie.to_self": N_("Henkilö ei voi olla oma läheisensä."),
    "tie.not_found": N_("Tietoa läheisestä ei löytynyt. Avaa asia uudelleen."),
    "worker.ended": N_("Työntekijän työ on päättynyt. Valitse toinen."),
    "assign.same_worker": N_("Työntekijä hoitaa jo tätä tehtävää."),
    "many.refused": N_("Joku asioista on muuttunut. Mitään ei tehty. Valitse asiat uudelleen."),
    "many.cancelled": N_("Keskeytettiin. Mitään ei muutettu."),
    "undo.changed": N_("Asia {number} on jo muuttunut, joten mitään ei peruttu."),
    "undo.late": N_(
        "Siirrosta on yli minuutti. Palauta asia {number} aiempaan vaiheeseen ja kirjaa syy."
    ),
    "undo.renewed": N_(
        "Asiassa {number} alkoi uusi arviointi, eikä sitä voi perua. "
        "Tarvittaessa siirrä asia eteenpäin."
    ),
    "reminder.past": N_("Muistutuksen päivä ei voi olla menneisyydessä."),
    "reminder.empty": N_("Kirjoita, mistä muistutetaan."),
    "reminder.long": N_("Muistutuksessa voi olla enintään {longest} merkkiä."),
    "reminder.done": N_("Muistutus on jo merkitty tehdyksi."),
    "reminder.not_found": N_("Muistutusta ei enää ole."),
    "handover.pending": N_("Asiaa on jo tarjottu toiselle. Peru ensin se luovutus."),
    "handover.answered": N_("Luovutukseen on jo vastattu, tai se on peruttu."),
    "handover.not_receiver": N_("Luovutukseen vastaa vain se, jolle asiaa tarjotaan."),
    "handover.not_found": N_("Luovutusta ei enää ole."),
    "handover.note_long": N_("Viestissä voi olla enintään {longest} merkkiä. Lyhennä sitä."),
    "absence.order": N_("Poissaolo ei voi päättyä ennen alkuaan. Korjaa päivät."),
    "absence.worker_left": N_(
        "Työntekijän työ päättyy {day}, joten poissaoloa ei tarvita. Valitse aiemmat päivät."
    ),
    "absence.overlaps": N_(
        "Työntekijälle on jo merkitty poissaolo {first}–{last}. Poista se ensin tai valitse "
        "muut päivät."
    ),
    "absence.not_found": N_("Poissaoloa ei enää ole."),
    "what_if.numbers": N_("Anna luvut väliltä 0–{most} ja viikot väliltä 1–{weeks}."),
    "ladder.unreadable": N_(
        "Kirjoita muistutusten portaat lukuina, esimerkiksi 10, 5, 2, 0. Suurin sallittu luku "
        "on {most}."
    ),
    "search.too_short": N_("Kirjoita hakuun ainakin {shortest} merkkiä."),
}
