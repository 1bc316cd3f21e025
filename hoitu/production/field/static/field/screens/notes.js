/* Notes: for oneself, on this phone alone, until they go into a text. */
import { emptyBlock, withText } from "../blocks.js";
import { button, choice, growing, make } from "../dom.js";
import { uuid7 } from "../ids.js";
import * as store from "../store.js";
import { editDraft, find, kept, outputsOf, written } from "../work.js";
import { moment, say } from "../words.js";

export async function show() {
  const box = make("div", { className: "stack" });
  await fill(box);
  const add = button(say("new_note"), async () => {
    await store.keep("notes", { id: uuid7(), text: "", made_at: Date.now() });
    await fill(box);
    box.querySelector("textarea")?.focus();
  }, { className: "button button--main" });
  const help = make("p", { className: "help", textContent: say("notes_help") });
  return { title: say("notes"), parts: [make("h1", { textContent: say("notes") }), help, add, box] };
}

async function fill(box) {
  const work = await kept();
  const notes = (await store.all("notes")).sort((a, b) => b.made_at - a.made_at);
  const empty = make("p", { className: "empty", textContent: say("no_notes") });
  box.replaceChildren(...(notes.length ? notes.map((note) => line(note, work, box)) : [empty]));
}

function line(note, work, box) {
  const area = growing({ value: note.text, rows: 4, "aria-label": say("note_of", { at: moment(note.made_at) }) });
  area.addEventListener("input", () => store.change("notes", note.id, () => ({ text: area.value })));
  const texts = outputsOf(work).filter(({ output }) => output.writable);
  const target = choice(texts.map(({ story, output }) => [output.id, `${story.title} · ${output.kind_label}`]));
  target.setAttribute("aria-label", say("into_which"));
  const into = button(say("into_draft"), async () => {
    const words = withText(emptyBlock("paragraph"), area.value);
    const { output } = find(work, target.value);
    await editDraft(output, (now) => written(now, { ...now.content, body: [...now.content.body, words] }));
    location.hash = `#/bai/${target.value}`;
  });
  const drop = button(say("delete"), async () => {
    if (!window.confirm(say("delete_sure"))) return;
    await store.remove("notes", note.id);
    await fill(box);
  }, { className: "button button--quiet" });
  const acts = texts.length ? [target, into, drop] : [drop];
  return make("section", { className: "card" }, make("p", { className: "meta", textContent: `${moment(note.made_at)} · ${say("state_local")}` }), area, make("div", { className: "acts" }, acts));
}
