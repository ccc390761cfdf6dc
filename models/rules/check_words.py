"""The decision's checklist in words: what an item is called, and what to do when it is not met."""

from collections.abc import Mapping

from models.rules.letters import Check
from models.rules.words import Language, Words

_NAMES: Mapping[str, Words] = {
    "authority": Words("Viranomainen ja päiväys", "Myndighet och datum", "Authority and date"),
    "parties": Words("Asianosaiset", "Parter", "Parties"),
    "outcome": Words("Yksilöity ratkaisu", "Specificerat avgörande", "Specific outcome"),
    "service": Words("Palvelu", "Service", "Service"),
    "goal": Words("Tavoite", "Mål", "Goal"),
    "term": Words("Voimassaolo", "Giltighetstid", "Validity"),
    "term_order": Words("Alku ja loppu sopivat yhteen", "Början och slut stämmer", "Dates agree"),
    "reasons": Words("Perustelut", "Motivering", "Reasons"),
    "provisions": Words("Sovelletut säännökset", "Tillämpade bestämmelser", "Provisions applied"),
    "child_opinion": Words("Lapsen mielipide", "Barnets åsikt", "Child's opinion"),
    "hearing": Words("Kuuleminen", "Hörande", "Hearing"),
    "departure": Words(
        "Poikkeaminen suunnitelmasta", "Avvikelse från planen", "Departure from plan"
    ),
    "immediate": Words("Välitön täytäntöönpano", "Omedelbar verkställighet", "Immediate execution"),
    "contact": Words("Lisätietojen antaja", "Den som ger mer information", "Contact person"),
    "instructions": Words(
        "Oikaisuvaatimusohje 30 pv", "Omprövningsanvisning 30 dagar", "Rectification, 30 days"
    ),
    "secrecy": Words("Salassapitomerkintä", "Sekretessmarkering", "Secrecy marking"),
    "recipients": Words("Tiedoksisaajat", "Mottagare", "Recipients"),
    "prohibition": Words("Lapsen kielto", "Barnets förbud", "The child's prohibition"),
    "revealing": Words(
        "Olinpaikan paljastavat sanat", "Ord som röjer vistelseort", "Words that reveal a place"
    ),
    "addresses": Words(
        "Turvakielto: osoitteita ei tulostu",
        "Spärrmarkering: inga adresser skrivs ut",
        "Non-disclosure: no addresses print",
    ),
    "informer": Words("Ilmoittaja pysyy salassa", "Anmälaren röjs inte", "Informer stays secret"),
    "informed": Words("Tiedoksi saavat", "För kännedom", "For information"),
    "letters": Words(
        "Kaikki kirjaimet tulostuvat", "Alla bokstäver skrivs ut", "All letters print"
    ),
    "places": Words(
        "Tekstien paikat on täytetty", "Alla platser i texterna är ifyllda", "Texts are filled in"
    ),
    "competence": Words("Päättäjän toimivalta", "Beslutsfattarens behörighet", "Competence"),
    "language": Words("Päätöksen kieli", "Beslutets språk", "Language of the decision"),
}

_TODO: Mapping[str, Words] = {
    "authority": Words(
        "Merkitse päätöspäivä. Se ei voi olla tulevaisuudessa. Viranomaisen ja yksikön nimi ovat "
        "asetuksissa.",
        "Anteckna beslutsdatum. Det kan inte ligga i framtiden. Myndighetens och enhetens namn "
        "finns i inställningarna.",
        "Enter the date of the decision; it cannot be in the future. The names of the authority "
        "and the unit are in the settings.",
    ),
    "parties": Words(
        "Lisää asiakkaan nimi ja alaikäisen huoltajat.",
        "Lägg till klientens namn och vårdnadshavarna för en minderårig.",
        "Add the client's name and the guardians of a minor.",
    ),
    "outcome": Words(
        "Kirjaa, mihin asiakkaalla on oikeus ja kuinka paljon.",
        "Anteckna vad klienten har rätt till och hur mycket.",
        "Record what the client is entitled to and how much.",
    ),
    "service": Words(
        "Valitse palvelu, josta päätetään.",
        "Välj den service som beslutet gäller.",
        "Choose the service that is decided on.",
    ),
    "goal": Words(
        "Kirjaa palvelun tavoite.",
        "Anteckna målet för servicen.",
        "Record the goal of the service.",
    ),
    "term": Words(
        "Merkitse alku- ja päättymispäivä. Toistaiseksi voimassa oleva päätös vaatii perustelun.",
        "Anteckna start- och slutdatum. Ett beslut som gäller tills vidare kräver en motivering.",
        "Enter the first and last day. A decision until further notice needs a reason.",
    ),
    "term_order": Words(
        "Päättymispäivä on ennen alkua, tai toistaiseksi voimassa olevalla päätöksellä on loppu.",
        "Slutdatumet är före startdatumet, eller ett beslut tills vidare har ett slutdatum.",
        "The last day is before the first, or an open-ended decision has a last day.",
    ),
    "reasons": Words(
        "Kirjaa ratkaisuun vaikuttaneet seikat ja miksi juuri tämä määrä ja kesto.",
        "Anteckna de omständigheter som inverkat och varför just denna mängd och tid.",
        "Record the facts that mattered and why this amount and duration.",
    ),
    "provisions": Words(
        "Merkitse ratkaisun lakiperuste ja sovelletut säännökset.",
        "Anteckna den rättsliga grunden och de tillämpade bestämmelserna.",
        "Enter the legal ground and the provisions applied.",
    ),
    "child_opinion": Words(
        "Kirjaa, miten mielipide selvitettiin ja mitä lapsi toi esiin.",
        "Anteckna hur åsikten utreddes och vad barnet förde fram.",
        "Record how the opinion was found out and what the child brought up.",
    ),
    "hearing": Words(
        "Kirjaa, ketä kuultiin ja milloin, tai peruste sille, ettei kuultu.",
        "Anteckna vem som hördes och när, eller grunden för att ingen hördes.",
        "Record who was heard and when, or the ground for not hearing.",
    ),
    "departure": Words(
        "Kerro, poikkeaako päätös suunnitelmasta, ja perustele poikkeaminen.",
        "Ange om beslutet avviker från planen och motivera avvikelsen.",
        "Say whether the decision departs from the plan and give the reasons.",
    ),
    "immediate": Words(
        "Perustele, miksi päätös pannaan täytäntöön heti.",
        "Motivera varför beslutet verkställs genast.",
        "Give the reasons for executing the decision at once.",
    ),
    "contact": Words(
        "Täydennä lisätietojen antajan nimi, puhelin ja postiosoite.",
        "Komplettera namn, telefon och postadress för den som ger mer information.",
        "Complete the contact person's name, phone and postal address.",
    ),
    "instructions": Words(
        "Täydennä asetuksiin oikaisuvaatimuksen käsittelijä ja kirjaamon osoite.",
        "Komplettera omprövningsorganet och registratorskontorets adress i inställningarna.",
        "Complete the rectification body and the registry's address in the settings.",
    ),
    "secrecy": Words(
        "Valitse salassapitomerkintä.",
        "Välj sekretessmarkering.",
        "Choose the secrecy marking.",
    ),
    "recipients": Words(
        "Valitse, kuka saa päätöksen tiedoksi ja miten. Postitse lähetettävä tarvitsee osoitteen.",
        "Välj vem som delges beslutet och hur. Den som får det per post behöver en adress.",
        "Choose who is served and how. One served by post needs an address.",
    ),
    "prohibition": Words(
        "Lapsi on kieltänyt antamasta tietojaan tälle huoltajalle. Poista hänet tiedoksisaajista.",
        "Barnet har förbjudit att uppgifter ges till vårdnadshavaren. Ta bort mottagaren.",
        "The child has forbidden to tell this guardian. Take the recipient away.",
    ),
    "revealing": Words(
        "Tekstissä on paikkoja, joista olinpaikan voi päätellä. Muuta teksti tai hyväksy sana.",
        "Texten nämner platser som kan röja vistelseorten. Ändra texten eller godkänn ordet.",
        "The text names places that may reveal where somebody is. Mend it or accept the word.",
    ),
    "addresses": Words(
        "Poista tekstistä osoite tai puhelinnumero, jota turvakielto suojaa.",
        "Ta bort en adress eller ett telefonnummer som skyddas av spärrmarkering.",
        "Remove the address or phone number that a non-disclosure order protects.",
    ),
    "informer": Words(
        "Poista tekstistä ilmoittajan nimi. Hän on pyytänyt, että hänen tietonsa pidetään salassa.",
        "Ta bort anmälarens namn ur texten. Hen har bett att uppgifterna hålls hemliga.",
        "Take the informer's name out of the text; secrecy was asked for.",
    ),
    "informed": Words(
        "Kirjoita tiedoksi saavat ilman osoitteita ja puhelinnumeroita. Älä merkitse ketään, jolle "
        "lapsi on kieltänyt kertomasta.",
        "Skriv mottagarna för kännedom utan adresser och telefonnummer. Listan får inte nämna "
        "någon som barnet har förbjudit att uppgifter ges till.",
        "Write those told without addresses and phone numbers. Nobody to whom the child has "
        "forbidden to tell may stand on the list.",
    ),
    "letters": Words(
        "Tekstissä on merkkejä, jotka eivät tulostu. Korvaa ne.",
        "Texten har tecken som inte kan skrivas ut. Ersätt dem.",
        "The text has characters that cannot be printed. Replace them.",
    ),
    "places": Words(
        "Tekstissä on vielä paikka aaltosulkeissa. Kirjoita sen tilalle oikea tieto.",
        "I texten finns ännu en plats inom klammerparentes. Skriv den rätta uppgiften i stället.",
        "A place in braces still stands in the text. Write the real information instead.",
    ),
    "competence": Words(
        "Tässä asiassa päätöksen tekee virkasuhteinen sosiaalityöntekijä.",
        "I detta ärende fattas beslutet av en socialarbetare i tjänsteförhållande.",
        "In this matter a social worker in public office decides.",
    ),
    "language": Words(
        "Valitse päätöksen kieli: suomi tai ruotsi.",
        "Välj beslutets språk: finska eller svenska.",
        "Choose the language of the decision: Finnish or Swedish.",
    ),
}


_UNPRINTED = Words(
    "Nämä merkit eivät tulostu: {named}. Korvaa ne.",
    "Dessa tecken kan inte skrivas ut: {named}. Ersätt dem.",
    "These characters cannot be printed: {named}. Replace them.",
)


def check_name(code: str, language: Language | str = Language.FINNISH) -> str:
    """Return the short name of a checklist item."""
    return _NAMES[code].said_in(language)


def todo_of(check: Check, language: Language | str = Language.FINNISH) -> str:
    """Return what to do about an item that is not met, its unprintable characters named."""
    if check.named:
        return _UNPRINTED.said_in(language).format(named=", ".join(check.named))
    return check_todo(check.code, language)


def check_todo(code: str, language: Language | str = Language.FINNISH) -> str:
    """Return what to do when the item is not met."""
    return _TODO[code].said_in(language)
