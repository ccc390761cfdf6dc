from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from diagram.graph.bpmn import read, write
from diagram.graph.shipped import FILE, shipped
from models.rules.errors import RuleBroken
from models.rules.words import Words
from resources import path

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


def test_that_the_shipped_file_is_what_the_shipped_definition_writes() -> None:
    assert path(FILE).read_bytes() == write(shipped())


def test_that_reading_what_was_written_gives_the_same_definition() -> None:
    definition = shipped()

    again = read(write(definition))

    assert again == definition
    assert write(again) == write(definition)


def test_that_every_incoming_and_outgoing_agrees_with_its_flow() -> None:
    root = etree.fromstring(write(shipped()))
    flows = {f.get("id"): f for f in root.iter(f"{MODEL}sequenceFlow")}

    for element in root.iter():
        for side, end in (("incoming", "targetRef"), ("outgoing", "sourceRef")):
            for reference in element.findall(MODEL + side):
                assert flows[reference.text].get(end) == element.get("id")
        if element.get("default"):
            assert flows[element.get("default")].get("sourceRef") == element.get("id")


def test_that_every_flow_is_named_by_both_of_its_ends() -> None:
    root = etree.fromstring(write(shipped()))
    outgoing = {e.text for e in root.iter(f"{MODEL}outgoing")}
    incoming = {e.text for e in root.iter(f"{MODEL}incoming")}

    flows = {f.get("id") for f in root.iter(f"{MODEL}sequenceFlow")}

    assert outgoing == incoming == flows


def test_that_every_element_is_drawn_once_and_ids_are_unique() -> None:
    root = etree.fromstring(write(shipped()))
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    drawn = [e.get("bpmnElement") for e in root.iter() if e.tag.endswith(("Shape", "Edge"))]
    process = root.find(f"{MODEL}process")
    nodes = ("Event", "Task", "Gateway", "subProcess", "sequenceFlow")

    wanted = [e.get("id") for e in process.iter() if e.tag.endswith(nodes)]

    assert len(ids) == len(set(ids))
    assert sorted(drawn) == sorted(wanted)


def test_that_a_deadline_is_a_timer_that_does_not_interrupt() -> None:
    root = etree.fromstring(write(shipped()))
    event = next(e for e in root.iter(f"{MODEL}boundaryEvent") if e.get("id") == "Deadline_start")

    duration = event.find(f"{MODEL}timerEventDefinition/{MODEL}timeDuration")

    assert event.get("cancelActivity") == "false"
    assert event.get("attachedToRef") == "Phase_1"
    assert duration.text == "P7D"


def test_that_unknown_parts_of_a_file_are_kept_when_a_name_changes() -> None:
    foreign = b'<vendor:note xmlns:vendor="urn:vendor" deep="1"><vendor:x/></vendor:note>'
    data = write(shipped()).replace(
        b'<polku:form kind="plan"/>', b'<polku:form kind="plan"/>' + foreign
    )
    definition = read(data)
    steps = tuple(
        replace(s, words=Words("Suunnitelma")) if s.id == "Task_plan" else s
        for s in definition.steps
    )
    changed = replace(definition, steps=steps)

    written = write(changed, onto=data)

    assert read(written) == changed
    assert b"urn:vendor" in written


def test_that_a_removed_step_leaves_no_trace_in_the_file() -> None:
    data = write(shipped())
    definition = read(data)
    flows = [f for f in definition.flows if "Task_urgency" not in (f.source, f.target)]
    bridge = replace(definition.flows[0], id="Flow_bridge", source="Task_contact")
    changed = replace(
        definition,
        steps=tuple(s for s in definition.steps if s.id != "Task_urgency"),
        flows=(*flows, replace(bridge, target="Task_first_meeting")),
    )

    written = write(changed, onto=data)

    assert b"Task_urgency" not in written
    assert {f.id for f in read(written).flows} == {f.id for f in changed.flows}


def test_that_a_file_without_drawing_gets_places() -> None:
    data = write(shipped())
    head, _, rest = data.partition(b"<bpmndi:BPMNDiagram")
    bare = head + rest.partition(b"</bpmndi:BPMNDiagram>")[2]

    definition = read(bare)

    assert definition == shipped()


def test_that_foreign_conditions_become_guards_so_that_no_way_opens_unasked() -> None:
    data = write(shipped()).replace(b"renewal_wanted</", b"amount &gt; 100</")
    data = data.replace(b'<polku:guard name="renewal_wanted"/>', b"")

    flow = next(f for f in read(data).flows if f.id == "Flow_renewal")

    assert flow.guards == ("amount > 100",)


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=40)


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=1, max_size=6), st.randoms())
@settings(max_examples=40, deadline=None)
def test_that_any_names_and_order_of_steps_survive(
    names: list[tuple[str, ...]], rng: Random
) -> None:
    definition = shipped()
    chosen = {s.id: Words(*words) for s, words in zip(definition.steps, names, strict=False)}
    steps = [replace(s, words=chosen.get(s.id, s.words)) for s in definition.steps]
    rng.shuffle(steps)
    steps.sort(key=lambda s: s.phase or "")
    changed = replace(definition, steps=tuple(steps))

    assert read(write(changed)) == changed


def test_that_a_name_xml_cannot_hold_is_refused() -> None:
    definition = replace(shipped(), words=Words("Polku\x01"))

    with pytest.raises(RuleBroken) as refusal:
        write(definition)

    assert refusal.value.code == "bpmn.unwritable"


def _bomb() -> bytes:
    lines = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "x">{lines}]><d>&a9;</d>'.encode()


HOSTILE = {
    "nothing": (b"  ", "bpmn.empty"),
    "not xml": (b"PK\x03\x04 zip", "bpmn.malformed"),
    "cut short": (write(shipped())[:9000], "bpmn.malformed"),
    "too large": (b"<a>" + b" " * 5_000_001 + b"</a>", "bpmn.too_large"),
    "entity bomb": (_bomb(), "bpmn.too_complex"),
    "file entity": (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "bpmn.doctype",
    ),
    "bare doctype": (b"<!DOCTYPE a><a/>", "bpmn.doctype"),
    "outer dtd": (b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', "bpmn.doctype"),
    "hidden in utf-16": ("<!DOCTYPE a><a/>".encode("utf-16"), "bpmn.doctype"),
    "too deep": (b"<a>" * 100_000, "bpmn.too_complex"),
    "another language": (b"<svg/>", "bpmn.not_bpmn"),
    "nul": (write(shipped()).replace(b"Yhteydenotto", b"Yhteyden\x00tto"), "bpmn.malformed"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_that_a_hostile_file_is_refused_with_its_reason(name: str) -> None:
    data, code = HOSTILE[name]

    with pytest.raises(RuleBroken) as refusal:
        read(data)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'kind="plan"', b'kind="spell"', "bpmn.unknown_form"),
        (b'x="80"', b'x="nan"', "bpmn.bad_number"),
        (b'x="80"', b'x="1e300"', "bpmn.bad_number"),
        (b'number="1"', b'number="-1"', "bpmn.bad_number"),
        (b'name="Yhteydenotto"', b'name="' + b"a" * 400 + b'"', "bpmn.name_too_long"),
        (b"exclusiveGateway", b"complexGateway", "bpmn.refused"),
        (b"bpmn:process", b"bpmn:collaboration", "bpmn.no_process"),
    ],
)
def test_that_a_value_we_cannot_hold_is_refused(old: bytes, new: bytes, code: str) -> None:
    data = write(shipped()).replace(old, new)

    with pytest.raises(RuleBroken) as refusal:
        read(data)

    assert refusal.value.code == code


def test_that_error_facts_do_not_repeat_the_text_of_the_file() -> None:
    data = write(shipped()).replace(b"Yhteydenotto", b"Salainen <")

    with pytest.raises(RuleBroken) as refusal:
        read(data)

    assert "Salainen" not in str(refusal.value) + str(dict(refusal.value.facts))
