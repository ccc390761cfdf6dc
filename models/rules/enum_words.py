"""The program's small vocabularies in words."""

from collections.abc import Mapping
from enum import StrEnum

from models.rules.clock_words import CLOCK_NAMES, CLOCK_STATES, DUE_STATES
from models.rules.kinds import (
    AssignmentKind,
    DemandOutcome,
    DocumentKind,
    DocumentStatus,
    Group,
    NeedKind,
    Outcome,
    ServiceTask,
    ServingWay,
    TieKind,
)
from models.rules.organisation import EveRule
from models.rules.rights import Role
from models.rules.words import Language, Words

_DOCUMENTS: Mapping[DocumentKind, Words] = {
    DocumentKind.CONTACT: Words("Yhteydenotto", "Kontakt", "Contact"),
    DocumentKind.NOTIFICATION: Words(
        "Ilmoitus sosiaalihuollon tarpeesta",
        "Anmälan om behov av socialvård",
        "Notification of need of social care",
    ),
    DocumentKind.CHILD_WELFARE_NOTIFICATION: Words(
        "Lastensuojeluilmoitus", "Barnskyddsanmälan", "Child welfare notification"
    ),
    DocumentKind.APPLICATION: Words("Hakemus", "Ansökan", "Application"),
    DocumentKind.PENDING_ENTRY: Words(
        "Merkintä asian vireilletulosta",
        "Anteckning om inledande av ärende",
        "Entry of the matter becoming pending",
    ),
    DocumentKind.EVALUATION: Words(
        "Kiireellisyys ja alkuarvio", "Brådska och första bedömning", "First evaluation"
    ),
    DocumentKind.MEETING: Words(
        "Tapaaminen tai yhteydenotto", "Möte eller kontakt", "Meeting or contact"
    ),
    DocumentKind.ASSESSMENT: Words(
        "Palvelutarpeen arvio", "Bedömning av servicebehovet", "Assessment of service needs"
    ),
    DocumentKind.PLAN: Words("Asiakassuunnitelma", "Klientplan", "Client plan"),
    DocumentKind.SERVICES: Words(
        "Palvelut ja lähetteet", "Service och remisser", "Services and referrals"
    ),
    DocumentKind.DECISION: Words("Palvelupäätös", "Beslut om service", "Service decision"),
    DocumentKind.SERVICE_STARTED: Words(
        "Merkintä palvelun alkamisesta", "Anteckning om att servicen börjat", "Service started"
    ),
    DocumentKind.SERVICE_ENDED: Words(
        "Merkintä palvelun päättymisestä", "Anteckning om att servicen upphört", "Service ended"
    ),
    DocumentKind.CLOSING: Words("Asian päättäminen", "Avslutande av ärendet", "Closing"),
}

_STATUSES: Mapping[DocumentStatus, Words] = {
    DocumentStatus.DRAFT: Words("luonnos", "utkast", "draft"),
    DocumentStatus.FINISHED: Words("valmis", "färdig", "finished"),
}

_GROUPS: Mapping[Group, Words] = {
    Group.SPECIAL_SUPPORT: Words(
        "Erityistä tukea tarvitseva lapsi", "Barn som behöver särskilt stöd", "Special support"
    ),
    Group.CHILD_PROTECTION: Words("Lastensuojeluasia", "Barnskyddsärende", "Child protection"),
    Group.OVER_75: Words("Yli 75-vuotias", "Över 75 år", "Over 75 years old"),
    Group.HIGHEST_CARE_ALLOWANCE: Words(
        "Saa ylintä hoitotukea",
        "Får vårdbidrag med högsta belopp",
        "Gets the highest care allowance",
    ),
    Group.DISABLED: Words(
        "Vammainen henkilö", "Person med funktionsnedsättning", "Disabled person"
    ),
    Group.OTHER: Words("Muu asia", "Annat ärende", "Other matter"),
}

_NEEDS: Mapping[NeedKind, Words] = {
    NeedKind.TEMPORARY: Words("tilapäinen", "tillfällig", "temporary"),
    NeedKind.RECURRING: Words("toistuva", "återkommande", "recurring"),
    NeedKind.LONG_TERM: Words("pitkäaikainen", "långvarig", "long-term"),
}

_TASKS: Mapping[ServiceTask, Words] = {
    ServiceTask.FAMILIES: Words(
        "Lapsiperheiden palvelut", "Service för barnfamiljer", "Services for families"
    ),
    ServiceTask.CHILD_PROTECTION: Words("Lastensuojelu", "Barnskydd", "Child protection"),
}

_WAYS: Mapping[ServingWay, Words] = {
    ServingWay.POST: Words("Posti", "Post", "Post"),
    ServingWay.HANDED: Words("Annettu käteen", "Överlämnat", "Handed over"),
    ServingWay.ELECTRONIC: Words(
        "Sähköisesti suostumuksella", "Elektroniskt med samtycke", "Electronic, with consent"
    ),
    ServingWay.MESSAGE_ACCOUNT: Words(
        "Suomi.fi-viestit", "Suomi.fi-meddelanden", "Suomi.fi messages"
    ),
}

_TIES: Mapping[TieKind, Words] = {
    TieKind.GUARDIAN: Words("huoltaja", "vårdnadshavare", "guardian"),
    TieKind.PARENT: Words("vanhempi", "förälder", "parent"),
    TieKind.SIBLING: Words("sisarus", "syskon", "sibling"),
    TieKind.CLOSE_PERSON: Words("läheinen", "närstående", "close person"),
}

_ASSIGNMENTS: Mapping[AssignmentKind, Words] = {
    AssignmentKind.OWN_WORKER: Words("Omatyöntekijä", "Egen kontaktperson", "Key worker"),
    AssignmentKind.RESPONSIBLE: Words(
        "Lapsen asioista vastaava sosiaalityöntekijä",
        "Socialarbetare som ansvarar för barnets angelägenheter",
        "Social worker responsible for the child's affairs",
    ),
}

_OUTCOMES: Mapping[Outcome, Words] = {
    Outcome.FAVOURABLE: Words("Myönteinen", "Positivt", "Favourable"),
    Outcome.NEGATIVE: Words("Kielteinen", "Negativt", "Negative"),
    Outcome.PARTLY: Words("Osittain myönteinen", "Delvis positivt", "Partly favourable"),
}

_ANSWERS: Mapping[DemandOutcome, Words] = {
    DemandOutcome.CHANGED: Words("Päätöstä muutettiin", "Beslutet ändrades", "Decision changed"),
    DemandOutcome.RETURNED: Words(
        "Palautettiin uudelleen käsiteltäväksi", "Återförvisades", "Returned for a new decision"
    ),
    DemandOutcome.REJECTED: Words("Hylättiin", "Avslogs", "Rejected"),
    DemandOutcome.DISMISSED: Words(
        "Jätettiin tutkimatta", "Togs inte upp till prövning", "Not examined"
    ),
    DemandOutcome.WITHDRAWN: Words("Peruutettiin", "Återtogs", "Withdrawn"),
}

_ROLES: Mapping[Role, Words] = {
    Role.SOCIAL_WORKER: Words("Sosiaalityöntekijä", "Socialarbetare", "Social worker"),
    Role.SOCIAL_COUNSELLOR: Words("Sosiaaliohjaaja", "Socialhandledare", "Social counsellor"),
    Role.TEAM_LEAD: Words(
        "Johtava sosiaalityöntekijä", "Ledande socialarbetare", "Lead social worker"
    ),
    Role.SECRETARY: Words("Toimistosihteeri", "Byråsekreterare", "Secretary"),
    Role.ADMINISTRATOR: Words("Pääkäyttäjä", "Huvudanvändare", "Administrator"),
}

_EVES: Mapping[EveRule, Words] = {
    EveRule.NOT_COUNTED: Words(
        "Aattoja ei lasketa arkipäiviksi", "Aftnar räknas inte som vardagar", "Eves do not count"
    ),
    EveRule.COUNTED: Words(
        "Aatot lasketaan arkipäiviksi", "Aftnar räknas som vardagar", "Eves count"
    ),
}

# keyed by type first: members of two vocabularies may share a value and then compare equal
_WORDS: Mapping[type[StrEnum], Mapping[str, Words]] = {
    type(next(iter(table))): {str(member): words for member, words in table.items()}
    for table in (
        CLOCK_NAMES,
        CLOCK_STATES,
        DUE_STATES,
        _DOCUMENTS,
        _STATUSES,
        _GROUPS,
        _NEEDS,
        _TASKS,
        _WAYS,
        _TIES,
        _ASSIGNMENTS,
        _OUTCOMES,
        _ANSWERS,
        _ROLES,
        _EVES,
    )
}
VOCABULARIES = tuple(_WORDS)


def enum_words(value: StrEnum) -> Words:
    """Return the words of a member of any vocabulary; KeyError for one without words."""
    return _WORDS[type(value)][str(value)]


def enum_name(value: StrEnum, language: Language | str = Language.FINNISH) -> str:
    """Return the words of a member in `language`."""
    return enum_words(value).said_in(language)
