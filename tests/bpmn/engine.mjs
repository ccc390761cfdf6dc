// bpmn-engine carries the path out; at each step the ways that stand open are set anew.
import { readFileSync } from "node:fs";
import { EventEmitter } from "node:events";
import { Engine } from "bpmn-engine";

const { xml, ways } = JSON.parse(readFileSync(0, "utf8"));
const listener = new EventEmitter();
const order = [];
const open = { ...ways[0] };
const variables = { open };
// A reminder sends what the caller's program sends: here nothing, at once.
class Sent {
  execute(_message, done) {
    done();
  }
}
const extensions = { sending: (step) => step.type === "bpmn:SendTask" && void (step.behaviour.Service = Sent) };
const engine = new Engine({ name: "path", source: xml, variables, extensions });
listener.on("activity.wait", (step) => {
  Object.assign(open, ways[Math.min(order.length, ways.length - 1)]);
  order.push(step.id);
  setImmediate(() => step.signal());
});
const ended = [];
listener.on("activity.end", (step) => step.type === "bpmn:EndEvent" && ended.push(step.id));
const run = await engine.execute({ listener, variables });
await Promise.race([engine.waitFor("end"), new Promise((done) => setTimeout(done, 10000))]);
process.stdout.write(JSON.stringify({ order, end: ended.at(-1), state: engine.state }), () => process.exit(0));
