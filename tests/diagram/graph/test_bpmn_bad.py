"""Files that cannot be a path: refused with the element's id and a sentence, never half read."""

import pytest

from desktop.base.process_sentences import PROCESS_SENTENCES
from desktop.base.sentences import sentence_for
from diagram.graph.bpmn import read, write
from diagram.graph.shipped import shipped
from models.rules.errors import RuleBroken

GOOD = write(shipped()).decode("utf-8")
TASK = '<bpmn:userTask id="Task_plan"'

CHANGES: dict[str, tuple[str, str, str, str]] = {
    "a twin": ('id="Task_contact"', 'id="Task_plan"', "bpmn.duplicate_id", "Task_plan"),
    "a twin in the drawing": (
        'id="Task_contact_di"',
        'id="Task_plan_di"',
        "bpmn.duplicate_id",
        "Task_plan_di",
    ),
    "no source": (
        'id="Flow_closed" sourceRef="Gateway_renewal"',
        'id="Flow_closed" sourceRef="Nowhere"',
        "bpmn.missing_reference",
        "Flow_closed",
    ),
    "no target": (
        'targetRef="End_closed"',
        'targetRef="Nowhere"',
        "bpmn.missing_reference",
        "Flow_closed",
    ),
    "no end at all": (
        ' targetRef="End_closed"',
        "",
        "bpmn.missing_reference",
        "Flow_closed",
    ),
    "no host": (
        'attachedToRef="Phase_1"',
        'attachedToRef="Phase_9"',
        "bpmn.missing_reference",
        "Deadline_start",
    ),
    "no default": (
        'default="Flow_closed"',
        'default="Flow_lost"',
        "bpmn.missing_reference",
        "Gateway_renewal",
    ),
    "a choreography": (
        "<bpmn:process ",
        '<bpmn:choreography id="Dance"/><bpmn:process ',
        "bpmn.refused",
        "Dance",
    ),
    "a conversation": (
        "<bpmn:process ",
        '<bpmn:collaboration id="C"><bpmn:conversation id="Talk"/></bpmn:collaboration>'
        "<bpmn:process ",
        "bpmn.refused",
        "Talk",
    ),
    "a compensation": (
        TASK,
        '<bpmn:userTask isForCompensation="true" id="Task_plan"',
        "bpmn.refused",
        "Task_plan",
    ),
    "a compensating event": (
        'id="Timer_of_Deadline_start"/>',
        "",
        "bpmn.refused",
        "Event_x",
    ),
    "a complex gateway": (
        '<bpmn:exclusiveGateway id="Gateway_needed"',
        '<bpmn:complexGateway id="X"/><bpmn:exclusiveGateway id="Gateway_needed"',
        "bpmn.refused",
        "X",
    ),
    "a newer namespace": (
        TASK,
        '<bpmn:userTask xmlns:n="urn:polku:2" n:speed="9" id="Task_plan"',
        "bpmn.newer",
        "Task_plan",
    ),
    "a newer extension": (
        '<polku:form kind="plan"/>',
        '<polku:form kind="plan"/><polku:robot/>',
        "bpmn.newer",
        "Task_plan",
    ),
    "a newer attribute": (
        '<polku:form kind="plan"/>',
        '<polku:form kind="plan" must="yes"/>',
        "bpmn.newer",
        "Task_plan",
    ),
    "an unknown role": (
        '<polku:form kind="plan"/>',
        '<polku:form kind="plan"/><polku:role name="wizard"/>',
        "bpmn.unknown_role",
        "Task_plan",
    ),
    "no number": ('x="80"', 'x="nan"', "bpmn.bad_number", "Event_pending"),
    "a spell": ('kind="plan"', 'kind="spell"', "bpmn.unknown_form", "Task_plan"),
    "an endless help": (
        f'{TASK} name="Asiakassuunnitelma">',
        f'{TASK} name="Asiakassuunnitelma"><bpmn:documentation>{"a" * 10_001}</bpmn:documentation>',
        "bpmn.text_too_long",
        "Task_plan",
    ),
}
CHANGES["a compensating event"] = (
    TASK,
    '<bpmn:endEvent id="Event_x"><bpmn:compensateEventDefinition/></bpmn:endEvent>' + TASK,
    "bpmn.refused",
    "Event_x",
)


@pytest.mark.parametrize("name", CHANGES)
def test_that_a_fault_is_refused_with_the_id_of_its_element(name: str) -> None:
    old, new, code, element = CHANGES[name]
    assert old in GOOD

    with pytest.raises(RuleBroken) as refusal:
        read(GOOD.replace(old, new, 1).encode("utf-8"))

    assert (refusal.value.code, refusal.value.facts["element"]) == (code, element)
    assert element in sentence_for(code, refusal.value.facts)


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "iso-8859-1", "iso-8859-15", "windows-1252")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_that_the_encoding_of_a_file_does_not_matter(encoding: str) -> None:
    named = "utf-8" if encoding == "utf-8-sig" else encoding
    data = GOOD.replace("UTF-8", named, 1).encode(encoding)

    assert read(data) == shipped()
    assert write(read(data), onto=data).startswith(b"<?xml version='1.0' encoding='UTF-8'?>")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (GOOD.replace("UTF-8", "klingon", 1).encode(), "bpmn.encoding"),
        (GOOD.encode("iso-8859-1"), "bpmn.encoding"),
        (GOOD.replace(TASK, f'<bpmn:userTask v="{"x" * 30_000_000}"').encode(), "bpmn.too_large"),
        (b"<a>" * 100_000, "bpmn.too_complex"),
        (b"not xml", "bpmn.malformed"),
        (b"\xff\xfe\x00\xd8", "bpmn.malformed"),
    ],
    ids=["an unknown encoding", "a wrong encoding", "30 MB", "depth", "no XML", "half a letter"],
)
def test_that_what_cannot_be_read_is_refused_calmly(data: bytes, code: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        read(data)

    assert refusal.value.code == code
    assert "{" not in sentence_for(code, refusal.value.facts)


def test_that_each_refusal_of_a_file_has_a_sentence() -> None:
    assert {code for _, _, code, _ in CHANGES.values()} <= set(PROCESS_SENTENCES)
