"""The case and the people around an exported example document."""

from dataclasses import replace
from datetime import date

from models.rules.documents.national import NationalAuthor, NationalContext
from models.rules.kinds import TieKind
from models.rules.organisation import Organisation, PostalAddress
from models.rules.rows import PersonData
from tests.builders_documents import RECEIVED, TODAY
from tests.documents_shared import CHILD_CODE

CHILD = PersonData(
    "Kuusela",
    "Aada Maria",
    CHILD_CODE,
    birth_date=date(2016, 5, 2),
    address=PostalAddress("Koivukuja 4", "57100", "Savonlinna"),
    phone="040 000 0001",
)
AUTHOR = NationalAuthor("Hakala", "Kaisa", "sosiaalityöntekijä")


def a_context(**changes: object) -> NationalContext:
    """Return a context with everything that an export may want."""
    plain = NationalContext(
        client=CHILD,
        case_number="PO-2026-0001",
        received_on=RECEIVED,
        document_date=TODAY,
        author=AUTHOR,
        organisation=Organisation(
            name="Mallilan hyvinvointialue",
            rectification_body="Yksilöasioiden jaosto",
            registry_name="Kirjaamo",
            registry_address=PostalAddress("PL 1", "57101", "Savonlinna"),
            registry_phone="044 000 0009",
        ),
        decision_number="PO-2026-0001-P1",
        responsible=AUTHOR,
        recipients=("Kuusela Hanna", "Niemi Petri"),
        appeal_text="Päätökseen saa vaatia oikaisua.",
        appeal_time="30 päivää tiedoksisaannista",
        related=((PersonData("Kuusela", "Hanna"), TieKind.GUARDIAN),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # names are those of the context
