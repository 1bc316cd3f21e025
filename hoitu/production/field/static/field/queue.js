/* Sends what waits, one after the other: words first, then photos, sound, film. Nothing leaves this phone for good
   before the house says that it has it. */
import { Offline, Refused, SignedOut } from "./api.js";
import { sendDraft } from "./send_draft.js";
import { sendFile } from "./send_file.js";
import { sendTip } from "./send_tip.js";
import * as store from "./store.js";
import { isUnsent, tell } from "./work.js";

const WAITS = [2, 5, 15, 30, 60]; // seconds after each failure in a row
const ORDER = { photo: 0, audio: 1, video: 2 };
export const progress = new Map(); // id → percent, while it is on its way
export const line = { trouble: "", message: "", url: "" }; // "", "offline", "signed_out" or "gate"

let running = false;
let again = false;
let failures = 0;
let timer = 0;

/* Begin or go on, now. */
export async function nudge() {
  clearTimeout(timer);
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    await navigator.locks.request("hoitu-field-queue", { ifAvailable: true }, (lock) => (lock ? sendAll() : null));
  } finally {
    running = false;
    tell();
  }
  if (again) {
    again = false;
    nudge();
  }
}

/* Go on by itself after a while: at once after a success, later after each failure. */
function later() {
  clearTimeout(timer);
  timer = setTimeout(nudge, WAITS[Math.min(failures, WAITS.length - 1)] * 1000);
  failures += 1;
}

async function sendAll() {
  const tried = new Set();
  for (let next = await pick(tried); next; next = await pick(tried)) {
    try {
      await next.send();
      failures = 0;
      Object.assign(line, { trouble: "", message: "", url: "" });
    } catch (trouble) {
      if (stops(trouble)) return;
      tried.add(next.key);
      if (trouble instanceof Refused && !trouble.passing) await next.refuse(trouble);
      else later();
    } finally {
      progress.delete(next.id);
      tell();
    }
  }
}

/* Whether there is no use in trying the next one either. */
function stops(trouble) {
  if (trouble instanceof Offline) Object.assign(line, { trouble: "offline", message: "", url: "" });
  else if (trouble instanceof SignedOut) Object.assign(line, { trouble: "signed_out", message: "", url: "" });
  else if (trouble instanceof Refused && trouble.url) {
    Object.assign(line, { trouble: "gate", message: trouble.message, url: trouble.url });
  } else return false;
  later();
  return true;
}

async function pick(tried) {
  const items = (await store.all("items")).filter((item) => item.state === "waiting");
  const tips = items.filter((item) => item.type === "tip").map(tipJob);
  const drafts = (await Promise.all((await store.all("drafts")).map(draftJob))).filter(Boolean);
  const files = items.filter((item) => item.type === "file" && (item.not_before || 0) < Date.now());
  files.sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || a.made_at - b.made_at);
  return [...tips, ...drafts, ...files.map(fileJob)].find((job) => !tried.has(job.key)) || null;
}

function shown(id) {
  return (percent) => {
    progress.set(id, percent);
    tell();
  };
}

function tipJob(item) {
  return { id: item.id, key: item.id, send: () => sendTip(item), refuse: (why) => refuseItem(item, why) };
}

function fileJob(item) {
  return { id: item.id, key: item.id, send: () => sendFile(item, shown(item.id)), refuse: (why) => refuseItem(item, why) };
}

function refuseItem(item, why) {
  return store.change("items", item.id, () => ({ state: "refused", why: [why.message, ...why.problems].join(" ") }));
}

/* A draft that waits has something to send now: its text, its last photo, or the wish to hand it in. */
async function draftJob(draft) {
  if (draft.state !== "waiting" || !(isUnsent(draft) || draft.submit)) return null;
  const files = await filesOf(draft);
  const pending = files.some((item) => item && ["local", "waiting"].includes(item.state));
  const text = JSON.stringify(draft.content);
  if (pending && draft.partial === text) return null;
  return {
    id: draft.output,
    key: `${draft.output} ${pending} ${text}`,
    send: () => sendDraft(draft, files, pending),
    refuse: (why) => store.change("drafts", draft.output, () => ({
      state: "refused", submit: false, why: [why.message, ...why.problems].join(" "), side_draft: why.sideDraft,
    })),
  };
}

function filesOf(draft) {
  const wanted = draft.content.body.map((block) => block.file).concat(draft.content.cover_file).filter(Boolean);
  return Promise.all(wanted.map((id) => store.find("items", id)));
}
