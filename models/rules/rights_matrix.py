"""The rights matrix (oikeusmatriisi): who may do what to which case, in which phase.

One table for both stores, the windows and the administrator's page: `rights.RIGHTS` says what a
role may do at all, `RELATIONS` which cases it reaches, `CASE_ACTS` which act asks for which right,
in which phases there is something to do it to, and whether a closed case lets it. Competence that
the law keeps for a social worker in office (`competence`) narrows it further.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.competence import Act, competence_statute
from models.rules.facts import CaseFacts
from models.rules.kinds import DocumentKind, Group, ServiceTask
from models.rules.law import citation
from models.rules.rights import RIGHTS, Right, Role
from models.rules.words import Words

PHASES = (1, 2, 3, 4, 5)
FINISHING: Mapping[DocumentKind, Right] = {
    DocumentKind.EVALUATION: Right.ASSESS_URGENCY,
    DocumentKind.ASSESSMENT: Right.FINISH_ASSESSMENT,
    DocumentKind.DECISION: Right.DECIDE,
}
"""Which right makes a document of these kinds final; all others ask for FINISH_DOCUMENT."""


class Relation(StrEnum):
    """How a worker stands to a case (asiakassuhde)."""

    OWN = "own"
    TEAM = "team"
    OTHER = "other"
    CLOSED = "closed"
    NAMED = "named"
    PROTECTED = "protected"


RELATIONS: Mapping[Relation, Words] = {
    Relation.OWN: Words(
        "oma asia, myös toisen tiimin",
        "eget ärende, också ett annat teams",
        "own case, of another team too",
    ),
    Relation.TEAM: Words("oman tiimin asia", "eget teams ärende", "case of one's own team"),
    Relation.CLOSED: Words(
        "oman tiimin päätetty asia", "eget teams avslutade ärende", "closed case of one's own team"
    ),
    Relation.NAMED: Words(
        "suojattu asia, nimetty siihen",
        "skyddat ärende, namngiven i det",
        "protected case, named in it",
    ),
    Relation.PROTECTED: Words(
        "oman tiimin suojattu asia, ei nimetty",
        "eget teams skyddade ärende, inte namngiven",
        "protected case of one's own team, not named in it",
    ),
    Relation.OTHER: Words("toisen tiimin asia", "annat teams ärende", "case of another team"),
}
REACHED = frozenset({Relation.OWN, Relation.TEAM, Relation.CLOSED, Relation.NAMED})
"""Relations in which a case is reached; of the others there is the answer "not found"."""


class CaseAct(StrEnum):
    """One thing done to a case or its client."""

    LIST = "list"
    OPEN = "open"
    JOIN = "join"
    WRITE = "write"
    FINISH = "finish"
    ASSESS_URGENCY = "assess_urgency"
    FINISH_ASSESSMENT = "finish_assessment"
    SIGN = "sign"
    SERVE = "serve"
    MOVE = "move"
    ASSIGN = "assign"
    CLOSE = "close"
    EDIT_PERSON = "edit_person"
    PRINT = "print"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class ActRule:
    """What an act asks for: a right, a phase whose document is there, and mostly an open case."""

    words: Words
    right: Right
    phases: tuple[int, ...] = PHASES
    on_closed: bool = False
    competence: Act | None = None


CASE_ACTS: Mapping[CaseAct, ActRule] = {
    CaseAct.LIST: ActRule(
        Words("nähdä luettelossa", "se i förteckningen", "see in lists"),
        Right.READ_LISTS,
        on_closed=True,
    ),
    CaseAct.OPEN: ActRule(Words("avata", "öppna", "open"), Right.READ_CASE, on_closed=True),
    CaseAct.JOIN: ActRule(
        Words("liittää yhteydenotto", "lägga till en kontakt", "join a contact"),
        Right.RECORD_INTAKE,
    ),
    CaseAct.WRITE: ActRule(
        Words("aloittaa asiakirja", "börja en handling", "begin a document"),
        Right.WRITE_DOCUMENT,
    ),
    CaseAct.FINISH: ActRule(
        Words("vahvistaa muu asiakirja", "fastställa annan handling", "finish another document"),
        Right.FINISH_DOCUMENT,
        on_closed=True,
    ),
    CaseAct.ASSESS_URGENCY: ActRule(
        Words("vahvistaa kiireellisyysarvio", "fastställa brådskabedömning", "assess urgency"),
        FINISHING[DocumentKind.EVALUATION],
        phases=(1,),
        on_closed=True,
    ),
    CaseAct.FINISH_ASSESSMENT: ActRule(
        Words("vahvistaa palvelutarpeen arviointi", "fastställa bedömningen", "finish assessment"),
        FINISHING[DocumentKind.ASSESSMENT],
        phases=(2,),
        on_closed=True,
        competence=Act.FINISH_ASSESSMENT,
    ),
    CaseAct.SIGN: ActRule(
        Words("allekirjoittaa päätös", "underteckna beslut", "sign a decision"),
        FINISHING[DocumentKind.DECISION],
        phases=(4,),
        competence=Act.DECIDE,
    ),
    CaseAct.SERVE: ActRule(
        Words("kirjata tiedoksianto", "anteckna delgivning", "record serving"),
        Right.RECORD_SERVING,
        phases=(5,),
        on_closed=True,
    ),
    CaseAct.MOVE: ActRule(
        Words("siirtää ja ottaa itselle", "flytta och ta sig an", "move and take on"),
        Right.MOVE_CASE,
    ),
    CaseAct.ASSIGN: ActRule(
        Words("nimetä toinen työntekijä", "utse annan arbetstagare", "name another worker"),
        Right.ASSIGN,
    ),
    CaseAct.CLOSE: ActRule(Words("päättää asia", "avsluta", "close"), Right.CLOSE_CASE),
    CaseAct.EDIT_PERSON: ActRule(
        Words("muuttaa henkilötietoja", "ändra personuppgifter", "change personal data"),
        Right.EDIT_PERSONS,
        on_closed=True,
    ),
    CaseAct.PRINT: ActRule(Words("tulostaa", "skriva ut", "print"), Right.PRINT, on_closed=True),
    CaseAct.EXPORT: ActRule(
        Words("luovuttaa ja viedä", "lämna ut och exportera", "give out and export"),
        Right.EXPORT,
        on_closed=True,
    ),
}


_SPECIAL = (
    CaseFacts(date(2026, 1, 1), group=Group.SPECIAL_SUPPORT),
    CaseFacts(date(2026, 1, 1), task=ServiceTask.CHILD_PROTECTION),
)
_HEAD = (
    "# Who may do what to which case",
    "",
    "Made from `models/rules/rights_matrix.py`; a test compares them. The same table is tried in",
    "the program on both stores, by raw SQL on a server, and in the window.",
    "",
    "Phases: 1 becoming pending, 2 assessment, 3 plan and services, 4 decision, 5 service and",
    "follow-up. An act that names phases is done to that phase's document. An administrator",
    "reaches no case at all.",
    "",
    "A star: for a client of special support or of child protection only a social worker in",
    "public office may do it.",
    "",
)


def allowed(role: Role, relation: Relation, phase: int) -> frozenset[CaseAct]:
    """Return exactly what a role may do to a case in a phase, by the relation to it."""
    if relation not in REACHED:
        return frozenset()
    return frozenset(
        act
        for act, rule in CASE_ACTS.items()
        if rule.right in RIGHTS[role]
        and phase in rule.phases
        and (rule.on_closed or relation is not Relation.CLOSED)
    )


def statutes(act: CaseAct) -> tuple[str, ...]:
    """Return the citations that keep an act for a social worker in office, where there are any."""
    kept = CASE_ACTS[act].competence
    if kept is None:
        return ()
    special, protection = _SPECIAL
    found = (competence_statute(kept, special), competence_statute(kept, protection))
    return tuple(citation(each) for each in dict.fromkeys(found))


def page() -> Iterator[str]:
    """Yield the lines of the administrator's page: the matrix as Markdown."""
    yield from _HEAD
    for relation, words in RELATIONS.items():
        yield f"## {words.en[0].upper()}{words.en[1:]} ({words.fi})"
        yield ""
        if relation not in REACHED:
            yield "Nothing: the answer is the same as for a case that does not exist."
            yield ""
            continue
        yield "| Act | Phases | " + " | ".join(_role(role) for role in Role) + " |"
        yield "|---|---|" + "---|" * len(Role)
        for act in CASE_ACTS:
            yield _row(act, relation)
        yield ""
    yield "## Kept by law for a social worker in public office"
    yield ""
    for act, rule in CASE_ACTS.items():
        if rule.competence is not None:
            yield f"- {rule.words.en} ({rule.words.fi}): {', '.join(statutes(act))}"


def _row(act: CaseAct, relation: Relation) -> str:
    rule = CASE_ACTS[act]
    phases = "all" if rule.phases == PHASES else ", ".join(map(str, rule.phases))
    marks = (
        ("yes*" if rule.competence is not None else "yes")
        if any(act in allowed(role, relation, phase) for phase in rule.phases)
        else "–"
        for role in Role
    )
    return f"| {rule.words.en} ({rule.words.fi}) | {phases} | " + " | ".join(marks) + " |"


def _role(role: Role) -> str:
    return role.value.replace("_", " ")
