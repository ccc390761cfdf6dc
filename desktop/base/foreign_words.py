"""What BPMN calls the kinds of elements that Polku shows and keeps but does not draw itself."""

from desktop.base.sentence_tables import N_
from desktop.base.words import tr

KINDS: dict[str, str] = {
    "participant": N_("osallistuja"),
    "lane": N_("kaista"),
    "group": N_("ryhmä"),
    "subProcess": N_("osaprosessi"),
    "adHocSubProcess": N_("vapaa osaprosessi"),
    "callActivity": N_("kutsuttu prosessi"),
    "task": N_("tehtävä"),
    "serviceTask": N_("palvelutehtävä"),
    "receiveTask": N_("vastaanottotehtävä"),
    "manualTask": N_("käsin tehtävä työ"),
    "scriptTask": N_("ohjelmoitu tehtävä"),
    "businessRuleTask": N_("sääntötehtävä"),
    "dataObjectReference": N_("tieto"),
    "dataStoreReference": N_("tietovarasto"),
    "dataInput": N_("syöte"),
    "dataOutput": N_("tulos"),
    "textAnnotation": N_("selite"),
    "startEvent": N_("alkutapahtuma"),
    "endEvent": N_("lopputapahtuma"),
    "boundaryEvent": N_("reunatapahtuma"),
    "intermediateThrowEvent": N_("lähettävä tapahtuma"),
    "intermediateCatchEvent": N_("odottava tapahtuma"),
    "inclusiveGateway": N_("ehdollinen haara"),
    "eventBasedGateway": N_("tapahtumahaara"),
}


def foreign_kind(kind: str) -> str:
    """Return what a kind is called, its name in BPMN where we have no word for it."""
    return tr(KINDS[kind]) if kind in KINDS else kind
