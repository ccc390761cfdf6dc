"""Asking what a new decision corrects in a signed one (päätöksen korjaaminen, HL 50–52 §)."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.forms.small_form import SmallForm, choices_of
from desktop.windows.case_dialog import CaseDialog
from models.rules.corrections import GROUNDS, Correction, CorrectionEffect, CorrectionGround
from models.rules.dates import day_in, show_date
from models.rules.documents.declare import choice, day, section, text, when, yes_no
from models.rules.documents.schema import Values
from models.rules.law import citation
from models.rules.words import Language, Words, sentences_in_turn
from models.services.corrections import correct_decision

_EFFECTS = (
    (
        CorrectionEffect.FOR.value,
        Words("Asianosaisen eduksi", "Till partens fördel", "For the party"),
    ),
    (
        CorrectionEffect.AGAINST.value,
        Words("Asianosaisen vahingoksi", "Till partens nackdel", "Against the party"),
    ),
)
_FIELDS = section(
    "correction",
    Words(""),
    choice("ground", Words("Peruste", "Grund", "Ground"), "", mandatory=True, width=12),
    choice(
        "effect", Words("Kenen hyväksi", "Till vems fördel", "In whose favour"), "", mandatory=True
    ),
    day(
        "consent_on",
        Words("Asianosainen suostui", "Parten samtyckte", "The party consented"),
        width=6,
        condition=when("effect", CorrectionEffect.AGAINST.value),
        help=Words(
            "Tarvitaan, jos korjaus on vahingoksi eikä virhe johdu hänestä (HL 50 § 2 mom.).",
            "Behövs om rättelsen är till nackdel och felet inte beror på parten.",
            "Needed where it does harm and the party did not cause the error.",
        ),
    ),
    yes_no(
        "own_conduct",
        Words(
            "Ilmeinen virhe johtuu asianosaisen omasta menettelystä",
            "Det uppenbara felet beror på partens eget förfarande",
            "The party's own conduct caused the obvious error",
        ),
        width=12,
        condition=when("effect", CorrectionEffect.AGAINST.value),
    ),
    yes_no(
        "reasonable",
        Words(
            "Tulos ei ole asianosaiselle kohtuuton (HL 51 §)",
            "Resultatet är inte oskäligt för parten (FörvL 51 §)",
            "The result is not unreasonable to the party",
        ),
        width=12,
        condition=when("ground", CorrectionGround.OBVIOUS_SLIP.value),
    ),
    day(
        "heard_on", Words("Asianosaista kuultiin", "Parten hördes", "The party was heard"), width=6
    ),
    text(
        "hearing_needless",
        Words("Tai miksi ei kuultu", "Eller varför ingen hördes", "Or why nobody was heard"),
        limit=500,
    ),
    text("reason", Words("Mikä virhe on", "Vilket felet är", "What the error is"), mandatory=True),
)


class CorrectionDialog(CaseDialog):
    """Asks ground, effect, consent and hearing, and begins the new decision."""

    def __init__(
        self, desk: Desk, ids: tuple[UUID, UUID, UUID], *, demanded: bool, parent: QWidget
    ) -> None:
        """Make it for a case, its signed decision and the new one to be."""
        lead = tr(
            "Allekirjoitettua päätöstä ei muuteta. Uusi päätös kertoo, mitä se korjaa, ja siitä "
            "alkaa uusi oikaisuvaatimusaika."
        )
        told = tr("Oikaisuvaatimus on vireillä: ilmoita korjaamisesta toimielimelle (HL 53 §).")
        super().__init__(
            tr("Korjaa päätös"),
            sentences_in_turn(lead, told if demanded else ""),
            tr("Aloita uusi päätös"),
            desk=desk,
            parent=parent,
        )
        self.setMinimumWidth(640)
        self._ids = ids
        grounds = [(ground.value, _with_law(ground)) for ground in CorrectionGround]
        makers = {"ground": choices_of(grounds), "effect": choices_of(_EFFECTS)}
        self.form = SmallForm((_FIELDS,), desk, makers)
        self.put_form(self.form)

    def act(self) -> None:
        """Begin the new decision."""
        if self.form.lacks():
            return
        case_id, old_id, new_id = self._ids
        outcome = self.desk.operations.attempt(
            correct_decision,
            case_id=case_id,
            document_id=old_id,
            new_id=new_id,
            correction=_correction(self.form.values()),
        )
        keys = tuple(field.key for field in _FIELDS.fields)
        self.done_or_say(outcome, self.form, keys)


def _with_law(ground: CorrectionGround) -> Words:
    rule = GROUNDS[ground]
    said = (f"{rule.words.said_in(each)} ({citation(rule.statute, each)})" for each in Language)
    return Words(*said)


def _correction(values: Values) -> Correction:
    return Correction(
        ground=CorrectionGround(str(values["ground"])),
        effect=CorrectionEffect(str(values["effect"])),
        reason=str(values["reason"]),
        consent_on=day_in(values.get("consent_on")),
        own_conduct=values.get("own_conduct") is True,
        reasonable=values.get("reasonable") is True,
        heard_on=day_in(values.get("heard_on")),
        hearing_needless=str(values.get("hearing_needless") or ""),
    )


def correction_words(correction: Correction, language: str) -> str:
    """Return what a decision corrects: ground with its statute, consent and hearing."""
    parts = [_with_law(correction.ground).said_in(language)]
    if correction.consent_on is not None:
        parts.append(tr("suostumus {day}", day=show_date(correction.consent_on)))
    if correction.heard_on is not None:
        parts.append(tr("kuultu {day}", day=show_date(correction.heard_on)))
    return " · ".join(parts)
