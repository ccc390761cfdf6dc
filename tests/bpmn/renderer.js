// A second renderer, with no code in common with the first, counts what it draws.
const KINDS = ["userTask", "subProcess", "sequenceFlow", "boundaryEvent", "startEvent", "endEvent", "exclusiveGateway", "textAnnotation", "association", "sendTask", "parallelGateway", "lane"];
const answers = {};
for (const [name, xml] of Object.entries(ASKED)) {
  document.getElementById("canvas").replaceChildren();
  const drawn = new bpmnvisu.BpmnVisualization({ container: "canvas" });
  drawn.load(xml, { fit: { type: "Center" } });
  answers[name] = Object.fromEntries(
    KINDS.map((kind) => [kind, drawn.bpmnElementsRegistry.getElementsByKinds(kind).map((e) => e.bpmnSemantic.id).sort()]),
  );
}
answer(answers);
