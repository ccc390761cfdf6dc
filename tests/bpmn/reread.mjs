// bpmn-moddle reads, writes and reads again; bpmnlint says what it finds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { BpmnModdle } from "bpmn-moddle";

const require = createRequire(import.meta.url);
const { Linter } = require("bpmnlint");
const NodeResolver = require("bpmnlint/lib/resolver/node-resolver");

const asked = JSON.parse(readFileSync(0, "utf8"));
const answers = {};
for (const [name, xml] of Object.entries(asked)) {
  const first = await new BpmnModdle().fromXML(xml);
  const { xml: out } = await new BpmnModdle().toXML(first.rootElement, { format: true });
  const second = await new BpmnModdle().fromXML(out);
  const lint = {};
  for (const rules of ["correctness", "recommended"]) {
    const config = { extends: `bpmnlint:${rules}` };
    const linter = new Linter({ config, resolver: new NodeResolver() });
    const report = await linter.lint(first.rootElement);
    lint[rules] = Object.entries(report).flatMap(([rule, found]) => found.map((f) => `${rule}: ${f.id}`));
  }
  answers[name] = {
    out,
    warnings: first.warnings.concat(second.warnings).map((w) => w.message),
    ids: Object.keys(first.elementsById).sort(),
    again: Object.keys(second.elementsById).sort(),
    lint,
  };
}
process.stdout.write(JSON.stringify(answers));
