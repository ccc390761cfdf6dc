"""Our own fields told in the texts of the national structure, so that nothing is lost there."""

from collections.abc import Mapping, Sequence

from models.rules.documents.national_tree import Tree, add_text, look_up, put
from models.rules.documents.schema import DocumentType, Values
from models.rules.documents.spoken import in_words
from models.rules.kinds import DocumentKind

_END = "johtopaatokset_ja_jatkotoimet."
_CONDUCT = "palvelutarpeen_arviointia_koskevat_tiedot."
_EVENT = "asiakaskertomusmerkinta.tapahtuma."
_PLAN = "suunnitelma."
_RECEIPT = ("received_on", "received_time", "channel", "seems_urgent")

OWN_WORDS: Mapping[DocumentKind, Sequence[tuple[str, tuple[str, ...]]]] = {
    DocumentKind.CONTACT: (
        ("lisatiedot", _RECEIPT),
        ("yhteydenottaja[].kuvaus", ("together_with",)),
    ),
    DocumentKind.NOTIFICATION: (("lisatiedot", _RECEIPT),),
    DocumentKind.CHILD_WELFARE_NOTIFICATION: (("asiasisalto", ("child_welfare_reasons",)),),
    DocumentKind.APPLICATION: (("lisatiedot", ("client_language",)),),
    DocumentKind.PENDING_ENTRY: (("kuvaus_asian_vireilletulosta", ("pending_way",)),),
    DocumentKind.EVALUATION: (
        ("toimenpiteet", ("urgent_actions",)),
        (
            "kiireellisyyden_perustelu",
            ("urgency_assessed_on", "urgency_assessed_time", "urgency_assessed_by"),
        ),
        (
            "lisatiedot",
            (
                "child_protection_matter",
                "special_support_grounds",
                "disabled",
                "guardian_informed",
                "guardian_informed_on",
                "child_informed",
                "informing_notes",
                "result",
                "assessment_started_on",
                "needless_on",
                "needless_reasons",
                "guidance",
            ),
        ),
    ),
    DocumentKind.MEETING: (
        (f"{_EVENT}kuvaus", ("took_place", "child_met", "starts_assessment")),
        ("sovitut_asiat", ("next_at",)),
    ),
    DocumentKind.ASSESSMENT: (
        (f"{_CONDUCT}erityisen_tuen_perustelut", ("special_support_grounds",)),
        (f"{_END}lapsen_arvio_tuen_ja_palvelujen_tarpeesta", ("child_view_how",)),
        (
            f"{_END}ammattihenkilon_johtopaatokset_asiakkaan_tilanteesta_seka_"
            "sosiaalipalvelujen_ja_erityisen_tuen_tarpeesta",
            (
                "necessary_services",
                "strengths",
                "ending_reasons",
                "client_view_own_worker",
                "professional_view_own_worker",
                "own_worker_omission",
                "own_worker_omission_reasons",
            ),
        ),
        (f"{_END}perustelut_miksi_asiakassuunnitelmaa_ei_laadita", ("plan_ground",)),
    ),
    DocumentKind.PLAN: (
        (f"{_PLAN}kuvaus_asiakkaan_tilanteesta", ("functional_ability",)),
        (f"{_PLAN}asiakkaan_arvio_tarvittavasta_tuesta", ("child_view",)),
        (f"{_PLAN}ammattihenkilon_arvio_tarvittavasta_tuesta", ("necessary_services",)),
        (f"{_PLAN}sovitut_jatkotoimet", ("follow_up",)),
        ("lisatiedot", ("plan_ground", "no_plan_reasons")),
    ),
    DocumentKind.DECISION: (
        ("paatos.ratkaisun_lakiperuste", ("provisions",)),
        ("paatos.lisatiedot_palvelun_jarjestamisesta", ("amount", "fee")),
        ("lisatiedot", ("plain_summary", "hearing", "hearing_none_ground", "secrecy")),
    ),
    DocumentKind.SERVICE_STARTED: (("lisatiedot", ("provider",)),),
    DocumentKind.SERVICE_ENDED: (
        ("sosiaalipalvelun_paattymisen_perustelut", ("ending_reason", "goal_result")),
        ("lisatiedot", ("family_view", "renewal")),
    ),
    DocumentKind.CLOSING: (
        (
            "sosiaalihuollon_asiakkuus.asiakkuuden_paattymisen_perustelu",
            ("ground", "summary", "client_informed", "guidance"),
        ),
    ),
}

_REASONED = (
    "goal",
    "facts_text",
    "amount_reasons",
    "open_ended_reason",
    "child_opinion",
    "child_opinion_how",
    "child_opinion_none_reason",
    "departure_reasons",
)


def put_own_words(tree: Tree, doc_type: DocumentType, values: Values, language: str) -> None:
    """Add the fields of `OWN_WORDS` to their texts, each with its label."""
    for path, keys in OWN_WORDS.get(doc_type.kind, ()):
        add_text(tree, path, labelled(doc_type, values, keys, language))


def put_outcome_and_reasons(
    tree: Tree, doc_type: DocumentType, values: Values, language: str
) -> None:
    """Compose the outcome and its reasons (ratkaisu ja perustelut) of a decision."""
    put(tree, "paatos.ratkaisu_ja_perustelut", values.get("outcome_text"))
    for key in _REASONED:
        add_text(
            tree, "paatos.ratkaisu_ja_perustelut", labelled(doc_type, values, (key,), language)
        )
    if look_up(tree, "paatos.ratkaisu_ja_perustelut") is None:
        put(tree, "paatos.ratkaisu_ja_perustelut", "-")


def labelled(doc_type: DocumentType, values: Values, keys: Sequence[str], language: str) -> str:
    """Return the filled fields of `keys` as "Label: text", one a line."""
    filled = ((doc_type.field(key), values[key]) for key in keys if key in values)
    return "\n".join(
        f"{field.words.said_in(language)}: {in_words(field, value, language)}"
        for field, value in filled
    )
