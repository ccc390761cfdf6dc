// bpmn-js-differ says what changed between two versions, meaning apart from layout.
import { readFileSync } from "node:fs";
import { BpmnModdle } from "bpmn-moddle";
import { diff } from "bpmn-js-differ";

const { old, young } = JSON.parse(readFileSync(0, "utf8"));
const read = async (xml) => (await new BpmnModdle().fromXML(xml)).rootElement;
const found = diff(await read(old), await read(young));
const ids = (part) => Object.keys(part).sort();
process.stdout.write(
  JSON.stringify({
    added: ids(found._added),
    removed: ids(found._removed),
    changed: ids(found._changed),
    layout: ids(found._layoutChanged),
  }),
);
