"""End of the client relationship (asiakkuuden päättyminen, SHL 34 § 2 mom., ATL 38 §)."""

from models.rules.documents.declare import choice, day, section, text, yes_no
from models.rules.documents.schema import DocumentType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_CLIENT_RELATION = "sosiaalihuollon_asiakkuus."

CLOSING = DocumentType(
    kind=DocumentKind.CLOSING,
    words=Words("Asiakkuuden päättäminen", "Avslutande av klientrelationen", "Closing"),
    phase=5,
    sections=(
        section(
            "closing",
            Words("Päättyminen", "Avslutning", "Ending"),
            day(
                "closed_on",
                Words("Päättyy", "Avslutas", "Ends on"),
                path=f"{_CLIENT_RELATION}asiakkuuden_paattymispvm",
                mandatory=True,
                not_future=True,
                statute="SHL 34 § 2 mom.",
            ),
            choice(
                "ground",
                Words("Peruste", "Grund", "Ground"),
                "closing_grounds",
                mandatory=True,
                statute="SHL 34 § 2 mom., ATL 38 §",
                width=9,
            ),
            text(
                "reasons",
                Words(
                    "Asiakkuuden päättymisen perustelu",
                    "Motivering till att klientrelationen avslutas",
                    "Reasons for ending",
                ),
                path=f"{_CLIENT_RELATION}asiakkuuden_paattymisen_perustelu",
                mandatory=True,
                help=Words(
                    "Miksi sosiaalihuollon järjestämiselle ei enää ole perustetta.",
                    "Varför det inte längre finns grund för att ordna socialvård.",
                    "Why there is no ground for arranging social care any more.",
                ),
                carried_from=(
                    (DocumentKind.ASSESSMENT, "ending_reasons"),
                    (DocumentKind.SERVICE_ENDED, "reasons"),
                    (DocumentKind.EVALUATION, "needless_reasons"),
                ),
            ),
        ),
        section(
            "after",
            Words("Mitä sovittiin", "Vad som avtalades", "What was agreed"),
            text(
                "summary",
                Words("Yhteenveto työskentelystä", "Sammandrag av arbetet", "Summary of the work"),
            ),
            yes_no(
                "client_informed",
                Words(
                    "Asiakkaalle ja huoltajalle on kerrottu",
                    "Klienten och vårdnadshavaren har fått veta",
                    "The client and guardian were told",
                ),
                mandatory=True,
                width=12,
            ),
            text(
                "guidance",
                Words(
                    "Mistä apua saa jatkossa",
                    "Var man får hjälp i fortsättningen",
                    "Where to get help",
                ),
                carried_from=((DocumentKind.EVALUATION, "guidance"),),
            ),
        ),
    ),
    oid="1.2.246.537.6.1505.1.2023.6.1",
    root="asiakkuusasiakirja",
    lead=Words(
        "Asiakkuus päättyy, kun asiakirjaan merkitään, ettei järjestämiselle ole perustetta.",
        "Klientrelationen upphör när det antecknas att grund för att ordna socialvård saknas.",
        "It ends when it is recorded that there is no ground for arranging social care.",
    ),
)
