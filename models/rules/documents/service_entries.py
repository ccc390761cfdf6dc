"""Entries that a service started and ended (palvelun alkaminen ja päättyminen, ATL 44 §)."""

from models.rules.documents.declare import choice, day, line, section, text, when, yes_no
from models.rules.documents.schema import DocumentType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_SERVICE = Words("Sosiaalipalvelu", "Socialservice", "Social service")
_SHELTER = when("service", "shelter")
_HOUSING = "turvakotipalvelua_koskevat_tiedot."
_MORE = Words("Lisätiedot", "Tilläggsuppgifter", "More information")

SERVICE_STARTED = DocumentType(
    kind=DocumentKind.SERVICE_STARTED,
    words=Words("Palvelu alkoi", "Servicen inleddes", "Service started"),
    phase=5,
    sections=(
        section(
            "started",
            Words("Palvelun alkaminen", "Inledande av service", "Start of the service"),
            choice(
                "service",
                _SERVICE,
                "social_services",
                path="sosiaalipalvelu",
                mandatory=True,
                width=9,
                carried_from=((DocumentKind.DECISION, "service"),),
            ),
            day(
                "started_on",
                Words("Alkamispäivä", "Inledningsdatum", "Start date"),
                path="sosiaalipalvelun_alkamispaiva",
                mandatory=True,
                not_future=True,
                statute="SHL 45 § 2 mom.",
            ),
            line(
                "provider",
                Words("Palvelun toteuttaja", "Den som genomför servicen", "Provider"),
                width=12,
            ),
            text("additional", _MORE, path="lisatiedot"),
        ),
    ),
    oid="1.2.246.537.6.1506.19002.2022.1.10",
    root="merkinta_sosiaalipalvelun_alkamisesta",
    many=True,
    lead=Words(
        "Kirjaa päivä, jona palvelu todella alkoi.",
        "Anteckna den dag då servicen faktiskt började.",
        "Record the day when the service really started.",
    ),
)

SERVICE_ENDED = DocumentType(
    kind=DocumentKind.SERVICE_ENDED,
    words=Words("Palvelu päättyi", "Servicen avslutades", "Service ended"),
    phase=5,
    sections=(
        section(
            "ended",
            Words("Palvelun päättyminen", "Avslutning av service", "End of the service"),
            choice(
                "service",
                _SERVICE,
                "social_services",
                path="sosiaalipalvelu",
                mandatory=True,
                width=9,
                carried_from=(
                    (DocumentKind.SERVICE_STARTED, "service"),
                    (DocumentKind.DECISION, "service"),
                ),
            ),
            day(
                "ended_on",
                Words("Päättymispäivä", "Avslutningsdatum", "End date"),
                path="sosiaalipalvelun_paattymispaiva",
                mandatory=True,
                not_future=True,
            ),
            choice(
                "ending_reason",
                Words("Päättymisen syy", "Orsak", "Reason"),
                "ending_reasons",
                mandatory=True,
            ),
            choice(
                "goal_result",
                Words("Tavoitteet", "Mål", "Goals"),
                "goal_results",
            ),
            text(
                "reasons",
                Words(
                    "Päättymisen perustelut",
                    "Motiveringar till att servicen avslutas",
                    "Reasons of its ending",
                ),
                path="sosiaalipalvelun_paattymisen_perustelut",
                mandatory=True,
            ),
            text(
                "family_view",
                Words(
                    "Perheen ja lapsen arvio", "Familjens och barnets bedömning", "Family's view"
                ),
            ),
            yes_no(
                "renewal",
                Words(
                    "Tuen tarve jatkuu: palvelutarve arvioidaan uudelleen",
                    "Stödbehovet fortsätter: servicebehovet bedöms på nytt",
                    "The need goes on: it is assessed again",
                ),
                mandatory=True,
                width=12,
                statute="SHL 38 §",
            ),
            choice(
                "shelter_housing",
                Words(
                    "Asuminen turvakotijakson jälkeen",
                    "Boende efter skyddshemsperioden",
                    "Housing after the shelter period",
                ),
                "shelter_housing",
                path=f"{_HOUSING}asiakkaan_asumisjarjestelyt_turvakotijakson_jalkeen",
                condition=_SHELTER,
            ),
            choice(
                "shelter_with_offender",
                Words(
                    "Asuu väkivallan tekijän kanssa",
                    "Bor tillsammans med våldsverkaren",
                    "Lives with the offender",
                ),
                "yes_no_unknown",
                path=f"{_HOUSING}asuminen_vakivallan_tekijan_kanssa",
                condition=_SHELTER,
            ),
            text("additional", _MORE, path="lisatiedot"),
        ),
    ),
    oid="1.2.246.537.6.1506.19012.2022.1.10",
    root="merkinta_sosiaalipalvelun_paattymisesta",
    many=True,
    lead=Words(
        "Arvioi perheen kanssa, mitä palvelulla saatiin aikaan.",
        "Bedöm tillsammans med familjen vad servicen ledde till.",
        "Look with the family at what the service brought.",
    ),
)
