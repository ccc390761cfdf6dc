"""A document in the national structure (Sosmeta): the same values, at their national places."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from models.rules.documents.conditions import visible_values
from models.rules.documents.national_context import NationalAuthor, NationalContext
from models.rules.documents.national_people import (
    NOT_KNOWN,
    address,
    client,
    complete_informer,
    related,
    worker,
)
from models.rules.documents.national_tree import Tree, coded, identifier, look_up, pruned, put
from models.rules.documents.national_values import moment_text, put_values
from models.rules.documents.national_words import put_outcome_and_reasons, put_own_words
from models.rules.documents.schema import DocumentType, Values
from models.rules.errors import RuleBroken
from models.rules.informed import informed_lines
from models.rules.kinds import DocumentKind
from models.rules.organisation import Organisation
from models.rules.words import Language

__all__ = ["NationalAuthor", "NationalContext", "national"]

_Rest: TypeAlias = Callable[[Tree, Values, NationalContext], None]


def national(doc_type: DocumentType, values: Values, context: NationalContext) -> Tree:
    """Return the finished document as JSON data that the national schema takes.

    Raises RuleBroken("export.no_structure") for a document of our own, and
    "export.client_code_missing" where the structure wants an identity code and there is none.
    """
    if doc_type.root is None:
        raise RuleBroken("export.no_structure", document=doc_type.kind)
    visible = visible_values(doc_type, values)
    tree: Tree = {}
    put_values(tree, doc_type.fields, visible)
    language = Language.FINNISH.value
    if doc_type.kind is DocumentKind.DECISION:
        language = str(visible.get("language") or language)
        put_outcome_and_reasons(tree, doc_type, visible, language)
    put_own_words(tree, doc_type, visible, language)
    _REST[doc_type.kind](tree, visible, context)
    return {doc_type.root: pruned(tree)}


def _contact(tree: Tree, values: Values, context: NationalContext) -> None:
    _dated(tree, "yhteydenoton_paivamaara", context)
    complete_informer(tree, "yhteydenottaja", values)
    tree["laatija"] = worker(context.author)


def _notification(tree: Tree, values: Values, context: NationalContext) -> None:
    _dated(tree, "ilmoittamispaivamaara", context)
    complete_informer(tree, "ilmoittaja", values)
    tree["laatija"] = worker(context.author)


def _application(tree: Tree, values: Values, context: NationalContext) -> None:
    _dated(tree, "paivamaara", context)
    if values.get("client_interpreter"):
        put(tree, "asiakas[].tulkkaustiedot.tulkkauksen_tarve", True)
    if values.get("written_by") == "client":
        put(tree, "laatija.sukunimi", values.get("client_surname"))
        put(tree, "laatija.etunimet", values.get("client_given_names"))


def _entry(tree: Tree, values: Values, context: NationalContext) -> None:
    """Fill what every client record entry (asiakaskertomusmerkintä) wants."""
    tree["asiakas"] = [client(context.client, code_required=False)]
    tree["paivamaara"] = context.document_date.isoformat()
    tree["laatija"] = worker(context.author)


def _meeting(tree: Tree, values: Values, context: NationalContext) -> None:
    _entry(tree, values, context)
    put(tree, "asiakaskertomusmerkinta.palvelutehtava", _task(context))


def _service_entry(tree: Tree, values: Values, context: NationalContext) -> None:
    _entry(tree, values, context)
    put(tree, "palvelutehtava", _task(context))


def _assessment(tree: Tree, values: Values, context: NationalContext) -> None:
    tree["asiakas"] = [client(context.client, code_required=True)]
    tree["paivamaara"] = context.document_date.isoformat()
    tree["laatija"] = [worker(context.author)]


def _plan(tree: Tree, values: Values, context: NationalContext) -> None:
    tree["asiakas"] = [client(context.client, code_required=True)]
    tree["laatija"] = [worker(context.author)]
    review = moment_text(values.get("review_on"), values.get("review_time"))
    put(tree, "suunnitelma.suunnitelman_tarkistaminen.paivamaara_ja_kellonaika", review)


def _decision(tree: Tree, values: Values, context: NationalContext) -> None:
    tree["asiakas"] = [client(context.client, code_required=False)]
    decision: Tree = tree["paatos"]
    put(decision, "paatostunnus", identifier(context.decision_number))
    put(decision, "vireilletulopaivamaara", context.received_on.isoformat())
    told = "\n".join((*context.recipients, *informed_lines(values)))
    put(decision, "tama_paatos_annetaan_tiedoksi_seuraaville_henkiloille", told)
    decider = context.decider or context.author
    decision["paatoksentekija"] = worker(decider)
    if decider != context.author:
        decision["valmistelija"] = [worker(context.author)]
    surname, _, given = str(values.get("contact_name") or "").strip().partition(" ")
    put(decision, "lisatietojen_antaja[].sukunimi", surname or NOT_KNOWN)
    put(decision, "lisatietojen_antaja[].etunimet", given.strip() or NOT_KNOWN)
    put(decision, "muutoksenhaku", _appeal(context))
    put(tree, "allekirjoitus.allekirjoituksen_tyyppi", coded("signature_types", "electronic"))


def _closing(tree: Tree, values: Values, context: NationalContext) -> None:
    person, made = context.client, client(context.client, code_required=False)
    born = person.birth_date
    put(made, "syntymaaika", born.isoformat() if born else None)
    put(made, "asiointikieli", coded("contact_languages", person.language))
    made["turvakielto"] = person.non_disclosure
    until = person.non_disclosure_until
    put(made, "turvakiellon_paattymispaiva", until.isoformat() if until else None)
    made["salaiset_yhteystiedot"] = person.secret_contacts
    put(made, "yhteystiedot.puhelinnumero", person.phone)
    put(made, "yhteystiedot.yhteysosoite", address(person.contact_address))
    if not person.non_disclosure:
        put(made, "yhteystiedot.osoite[]", address(person.address))
        put(made, "yhteystiedot.sahkopostiosoite", person.email)
    tree["asiakas"] = made
    tree["asiakkaaseen_liittyvat_henkilot"] = related(context)
    since = (context.client_since or context.received_on).isoformat()
    put(tree, "sosiaalihuollon_asiakkuus.asiakkuuden_alkamispvm", since)
    put(tree, "sosiaalihuollon_palvelutehtava[].palvelutehtava", _task(context))
    if context.responsible is not None:
        responsible = worker(context.responsible)
        responsible.pop("tehtavanimike", None)
        tree["palveluista_vastaava_tyontekija"] = [responsible]


def _appeal(context: NationalContext) -> Tree | None:
    if not context.appeal_text:
        return None
    made: Tree = {"ohjeteksti": context.appeal_text}
    put(made, "muutoksenhakukeino", coded("rectification_ways", "rectification"))
    put(made, "maaraaika", context.appeal_time)
    body = context.organisation.rectification_body
    put(made, "viranomainen.organisaation_nimi", body)
    put(made, "muutoksenhakukirjelman_vastaanottaja[]", _registry(context.organisation))
    return made


def _registry(organisation: Organisation) -> Tree:
    made: Tree = {}
    put(made, "organisaation_nimi", organisation.registry_name)
    put(made, "yhteystiedot.kayntiosoite", address(organisation.registry_visiting_address))
    put(made, "yhteystiedot.postiosoite", address(organisation.registry_address))
    put(made, "yhteystiedot.puhelinnumero", organisation.registry_phone)
    put(made, "yhteystiedot.sahkopostiosoite", organisation.registry_email)
    return made


def _task(context: NationalContext) -> Tree | None:
    return coded("service_tasks", context.service_task)


def _dated(tree: Tree, path: str, context: NationalContext) -> None:
    if look_up(tree, path) is None:
        put(tree, path, context.received_on.isoformat())


_REST: Mapping[DocumentKind, _Rest] = {
    DocumentKind.CONTACT: _contact,
    DocumentKind.NOTIFICATION: _notification,
    DocumentKind.CHILD_WELFARE_NOTIFICATION: _notification,
    DocumentKind.APPLICATION: _application,
    DocumentKind.PENDING_ENTRY: _entry,
    DocumentKind.EVALUATION: _entry,
    DocumentKind.MEETING: _meeting,
    DocumentKind.ASSESSMENT: _assessment,
    DocumentKind.PLAN: _plan,
    DocumentKind.DECISION: _decision,
    DocumentKind.SERVICE_STARTED: _service_entry,
    DocumentKind.SERVICE_ENDED: _service_entry,
    DocumentKind.CLOSING: _closing,
}
