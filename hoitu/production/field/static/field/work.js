/* One's own work: fetched when there is a line, kept for when there is none. */
import { call } from "./api.js";
import * as store from "./store.js";
import { addresses, say } from "./words.js";

export const changed = new EventTarget();

const TOGETHER = 250; // ms: a part that arrives says so often, screens are drawn now and then
let telling = 0;
let asking = true; // the first look for work begins when the page opens

export function tell() {
  telling ||= setTimeout(() => {
    telling = 0;
    changed.dispatchEvent(new Event("change"));
  }, TOGETHER);
}

export async function kept() {
  const me = store.person();
  return me ? store.find("work", me.id) : null;
}

/* Why there is no work to show: it is on its way, or this phone never had a line. */
export function whyNone() {
  return say(asking && navigator.onLine ? "work_arrives" : "no_work_yet");
}

/* Fetch the work anew and bring the drafts up to it; what was written here stays as it was written. */
export async function refresh({ background = false } = {}) {
  asking = true;
  try {
    const said = await call(addresses.work, { background });
    store.setPerson(said.me);
    await store.keep("work", { ...said, person: said.me.id, fetched: Date.now() });
    for (const { output } of outputsOf(said)) await bring(output);
    return said;
  } finally {
    asking = false;
    tell();
  }
}

async function bring(output) {
  const draft = await store.find("drafts", output.id);
  if (!draft || isUnsent(draft) || draft.version > output.version) return;
  await store.change("drafts", output.id, (now) => isUnsent(now) ? {} : fresh(output));
}

function fresh(output) {
  return { version: output.version, content: output.content, accepted: JSON.stringify(output.content) };
}

export function isUnsent(draft) {
  return draft.state === "waiting" || draft.state === "refused" || JSON.stringify(draft.content) !== draft.accepted;
}

export function outputsOf(work) {
  return (work?.stories || []).flatMap((story) => story.outputs.map((output) => ({ story, output })));
}

export function find(work, outputId) {
  return outputsOf(work).find(({ output }) => output.id === outputId) || null;
}

/* The draft of an output on this phone, made from the house's text where there is none yet. */
export async function draftOf(output) {
  const draft = await store.find("drafts", output.id);
  return draft || { output: output.id, state: "clean", ...fresh(output) };
}

/* Change a draft in one transaction: the queue may be writing what the house answered at this very moment. */
export async function editDraft(output, edit) {
  if (!(await store.find("drafts", output.id))) await store.keep("drafts", await draftOf(output));
  const changed = await store.change("drafts", output.id, edit);
  tell();
  return changed;
}

/* A text that waits goes on waiting, with its newest words; any other is here alone until it is sent. */
export function written(now, content) {
  const state = now.state === "waiting" ? "waiting" : "local";
  return { content, state, submitted: false, changed_at: Date.now() };
}

/* Let go of what this phone has and begin from the house's newest text. */
export async function startOver(output) {
  await store.keep("drafts", { output: output.id, state: "clean", ...fresh(output) });
  tell();
}
