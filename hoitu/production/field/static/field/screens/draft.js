/* Writing one output on a phone: every letter is kept here, and sent when the writer says so. */
import { button, field, growing, make } from "../dom.js";
import { blockEditor, adders } from "../editor.js";
import { nudge } from "../queue.js";
import { badge } from "../states.js";
import * as store from "../store.js";
import { draftOf, editDraft, find, kept, refresh, startOver, written } from "../work.js";
import { say } from "../words.js";

const KEEP_AFTER = 250; // ms after the last letter

export async function show([outputId]) {
  const found = find(await kept(), outputId);
  if (!found) {
    const parts = [make("h1", { textContent: say("text") }), make("p", { className: "empty", textContent: say("output_gone") })];
    return { title: say("text"), parts };
  }
  const draft = await draftOf(found.output);
  const page = new Page(found, draft);
  return { title: found.story.title, parts: page.parts(), update: () => page.update(), leave: () => page.flush() };
}

class Page {
  constructor({ story, output }, draft) {
    Object.assign(this, { story, output, draft, content: structuredClone(draft.content), timer: 0, dirty: false });
    this.state = make("div", { className: "bar__state", role: "status" });
    this.blocks = make("div", { className: "stack" });
    this.onHide = () => this.flush();
    document.addEventListener("visibilitychange", this.onHide);
  }

  parts() {
    const { story, output } = this;
    const head = [
      make("p", { className: "meta", textContent: `${output.kind_label} · ${story.desk}` }),
      make("h1", { textContent: story.title }),
    ];
    if (!output.writable) return [...head, make("p", { className: "empty", textContent: say("not_writable") }), ...this.reading()];
    this.fillBlocks();
    const bar = make("div", { className: "bar bar--bottom" }, this.state, this.acts());
    this.update();
    return [...head, this.words("headline", say("headline"), output.limits.headline_characters), ...this.leadField(), this.blocks, adders(this), bar];
  }

  reading() {
    return [make("h2", { textContent: this.content.headline }), make("p", { textContent: this.content.lead }), ...this.content.body.map((block) => blockEditor(block, null))];
  }

  leadField() {
    return this.output.has_lead ? [this.words("lead", say("lead"), this.output.limits.lead_characters)] : [];
  }

  words(name, label, limit) {
    const help = limit ? say("at_most", { limit }) : "";
    return field(label, growing({ value: this.content[name], name, oninput: (event) => this.edit({ [name]: event.target.value }) }), help);
  }

  fillBlocks() {
    this.blocks.replaceChildren(...this.content.body.map((block, index) => blockEditor(block, {
      change: (changed) => this.editBlock(index, changed),
      remove: () => window.confirm(say("remove_block_sure")) && this.setBody(this.content.body.filter((_, other) => other !== index)),
      up: index ? () => this.setBody(swapped(this.content.body, index)) : null,
      cover: this.output.has_cover && block.file ? () => this.edit({ cover_file: block.file, cover_id: null }) : null,
      isCover: block.file && this.content.cover_file === block.file,
    })));
  }

  editBlock(index, changed) {
    this.content.body[index] = changed;
    this.edit({});
  }

  setBody(body) {
    this.edit({ body });
    this.fillBlocks();
  }

  edit(part) {
    Object.assign(this.content, part);
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), KEEP_AFTER);
    if ("cover_file" in part) this.fillBlocks();
  }

  /* Keep what is on the screen. */
  async flush() {
    clearTimeout(this.timer);
    if (!this.dirty) return;
    this.dirty = false;
    const content = structuredClone(this.content);
    await editDraft(this.output, (now) => written(now, content));
  }

  acts() {
    const main = button(say("send_text"), () => this.send(false), { className: "button button--main" });
    const whole = this.output.submittable && button(say("send_and_submit"), () => this.send(true));
    return make("div", { className: "acts" }, main, whole);
  }

  async send(submit) {
    await this.flush();
    await editDraft(this.output, () => ({ state: "waiting", submit, why: "", side_draft: "" }));
    for (const { file } of this.content.body.filter((block) => block.file)) {
      await store.change("items", file, (item) => (item.state === "local" ? { state: "waiting" } : {}));
    }
    nudge();
  }

  async update() {
    const draft = (await store.find("drafts", this.output.id)) || this.draft;
    const parts = [badge(draft)];
    if (draft.side_draft) parts.push(make("p", { className: "help", textContent: say("stale_help") }), make("a", { className: "button", href: draft.side_draft, textContent: say("merge") }));
    if (draft.state === "refused") parts.push(button(say("take_newest"), () => this.takeNewest(), { className: "button button--quiet" }));
    this.state.replaceChildren(...parts.filter(Boolean));
    // What came from the house while nothing was typed here: show it.
    const newer = JSON.stringify(draft.content) !== JSON.stringify(this.content);
    if (newer && !this.dirty && !this.parent().contains(document.activeElement)) this.reload();
  }

  parent() {
    return document.getElementById("main");
  }

  async takeNewest() {
    if (!window.confirm(say("take_newest_sure"))) return;
    await refresh().catch(() => null);
    const found = find(await kept(), this.output.id);
    this.dirty = false;
    if (found) await startOver(found.output);
    this.reload();
  }

  reload() {
    document.removeEventListener("visibilitychange", this.onHide);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  }
}

function swapped(body, index) {
  const moved = [...body];
  [moved[index - 1], moved[index]] = [moved[index], moved[index - 1]];
  return moved;
}
