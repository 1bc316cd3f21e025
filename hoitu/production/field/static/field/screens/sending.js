/* “Gửi”: everything under way and what became of it. */
import { button, make } from "../dom.js";
import { nudge } from "../queue.js";
import { badge, pictureOf, stateOf } from "../states.js";
import * as store from "../store.js";
import { find, isUnsent, kept, tell } from "../work.js";
import { megabytes, moment, say } from "../words.js";

const UNDER_WAY = new Set(["waiting", "local", "refused"]);

export async function count() {
  const items = (await store.all("items")).filter((item) => UNDER_WAY.has(item.state));
  const drafts = (await store.all("drafts")).filter(isUnsent);
  return items.length + drafts.length;
}

export async function show() {
  const box = make("div", { className: "stack" });
  await fill(box);
  const now = button(say("send_now"), () => nudge(), { className: "button button--main" });
  return { title: say("tab_sending"), parts: [make("h1", { textContent: say("sending_title") }), now, box], update: () => fill(box) };
}

async function fill(box) {
  const work = await kept();
  const drafts = (await store.all("drafts")).filter((draft) => isUnsent(draft) || draft.received_at);
  const items = (await store.all("items")).sort((a, b) => b.made_at - a.made_at);
  const lines = [
    ...drafts.map((draft) => drawn(box, draft, () => draftLine(draft, find(work, draft.output)))),
    ...items.map((item) => drawn(box, item, () => itemLine(item))),
  ];
  const wanted = lines.length ? lines : [make("p", { className: "empty", textContent: say("nothing_to_send") })];
  if (wanted.length !== box.children.length || wanted.some((line, index) => line !== box.children[index])) {
    box.replaceChildren(...wanted);
  }
}

/* The line of a record as it stands, drawn anew only where something changed: a button under a finger stays there. */
function drawn(box, record, draw) {
  box.lines ??= new Map();
  const id = record.output || record.id;
  const key = JSON.stringify([stateOf(record), record.title, record.caption, record.side_draft]);
  const before = box.lines.get(id);
  if (before?.key === key) return before.line;
  const line = draw();
  box.lines.set(id, { key, line });
  return line;
}

function draftLine(draft, found) {
  const title = draft.content.headline || found?.story.title || say("text");
  const acts = [make("a", { className: "button button--quiet", href: `#/bai/${draft.output}`, textContent: say("open_text") })];
  if (draft.side_draft) acts.push(make("a", { className: "button", href: draft.side_draft, textContent: say("merge") }));
  return entry(say("text"), title, draft, acts);
}

function itemLine(item) {
  const what = item.type === "tip" ? say("tip") : `${say(`kind_${item.kind}`)} · ${megabytes(item.size)}`;
  return entry(`${what} · ${moment(item.made_at)}`, item.title || item.caption || item.name, item, acts(item));
}

function acts(item) {
  const change = (state) => async () => {
    await store.change("items", item.id, () => ({ state, why: "" }));
    tell();
    nudge();
  };
  const found = [];
  if (item.state === "refused") found.push(button(say("try_again"), change("waiting"), { className: "button button--quiet" }));
  if (item.state === "waiting") found.push(button(say("hold"), change("local"), { className: "button button--quiet" }));
  if (item.state === "local") found.push(button(say("send"), change("waiting"), { className: "button" }));
  if (item.url) found.push(make("a", { className: "button button--quiet", href: item.url, textContent: say("open_idea") }));
  found.push(button(say(item.state === "received" ? "clear" : "delete"), () => drop(item), { className: "button button--quiet" }));
  return found;
}

async function drop(item) {
  if (await inUse(item.id)) {
    window.alert(say("in_use"));
    return;
  }
  if (item.state !== "received" && !window.confirm(say("delete_sure"))) return;
  await store.remove("files", item.id);
  await store.remove("items", item.id);
  tell();
}

function entry(what, title, record, acts) {
  const picture = record.thumb && make("img", { className: "thumb", alt: "", src: pictureOf(record.thumb) });
  const words = make("div", {}, make("p", { className: "meta", textContent: what }), make("p", { className: "entry__title", textContent: title }), badge(record));
  return make("section", { className: "card entry" }, make("div", { className: "entry__row" }, picture, words), make("div", { className: "acts" }, acts));
}

/* A text that was not sent whole still needs its photo. */
async function inUse(id) {
  const drafts = (await store.all("drafts")).filter(isUnsent);
  return drafts.some(({ content }) => content.cover_file === id || content.body.some((block) => block.file === id));
}
