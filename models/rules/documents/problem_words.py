"""What is wrong in a field, in calm words that say what to do."""

from collections.abc import Mapping

from models.rules.documents.schema import Problem
from models.rules.words import Language, Words

PROBLEM_WORDS: Mapping[str, Words] = {
    "field.mandatory": Words(
        "Täydennä tämä kohta.", "Fyll i den här punkten.", "Please fill this in."
    ),
    "field.too_long": Words(
        "Teksti on {over} merkkiä liian pitkä. Lyhennä se {limit} merkkiin.",
        "Texten är {over} tecken för lång. Förkorta den till {limit} tecken.",
        "The text is {over} characters too long. Shorten it to {limit}.",
    ),
    "field.wrong_kind": Words(
        "Tieto on väärässä muodossa. Kirjaa se uudelleen.",
        "Uppgiften har fel form. Anteckna den på nytt.",
        "This has the wrong form. Please enter it again.",
    ),
    "line.break": Words(
        "Kirjaa tämä yhdelle riville.", "Skriv detta på en rad.", "Write this on one line."
    ),
    "text.forbidden_character": Words(
        "Merkki {name} kohdassa {position} ei kelpaa. Poista se.",
        "Tecknet {name} på plats {position} kan inte användas. Ta bort det.",
        "The character {name} at place {position} cannot be used. Please remove it.",
    ),
    "choice.unknown": Words(
        "Valinta ei ole luettelossa. Valitse uudelleen.",
        "Valet finns inte i listan. Välj på nytt.",
        "The choice is not on the list. Please choose again.",
    ),
    "date.impossible": Words(
        "Tällaista päivää ei ole. Kirjaa päivä muodossa 24.11.2026.",
        "Det finns inget sådant datum. Skriv datumet i formen 24.11.2026.",
        "There is no such day. Write it as 24.11.2026.",
    ),
    "date.future": Words(
        "Päivä on tulevaisuudessa. Tarkista päivä.",
        "Datumet ligger i framtiden. Kontrollera datumet.",
        "The day is in the future. Please check it.",
    ),
    "date.before": Words(
        "Päivä ei voi olla ennen päivää {other}. Korjaa päivä.",
        "Datumet kan inte vara före {other}. Rätta datumet.",
        "The day cannot be before {other}. Please correct it.",
    ),
    "moment.impossible": Words(
        "Kirjaa sekä päivä että kellonaika.",
        "Anteckna både datum och klockslag.",
        "Enter both the day and the time.",
    ),
    "time.impossible": Words(
        "Kirjaa kellonaika muodossa 9.30.",
        "Skriv klockslaget i formen 9.30.",
        "Write the time as 9.30.",
    ),
    "number.malformed": Words(
        "Kirjaa luku, esimerkiksi 8 tai 7,5.",
        "Skriv ett tal, till exempel 8 eller 7,5.",
        "Enter a number, for example 8 or 7.5.",
    ),
    "number.out_of_range": Words(
        "Luku ei voi olla näin suuri tai alle nollan. Korjaa se.",
        "Talet kan inte vara så stort eller under noll. Rätta det.",
        "The number cannot be this large or below zero. Please correct it.",
    ),
    "phone.malformed": Words(
        "Tarkista puhelinnumero. Kirjaa vain numerot, esimerkiksi 040 123 4567.",
        "Kontrollera telefonnumret. Skriv bara siffror, till exempel 040 123 4567.",
        "Please check the phone number. Only digits, for example 040 123 4567.",
    ),
    "email.malformed": Words(
        "Tarkista sähköpostiosoite.", "Kontrollera e-postadressen.", "Please check the address."
    ),
    "postcode.malformed": Words(
        "Postinumerossa on viisi numeroa. Korjaa se.",
        "Postnumret har fem siffror. Rätta det.",
        "A postcode has five digits. Please correct it.",
    ),
    "code.length": Words(
        "Henkilötunnuksessa on {wanted} merkkiä, tässä {got}. Tarkista se.",
        "Personbeteckningen har {wanted} tecken, denna har {got}. Kontrollera den.",
        "The identity code has {wanted} characters, this has {got}. Please check it.",
    ),
    "code.digits": Words(
        "Kohdan {position} numero on outoa lajia. Kirjoita se näppäimistöltä.",
        "Siffran på plats {position} är av främmande slag. Skriv den med tangentbordet.",
        "The digit at place {position} is of a strange kind. Type it anew.",
    ),
    "code.dash": Words(
        "Välimerkki on pitkä viiva. Vaihda se tavuviivaksi.",
        "Skiljetecknet är ett långt streck. Byt det till bindestreck.",
        "The mark is a long dash. Change it to a hyphen.",
    ),
    "code.lower_case": Words(
        "Kirjoita tunnuksen kirjaimet isoina.",
        "Skriv bokstäverna i beteckningen med versaler.",
        "Write the letters of the code as capitals.",
    ),
    "code.letters": Words(
        "Tunnuksessa on merkki, joka ei kuulu siihen. Tarkista tunnus.",
        "Beteckningen har ett tecken som inte hör dit. Kontrollera den.",
        "The code has a character that does not belong. Please check it.",
    ),
    "code.mark": Words(
        "Tarkista tunnuksen seitsemäs merkki, esimerkiksi - tai A.",
        "Kontrollera det sjunde tecknet, till exempel - eller A.",
        "Check the seventh character, for example - or A.",
    ),
    "code.date": Words(
        "Tunnuksen alussa ei ole oikeaa päivää. Tarkista tunnus.",
        "Beteckningen börjar inte med ett riktigt datum. Kontrollera den.",
        "The code does not begin with a real day. Please check it.",
    ),
    "code.number": Words(
        "Tunnuksen yksilönumero ei kelpaa. Tarkista tunnus.",
        "Det individuella numret duger inte. Kontrollera beteckningen.",
        "The individual number is not valid. Please check the code.",
    ),
    "code.future": Words(
        "Tunnuksen syntymäaika on tulevaisuudessa. Tarkista tunnus.",
        "Födelsetiden i beteckningen ligger i framtiden. Kontrollera den.",
        "The date of birth is in the future. Please check the code.",
    ),
    "code.check": Words(
        "Tarkistusmerkki ei täsmää. Katso tunnus lähteestä uudelleen.",
        "Kontrolltecknet stämmer inte. Kontrollera beteckningen i källan.",
        "The check character does not fit. Look the code up again.",
    ),
    "code.test_number": Words(
        "Tunnus on keinotekoinen. Kirjaa se kohtaan Tilapäinen yksilöintitunnus.",
        "Beteckningen är konstgjord. Skriv den under Temporär identifikationskod.",
        "The code is artificial. Enter it as a temporary identifier.",
    ),
    "code.other_birth_date": Words(
        "Syntymäaika on eri kuin henkilötunnuksessa. Tarkista kumpikin.",
        "Födelsetiden är en annan än i personbeteckningen. Kontrollera båda.",
        "The date of birth differs from the identity code. Check both.",
    ),
    "application.service_or_words": Words(
        "Valitse palvelu tai kuvaa se omin sanoin.",
        "Välj en service eller beskriv den med egna ord.",
        "Choose a service or describe it in words.",
    ),
    "urgency.seven_days_bind": Words(
        "Seitsemän arkipäivän määräaika sitoo tätä asiaa. Valitse toinen kiireellisyys.",
        "Tidsfristen på sju vardagar binder detta ärende. Välj en annan brådskegrad.",
        "The limit of seven working days binds this matter. Choose another urgency.",
    ),
    "plan.needed_long_term": Words(
        "Pitkäaikaisessa tuen tarpeessa suunnitelma on laadittava. Tee suunnitelma.",
        "Vid långvarigt stödbehov ska en plan upprättas. Gör planen.",
        "With a long-term need a plan must be made. Please make it.",
    ),
    "plan.needed_child_protection": Words(
        "Lastensuojelun asiakkaalle on laadittava suunnitelma. Tee suunnitelma.",
        "För en klient inom barnskyddet ska en plan upprättas. Gör planen.",
        "A client of child protection must have a plan. Please make it.",
    ),
    "decision.end_missing": Words(
        "Kirjaa päättymispäivä, tai merkitse päätös olemaan voimassa toistaiseksi.",
        "Anteckna slutdatum, eller ange att beslutet gäller tills vidare.",
        "Enter the end date, or say that it holds until further notice.",
    ),
    "decision.end_and_open": Words(
        "Päätöksellä on päättymispäivä, joten se ei ole voimassa toistaiseksi. Poista toinen.",
        "Beslutet har ett slutdatum och gäller alltså inte tills vidare. Ta bort det ena.",
        "It has an end date, so it does not hold until further notice. Remove one of them.",
    ),
    "decision.hearing_missing": Words(
        "Kirjaa, ketä kuultiin, tai valitse peruste sille, ettei kuultu.",
        "Anteckna vem som hördes, eller välj grund för att ingen hördes.",
        "Record who was heard, or choose the ground for not hearing.",
    ),
}


def problem_sentence(problem: Problem, language: Language | str) -> str:
    """Return the problem as a sentence; KeyError for a code without words."""
    return PROBLEM_WORDS[problem.code].said_in(language).format(**dict(problem.facts))
