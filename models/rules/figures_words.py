"""The half-year figures in words: what each line is called and by which rule it is counted."""

from collections.abc import Mapping

from models.rules.figures import Line
from models.rules.words import Words

LINES: Mapping[Line, Words] = {
    Line.PENDING: Words(
        "Vireille tulleet yhteensä", "Inledda sammanlagt", "Became pending, in all"
    ),
    Line.STARTED_IN_TIME: Words(
        "Arviointi aloitettu viimeistään 7. arkipäivänä",
        "Bedömningen inledd senast den sjunde vardagen",
        "Assessment started by the 7th working day",
    ),
    Line.STARTED_LATE: Words(
        "Arviointi aloitettu 7. arkipäivän jälkeen",
        "Bedömningen inledd efter den sjunde vardagen",
        "Assessment started after the 7th working day",
    ),
    Line.STARTED_8_14: Words("8.–14. arkipäivänä", "8:e–14:e vardagen", "8th–14th working day"),
    Line.STARTED_15: Words(
        "15. arkipäivänä tai myöhemmin",
        "15:e vardagen eller senare",
        "15th working day or later",
    ),
    Line.NOT_STARTED_LATE: Words(
        "Ei aloitettu, määräaika ylittynyt",
        "Inte inledd, tidsfristen överskriden",
        "Not started, time limit passed",
    ),
    Line.NOT_STARTED_YET: Words(
        "Ei aloitettu, määräaikaa jäljellä",
        "Inte inledd, tidsfristen löper",
        "Not started, time left",
    ),
    Line.NEEDLESS: Words(
        "Arviointi todettu ilmeisen tarpeettomaksi",
        "Bedömningen konstaterad uppenbart onödig",
        "Assessment found obviously unnecessary",
    ),
    Line.START_MISSING: Words("Aloituspäivä puuttuu", "Startdatum saknas", "Start day missing"),
    Line.READY: Words(
        "Valmistuneet arvioinnit yhteensä",
        "Färdiga bedömningar sammanlagt",
        "Completed assessments, in all",
    ),
    Line.READY_IN_TIME: Words(
        "Valmistunut viimeistään 3 kuukaudessa",
        "Färdig inom tre månader",
        "Completed within 3 months",
    ),
    Line.READY_LATE: Words(
        "Valmistunut yli 3 kuukaudessa",
        "Färdig efter mer än tre månader",
        "Completed after more than 3 months",
    ),
    Line.NOT_READY_LATE: Words(
        "Kesken, 3 kuukautta ylittynyt",
        "Pågår, tre månader överskridna",
        "Unfinished, 3 months passed",
    ),
    Line.READY_MISSING: Words(
        "Valmistumispäivä puuttuu", "Datum för färdigställande saknas", "Completion day missing"
    ),
}

RULES: Mapping[Line, Words] = {
    Line.PENDING: Words(
        "Asiat, jotka tulivat vireille jaksolla; jakson ensimmäinen ja viimeinen päivä kuuluvat "
        "siihen.",
        "Ärenden som inletts under perioden; periodens första och sista dag hör till den.",
        "Matters that became pending in the period; its first and last day belong to it.",
    ),
    Line.STARTED_IN_TIME: Words(
        "Arviointi aloitettiin viimeistään seitsemäntenä arkipäivänä vireilletulosta. "
        "Vireilletulopäivää ei lasketa.",
        "Bedömningen inleddes senast den sjunde vardagen efter att ärendet inleddes. Dagen för "
        "inledandet räknas inte.",
        "The assessment was started at the latest on the seventh working day; the day on which "
        "the matter became pending is not counted.",
    ),
    Line.STARTED_LATE: Words(
        "Arviointi aloitettiin määräajan jälkeen mutta laskentapäivään mennessä.",
        "Bedömningen inleddes efter tidsfristen men senast på räkningsdagen.",
        "The assessment was started after the time limit, but by the last day counted.",
    ),
    Line.STARTED_8_14: Words(
        "Aloitettiin määräajan jälkeen, viimeistään 14. arkipäivänä.",
        "Inleddes efter tidsfristen, senast den 14:e vardagen.",
        "Started after the time limit, at the latest on the 14th working day.",
    ),
    Line.STARTED_15: Words(
        "Aloitettiin 15. arkipäivänä tai myöhemmin.",
        "Inleddes den 15:e vardagen eller senare.",
        "Started on the 15th working day or later.",
    ),
    Line.NOT_STARTED_LATE: Words(
        "Arviointia ei ollut aloitettu laskentapäivään mennessä, ja määräaika oli silloin ohi. "
        "Jos määräaika on laskentapäivä itse, se ei ole vielä ohi.",
        "Bedömningen hade inte inletts på räkningsdagen och tidsfristen hade då gått ut. Är "
        "tidsfristens sista dag själva räkningsdagen, har den inte gått ut.",
        "The assessment had not been started by the last day counted, and the limit had passed. "
        "A limit that falls on that very day has not passed.",
    ),
    Line.NOT_STARTED_YET: Words(
        "Arviointia ei ollut aloitettu laskentapäivään mennessä, mutta määräaikaa oli jäljellä.",
        "Bedömningen hade inte inletts på räkningsdagen, men tidsfristen löpte ännu.",
        "The assessment had not been started by the last day counted, but time was left.",
    ),
    Line.NEEDLESS: Words(
        "Arviointi todettiin ilmeisen tarpeettomaksi ennen kuin sitä aloitettiin. Jos se ehdittiin "
        "aloittaa, asia lasketaan aloitetuksi.",
        "Bedömningen konstaterades vara uppenbart onödig innan den inletts. Hann den inledas "
        "räknas ärendet som inlett.",
        "The assessment was found obviously unnecessary before it was started. If it had been "
        "started, it counts as started.",
    ),
    Line.START_MISSING: Words(
        "Myöhempi kirjaus osoittaa arvioinnin aloitetuksi tai asian päättyneeksi, mutta "
        "aloituspäivää ei ole. Puuttuvaa päivää ei lasketa myöhästymiseksi.",
        "En senare anteckning visar att bedömningen har inletts eller ärendet avslutats, men "
        "startdatum saknas. Ett datum som saknas räknas inte som försening.",
        "A later entry shows that the assessment was started or the case ended, but its start day "
        "is missing. A missing day is never counted as late.",
    ),
    Line.READY: Words(
        "Arvioinnit, jotka valmistuivat jaksolla, milloin tahansa asia tuli vireille.",
        "Bedömningar som blev färdiga under perioden, oavsett när ärendet inleddes.",
        "Assessments completed in the period, whenever the matter became pending.",
    ),
    Line.READY_IN_TIME: Words(
        "Arviointi valmistui viimeistään kolmen kuukauden kuluttua vireilletulosta. Jos viimeinen "
        "päivä ei ole arkipäivä, määräaika siirtyy asetusten mukaan seuraavaan arkipäivään.",
        "Bedömningen blev färdig inom tre månader från det att ärendet inleddes. Om sista dagen "
        "inte är en vardag, flyttas den enligt inställningarna till följande vardag.",
        "The assessment was completed within three months of the matter becoming pending. A last "
        "day that is no working day moves to the next one, as the settings say.",
    ),
    Line.READY_LATE: Words(
        "Arviointi valmistui määräajan jälkeen. Loma tai muu syy ei pidennä määräaikaa.",
        "Bedömningen blev färdig efter tidsfristen. Semester eller annan orsak förlänger inte "
        "tidsfristen.",
        "The assessment was completed after the limit. Leave or another reason does not extend it.",
    ),
    Line.NOT_READY_LATE: Words(
        "Arviointi oli laskentapäivänä kesken ja kolme kuukautta oli ylittynyt. Päättyneet asiat "
        "ja tarpeettomiksi todetut arvioinnit eivät ole mukana.",
        "Bedömningen pågick på räkningsdagen och tre månader hade överskridits. Avslutade ärenden "
        "och onödiga bedömningar räknas inte med.",
        "The assessment was unfinished on the last day counted and three months had passed. Ended "
        "cases and unnecessary assessments are left out.",
    ),
    Line.READY_MISSING: Words(
        "Jaksolla tehty suunnitelma, päätös, palvelun alkaminen tai asian päättyminen osoittaa "
        "arvioinnin tehdyksi, mutta valmistumispäivää ei ole.",
        "En plan, ett beslut, en påbörjad service eller ett avslutande under perioden visar att "
        "bedömningen har gjorts, men datum för färdigställande saknas.",
        "A plan, decision, started service or end of the case in the period shows the assessment "
        "done, but the day of its completion is missing.",
    ),
}

BASIS: tuple[Words, ...] = (
    Words(
        "Laskentayksikkö on lapsen arviointi, ei ilmoitus: perheen kahdesta lapsesta lasketaan "
        "kaksi.",
        "Räkneenheten är barnets bedömning, inte anmälan: för två barn i en familj räknas två.",
        "The unit is one child's assessment, not the notification: two children of a family are "
        "two.",
    ),
    Words(
        "Avoimeen asiaan liitetty uusi yhteydenotto ei ole uusi asia. Aikaisin vireilletulopäivä "
        "jää voimaan.",
        "En ny kontakt som fogas till ett öppet ärende är inget nytt ärende. Det tidigaste datumet "
        "gäller.",
        "A later contact attached to an open matter is no new matter; the earliest day holds.",
    ),
    Words(
        "Mukana ovat vain lastensuojeluasiat ja erityistä tukea tarvitsevan lapsen asiat. Ryhmä on "
        "se, joka asialla on nyt.",
        "Endast barnskyddsärenden och ärenden som gäller barn som behöver särskilt stöd räknas. "
        "Gruppen är den som ärendet har nu.",
        "Only child-protection matters and those of special-support children are counted, by the "
        "group that the matter has now.",
    ),
    Words(
        "Uusi arviointi (uusi kierros) lasketaan omana asianaan siitä päivästä, jona se alkoi, "
        "jos asetusten mukaan määräajat alkavat silloin alusta.",
        "En ny bedömning (ny omgång) räknas som ett eget ärende från den dag då den började, om "
        "tidsfristerna enligt inställningarna då börjar om.",
        "A renewed assessment counts on its own from the day it began, where the settings let the "
        "time limits begin anew.",
    ),
    Words(
        "Lapsen syntymä tai täysi-ikäisyys kesken jakson ei muuta lukuja. Ratkaisee päivä, jona "
        "asia tuli vireille.",
        "Att barnet föds eller blir myndigt under perioden ändrar inte siffrorna. Avgörande är den "
        "dag då ärendet inleddes.",
        "A birth or coming of age in the period changes nothing. What counts is the day when the "
        "matter became pending.",
    ),
    Words(
        "Peruste panna päätös täytäntöön myöhemmin (SHL 45 § 2 mom.) ei pidennä arvioinnin aikaa.",
        "En grund för att verkställa beslutet senare (SVL 45 § 2 mom.) förlänger inte tiden för "
        "bedömningen.",
        "A ground to execute the decision later (Social Welfare Act, s. 45(2)) does not extend the "
        "time of the assessment.",
    ),
    Words(
        "Tiimin tai työntekijän vaihtuminen ei muuta lukuja: ne ovat koko hyvinvointialueen.",
        "Byte av team eller medarbetare ändrar inte siffrorna: de gäller hela välfärdsområdet.",
        "A change of team or worker changes nothing: the figures are those of the whole county.",
    ),
    Words(
        "Lomakkeen rivit on koottu julkaistuista tiedoista. Tarkista ne THL:n ohjeesta ennen "
        "lähettämistä.",
        "Blankettens rader har sammanställts ur publicerade uppgifter. Kontrollera dem mot THL:s "
        "anvisning innan du sänder in dem.",
        "The rows are put together from what THL has published. Check them against THL's "
        "instructions before sending.",
    ),
)

STAFF_BASIS: tuple[Words, ...] = (
    Words(
        "Lastensuojelun asiakas on lapsi, jonka arviointi on valmis ja lastensuojelun asiakkuus "
        "jatkuu, tai joka on saanut palvelua jo ennen arvion valmistumista.",
        "En klient inom barnskyddet är ett barn vars bedömning är färdig och vars klientrelation "
        "fortsätter, eller som fått service redan innan bedömningen blev färdig.",
        "A child-protection client is a child whose assessment is ready and whose client "
        "relationship goes on, or who has had services before the assessment was ready.",
    ),
    Words(
        "Työntekijä on se, joka oli laskentapäivänä nimetty lapsen asioista vastaavaksi tai "
        "omatyöntekijäksi. Palveluksesta lähteneen lapset näkyvät ilman työntekijää.",
        "Arbetstagaren är den som på räkningsdagen var utsedd till ansvarig socialarbetare eller "
        "egen kontaktperson. Barn till den som slutat visas utan medarbetare.",
        "The worker is the one named responsible or own worker on the day. Children of one who "
        "has left are shown without a worker.",
    ),
)
