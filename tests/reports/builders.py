"""Invented facts for letters: no real person, no real address."""

from dataclasses import replace
from datetime import date

from models.rules.kinds import Outcome
from models.rules.letters import Addressee, DecisionFacts, DocumentPrint, Official
from models.rules.organisation import Organisation, PostalAddress
from models.rules.words import Language

ORGANISATION = Organisation(
    name="Järvimaan hyvinvointialue",
    unit="Lapsiperheiden sosiaalityö",
    address=PostalAddress("Satamakatu 4", "99900", "Järvimaa"),
    phone="015 000 0000",
    rectification_body="Järvimaan hyvinvointialueen yksilöasioiden jaosto",
    registry_name="Järvimaan hyvinvointialueen kirjaamo",
    registry_address=PostalAddress("PL 900", "99901", "Järvimaa"),
    registry_visiting_address=PostalAddress("Satamakatu 4, 2. krs", "99900", "Järvimaa"),
    registry_phone="015 000 0100",
    registry_email="kirjaamo@jarvimaa.example",
    registry_hours="ma–pe klo 9–15",
    ombudsperson="puh. 015 000 0200, ma–to klo 9–11",
    bilingual=True,
)
WORKER = Official(
    name="Kaisa Hakala",
    title="sosiaalityöntekijä",
    unit="Lapsiperheiden sosiaalityö",
    phone="044 000 0000",
    email="kaisa.hakala@jarvimaa.example",
    address=("Satamakatu 4", "99900 JÄRVIMAA"),
)
MOTHER = Addressee("Maija Tuulinen", ("Rantatie 12 B 7", "99910 KAISLASALO"), Language.FINNISH)
FATHER = Addressee("Erik Tuulinen", ("Ängsvägen 3", "99920 VASSVIK"), Language.SWEDISH)


def finnish_facts(**changes: object) -> DecisionFacts:
    """A favourable fixed-term decision on family work, in Finnish."""
    facts = DecisionFacts(
        language=Language.FINNISH,
        number="PO-2026-0481-P1",
        case_number="PO-2026-0481",
        decided_on=date(2026, 11, 24),
        organisation=ORGANISATION,
        client_name="Aino Tuulinen",
        client_birth_date=date(2019, 2, 3),
        pending_since=date(2026, 10, 1),
        pending_by="Yhteydenotto koulusta huoltajan suostumuksella",
        parties=("Aino Tuulinen, lapsi", "Maija Tuulinen, huoltaja", "Erik Tuulinen, huoltaja"),
        hearing="Äitiä kuultiin kotikäynnillä 19.11.2026 ja isää puhelimessa 20.11.2026. "
        "Kumpikin kannattaa perhetyötä.",
        child_opinion="Ainon kanssa keskusteltiin kotikäynnillä 19.11.2026 kuvakorttien avulla. "
        "Aino toivoo, että aamut olisivat rauhallisia ja että joku auttaisi äitiä.",
        outcome=Outcome.FAVOURABLE,
        service="Perhetyö",
        service_details="Kotona tehtävä perhetyö arjen rytmin ja vanhemmuuden tueksi",
        amount="2 × 2 tuntia viikossa",
        arrangement="Hyvinvointialueen oma palvelu",
        starts_on=date(2026, 12, 1),
        ends_on=date(2027, 5, 31),
        open_ended_reason="",
        goal="Arjen rytmi vahvistuu niin, että Aino pääsee kouluun joka päivä ja äiti jaksaa. "
        "Tavoitteen toteutuminen arvioidaan perheen kanssa kuuden viikon kuluttua.",
        outcome_text="Ainolle ja perheelle myönnetään perhetyötä 2 × 2 tuntia viikossa "
        "ajalle 1.12.2026–31.5.2027.",
        reasons=(
            "Palvelutarpeen arvioinnissa 12.11.2026 todettiin, että perheellä on toistuva tuen "
            "tarve arjen sujumisessa. Äiti on väsynyt ja Ainolla on ollut poissaoloja koulusta.",
            "Asiakassuunnitelmassa 19.11.2026 sovittiin perhetyöstä. Kaksi käyntiä viikossa on "
            "tarpeen, jotta uusi rytmi vakiintuu. Kesto vastaa suunnitelmassa sovittua.",
        ),
        departure_from_plan="",
        provisions="Sosiaalihuoltolaki 18, 32, 38, 45 ja 46 §; hallintolaki 44 ja 45 §",
        immediate=True,
        immediate_reasons="Lapsen koulunkäynnin turvaamista ei voi lykätä.",
        fee="Perhetyö on maksutonta.",
        decider=WORKER,
        contact=WORKER,
        distribution=("Maija Tuulinen", "Erik Tuulinen"),
        addressee=MOTHER,
        plain_summary="Perheenne saa perhetyötä kotiin kaksi kertaa viikossa "
        "1.12.2026–31.5.2027. Palvelu on teille maksutonta.",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def swedish_facts(**changes: object) -> DecisionFacts:
    """A partly favourable decision until further notice on a support person, in Swedish."""
    worker = Official(
        name="Kaisa Hakala",
        title="socialarbetare",
        unit="Socialarbete för barnfamiljer",
        phone="044 000 0000",
        email="kaisa.hakala@jarvimaa.example",
        address=("Hamngatan 4", "99900 JÄRVIMAA"),
    )
    changed: dict[str, object] = {
        "language": Language.SWEDISH,
        "organisation": replace(
            ORGANISATION,
            name="Järvimaa välfärdsområde",
            unit="Socialarbete för barnfamiljer",
            rectification_body="Järvimaa välfärdsområdes individsektion",
            registry_name="Järvimaa välfärdsområdes registratorskontor",
            registry_visiting_address=PostalAddress("Hamngatan 4, 2 vån.", "99900", "Järvimaa"),
            registry_hours="mån–fre kl. 9–15",
            ombudsperson="tfn 015 000 0200, mån–tors kl. 9–11",
        ),
        "pending_by": "Ansökan av vårdnadshavaren",
        "parties": ("Aino Tuulinen, barn", "Erik Tuulinen, vårdnadshavare"),
        "hearing": "Vårdnadshavaren hördes per telefon 20.11.2026.",
        "child_opinion": "Aino berättade vid hembesöket 19.11.2026 att hon vill spela fotboll "
        "med en vuxen som har tid.",
        "outcome": Outcome.PARTLY,
        "service": "Stödperson",
        "service_details": "Stödrelationsverksamhet på fritiden",
        "amount": "8 timmar i månaden",
        "arrangement": "Köpt tjänst",
        "ends_on": None,
        "open_ended_reason": "Behovet av stöd är långvarigt enligt bedömningen 12.11.2026.",
        "goal": "Aino har en trygg vuxen vid sin sida och en egen hobby.",
        "outcome_text": "Aino beviljas en stödperson 8 timmar i månaden från 1.12.2026 tills "
        "vidare. Ansökan avslås till den del den gäller 12 timmar i månaden.",
        "reasons": (
            "Enligt bedömningen av servicebehovet 12.11.2026 behöver Aino en stödperson. "
            "Åtta timmar i månaden motsvarar målen i klientplanen.",
        ),
        "departure_from_plan": "I klientplanen föreslogs 12 timmar. Stödpersonens tid räcker till "
        "8 timmar, vilket enligt bedömningen är tillräckligt.",
        "provisions": "Socialvårdslagen 28, 32, 38, 45 och 46 §; förvaltningslagen 44 och 45 §",
        "immediate": False,
        "immediate_reasons": "",
        "fee": "Servicen är avgiftsfri.",
        "decider": worker,
        "contact": worker,
        "distribution": ("Erik Tuulinen",),
        "addressee": FATHER,
        "plain_summary": "",
    }
    return finnish_facts(**(changed | changes))


def document_facts(**changes: object) -> DocumentPrint:
    """A finished assessment as printed from the case file."""
    facts = DocumentPrint(
        title="Palvelutarpeen arvio",
        case_number="PO-2026-0481",
        client_name="Aino Tuulinen",
        client_birth_date=date(2019, 2, 3),
        organisation=ORGANISATION,
        made_on=date(2026, 11, 12),
        author=WORKER,
        language=Language.FINNISH,
        sections=(
            (
                "Perustiedot",
                (
                    ("Vireilletulo", "1.10.2026"),
                    ("Arviointi aloitettu", "8.10.2026"),
                    ("Tuen tarve", "Toistuva"),
                ),
            ),
            (
                "Tilanne",
                (
                    (
                        "Yhteenveto tilanteesta",
                        "Äiti on väsynyt ja Ainolla on ollut poissaoloja koulusta.\n\n"
                        "Isä asuu toisella paikkakunnalla ja tapaa Ainoa joka toinen viikonloppu.",
                    ),
                    ("Asiakkaan oma näkemys", ""),
                ),
            ),
        ),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]
