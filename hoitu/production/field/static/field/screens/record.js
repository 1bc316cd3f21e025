/* “Ghi”: photos, sound and film for a story, kept here first. */
import { kindOf, takeIn } from "../capture.js";
import { button, choice, field, growing, make } from "../dom.js";
import { rule } from "../place.js";
import { canRecord, record } from "../recorder.js";
import * as store from "../store.js";
import { kept } from "../work.js";
import { megabytes, say } from "../words.js";

const UNFINISHED = "recording";
let recording = null; // goes on while other screens are looked at

export async function show([storyId = ""]) {
  const form = new Form(await kept(), storyId);
  await form.rescue();
  return { title: say("tab_record"), parts: form.parts() };
}

class Form {
  constructor(work, storyId) {
    this.work = work;
    this.limits = work?.limits || {};
    const stories = (work?.stories || []).map((story) => [story.id, story.title]);
    this.story = choice([["", say("no_story")], ...stories], storyId);
    this.caption = growing({ value: "" });
    this.consent = make("input", { type: "checkbox", checked: rule() === "always", id: "consent" });
    this.said = make("div", { className: "stack", role: "status" });
  }

  parts() {
    const pickers = [
      this.picker("photo", say("take_photo"), { accept: "image/*", capture: "environment" }),
      this.picker("video", say("take_video"), { accept: "video/*", capture: "environment" }),
      this.picker("files", say("choose_files"), { accept: "image/*,video/*,audio/*", multiple: true }),
    ];
    return [
      make("h1", { textContent: say("record_title") }),
      field(say("for_story"), this.story),
      field(say("caption"), this.caption, say("caption_help")),
      rule() === "never" ? null : this.consentBox(),
      make("div", { className: "big-buttons" }, pickers, canRecord() && this.soundButton()),
      this.said,
      make("a", { className: "button button--quiet", href: "#/ghi-chu", textContent: say("notes") }),
    ].filter(Boolean);
  }

  /* A recording that a dying phone cut off: what was kept of it is taken in. */
  async rescue() {
    const left = await store.find("files", UNFINISHED);
    if (!left || recording) return;
    await this.take(left.blob, `${left.name}.${left.ending}`, "audio");
    await store.remove("files", UNFINISHED);
  }

  consentBox() {
    return make("div", { className: "check" }, this.consent, make("label", { htmlFor: "consent", textContent: say("consent") }), make("p", { className: "help", textContent: say("consent_help") }));
  }

  picker(name, label, more) {
    const input = make("input", { type: "file", className: "picker", id: `pick-${name}`, ...more });
    input.addEventListener("change", async () => {
      for (const file of input.files) await this.take(file, file.name, kindOf(file));
      input.value = "";
    });
    return make("div", { className: "picking" }, input, make("label", { className: "button button--big", htmlFor: input.id, textContent: label }));
  }

  about() {
    const consent = rule() !== "never" && this.consent.checked;
    return { story: this.story.value, caption: this.caption.value.trim(), consent };
  }

  async take(blob, name, kind) {
    if (!kind) return this.tell(say("bad_kind", { name }), "problem");
    if (blob.size > (this.limits[kind] || Infinity)) {
      return this.tell(say("too_large", { name, size: megabytes(blob.size), most: megabytes(this.limits[kind]) }), "problem");
    }
    try {
      await takeIn(blob, name, kind, this.about());
      return this.tell(say("kept_here", { name }), "done");
    } catch (full) {
      return this.tell(full.message, "problem");
    }
  }

  tell(words, tone) {
    this.said.prepend(make("p", { className: tone, textContent: words }));
  }

  soundButton() {
    const timer = make("p", { className: "timer", hidden: true });
    const toggle = button(say(recording ? "stop_sound" : "record_sound"), () => this.toggleSound(toggle, timer), { className: "button button--big" });
    return make("div", { className: "picking" }, toggle, timer);
  }

  async toggleSound(toggle, timer) {
    if (recording) {
      const { blob, ending } = await recording.stop();
      await this.take(blob, `${recording.name}.${ending}`, "audio");
      recording = null;
      await store.remove("files", UNFINISHED);
      toggle.textContent = say("record_sound");
      timer.hidden = true;
      return;
    }
    try {
      const name = `ghi-am-${new Date().toISOString().slice(0, 16).replace(/[T:]/g, "-")}`;
      recording = await record((seconds, blob, ending) => {
        timer.textContent = say("recording", { seconds });
        if (recording) store.keep("files", { id: UNFINISHED, blob, name, ending }).catch(() => null);
      });
      recording.name = name;
      timer.hidden = false;
      timer.textContent = say("recording", { seconds: 0 });
      toggle.textContent = say("stop_sound");
    } catch {
      this.tell(say("no_microphone"), "problem");
    }
  }
}
