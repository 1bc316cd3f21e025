/* The state of everything on this phone, in words and colour: here alone, waiting, on its way, received, refused. */
import { make } from "./dom.js";
import { progress } from "./queue.js";
import { isUnsent } from "./work.js";
import { moment, say } from "./words.js";

export function stateOf(record) {
  const id = record.output || record.id;
  if (progress.has(id)) return { name: "sending", words: say("state_sending", { percent: progress.get(id) }) };
  if (record.state === "waiting") return { name: "waiting", words: say("state_waiting") };
  if (record.state === "refused") return { name: "refused", words: say("state_refused", { why: record.why }) };
  if (record.output && record.state !== "local") {
    if (record.submitted && !isUnsent(record)) return { name: "received", words: say("state_submitted") };
    if (record.state === "clean") return null;
  }
  if (record.state === "received") return { name: "received", words: say("state_received", { at: moment(record.received_at) }) };
  return { name: "local", words: say("state_local") };
}

export function badge(record) {
  const state = stateOf(record);
  return state && make("p", { className: `state state--${state.name}`, textContent: state.words });
}

const pictures = new WeakMap();

/* An address for a small picture, one for each as long as the page is open. */
export function pictureOf(blob) {
  if (!pictures.has(blob)) pictures.set(blob, URL.createObjectURL(blob));
  return pictures.get(blob);
}
