"""People in the national structures: client, informer, author, decider, related persons."""

from models.rules.documents.national_context import NationalAuthor, NationalContext
from models.rules.documents.national_tree import (
    PERSONAL_CODE_SYSTEM,
    Tree,
    identifier,
    look_up,
    put,
)
from models.rules.documents.schema import Values
from models.rules.errors import RuleBroken
from models.rules.kinds import TieKind
from models.rules.organisation import PostalAddress
from models.rules.rows import PersonData

UNIT_SYSTEM = "urn:oid:1.2.246.537.6.202"
ROLE_SYSTEM = "urn:oid:1.2.246.537.6.1284"
NOT_KNOWN = "ei tiedossa"
_ROLES = {TieKind.GUARDIAN: ("31", "Huoltaja"), TieKind.PARENT: ("12", "Vanhempi")}


def client(person: PersonData, *, code_required: bool) -> Tree:
    """Return the client with the identity code or, where the structure allows, a temporary id.

    Raises RuleBroken("export.client_code_missing") where the structure wants a code and there is
    none of either kind.
    """
    made: Tree = {"sukunimi": person.surname, "etunimet": person.given_names}
    code = identifier(person.personal_code, PERSONAL_CODE_SYSTEM)
    temporary = identifier(person.temporary_id)
    if code_required:
        if code is None and temporary is None:
            raise RuleBroken("export.client_code_missing")
        return {**made, "henkilotunnus": code or temporary}
    if code is not None:
        return {**made, "henkilotunnus": code}
    return {**made, "tilapainen_yksilointitunnus": temporary} if temporary else made


def worker(author: NationalAuthor) -> Tree:
    """Return an author, preparer or decider."""
    made: Tree = {"sukunimi": author.surname, "etunimet": author.given_names}
    put(made, "tehtavanimike", author.title)
    put(made, "palveluyksikko", unit(author))
    return made


def unit(author: NationalAuthor) -> Tree | None:
    """Return the service unit's code; None while its OID in the register is not known."""
    if not author.unit_code:
        return None
    name = author.unit_name or author.unit_code
    return {"system": UNIT_SYSTEM, "code": author.unit_code, "display": name}


def address(place: PostalAddress) -> Tree:
    """Return a postal address."""
    made: Tree = {}
    put(made, "lahiosoite", place.street)
    put(made, "postinumero", place.postcode)
    put(made, "postitoimipaikka", place.town)
    return made


def complete_informer(tree: Tree, root: str, values: Values) -> None:
    """Fill the name and phone that the structure wants of the one who made contact.

    A child who makes contact is named from the client's own data. What is not known is said so;
    without any name the person is left out.
    """
    if values.get("maker") == "child":
        for tail, key in (("sukunimi", "client_surname"), ("etunimet", "client_given_names")):
            put(tree, f"{root}[].henkilo.{tail}", values.get(key))
        put(tree, f"{root}[].henkilo.yhteystiedot.puhelinnumero", values.get("client_phone"))
    person = look_up(tree, f"{root}[].henkilo")
    if not isinstance(person, dict):
        return
    if not person.get("sukunimi") and not person.get("etunimet"):
        holder = look_up(tree, f"{root}[]")
        assert isinstance(holder, dict)
        del holder["henkilo"]
        return
    for path in ("sukunimi", "etunimet", "yhteystiedot.puhelinnumero"):
        if not look_up(person, path):
            put(person, path, NOT_KNOWN)


def related(context: NationalContext) -> list[Tree]:
    """Return the client's people by name and role; their contacts are not written (E6)."""
    found = []
    for person, kind in context.related:
        made: Tree = {"sukunimi": person.surname, "etunimet": person.given_names}
        if kind in _ROLES:
            code, display = _ROLES[kind]
            made["rooli"] = [{"system": ROLE_SYSTEM, "code": code, "display": display}]
        made["turvakielto"] = person.non_disclosure
        found.append(made)
    return found
