"""Recording that a minor forbids to tell a guardian (alaikäisen kielto, ATL 51 §)."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.forms.small_form import SmallForm
from desktop.windows.case_dialog import CaseDialog
from models.rules.documents.declare import day, section, text
from models.rules.rows import PersonRow
from models.rules.words import Words
from models.services.prohibitions import forbid

_FIELDS = section(
    "prohibition",
    Words(""),
    day("made_on", Words("Kiellon päivä", "Förbudets datum", "Day"), mandatory=True, width=6),
    text(
        "ground",
        Words("Peruste", "Grund", "Ground"),
        mandatory=True,
        limit=1000,
        help=Words(
            "Lapsen painava syy, hänen ikänsä ja kehitystasonsa, ja miksi kielto ei ole vastoin "
            "hänen etuaan.",
            "Barnets vägande skäl, ålder och utveckling, och varför förbudet inte strider mot "
            "barnets bästa.",
            "The child's weighty reason, age and development, and why it is not against its good.",
        ),
    ),
)


class ProhibitionDialog(CaseDialog):
    """Asks day and ground; the guardian then gets no print of the matter."""

    def __init__(self, desk: Desk, case_id: UUID, person: PersonRow, parent: QWidget) -> None:
        super().__init__(
            tr("Lapsi kieltää tietojen antamisen"),
            tr(
                "{name} ei saa asian päätöksiä eikä niiden kappaleita, ennen kuin kielto on "
                "peruttu (ATL 51 §). Jos hän on itse asianosainen, hänellä on silti asianosaisen "
                "oikeus saada tieto. Arvioi se ennen kirjaamista.",
                name=person.name,
            ),
            tr("Kirjaa kielto"),
            desk=desk,
            parent=parent,
        )
        self._case_id, self._person = case_id, person
        self.form = SmallForm((_FIELDS,), desk)
        self.form.set_values({"made_on": desk.today.isoformat()})
        self.put_form(self.form)

    def act(self) -> None:
        """Record it."""
        if self.form.lacks():
            return
        values = self.form.values()
        outcome = self.desk.operations.attempt(
            forbid,
            case_id=self._case_id,
            person_id=self._person.id,
            made_on=date.fromisoformat(str(values["made_on"])),
            ground=str(values["ground"]),
        )
        self.done_or_say(outcome, self.form, ("made_on", "ground"))
