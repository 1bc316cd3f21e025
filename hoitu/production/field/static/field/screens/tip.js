/* “Tin nhanh”: a few words that become an idea, or a paragraph of a text one writes already. */
import { kindOf, takeIn } from "../capture.js";
import { emptyBlock, withText } from "../blocks.js";
import { button, choice, field, growing, make } from "../dom.js";
import { uuid7 } from "../ids.js";
import { nudge } from "../queue.js";
import * as store from "../store.js";
import { editDraft, find, kept, outputsOf, tell, whyNone, written } from "../work.js";
import { say } from "../words.js";

export async function show() {
  let work = await kept();
  const title = make("input", { type: "text", maxLength: 200, name: "title" });
  const words = growing({ rows: 5, name: "text" });
  const target = choice(targets(work));
  const photos = make("input", { type: "file", accept: "image/*", multiple: true, name: "photos" });
  const said = make("p", { role: "status" });
  const send = button(say("send_tip"), async () => {
    if (!title.value.trim() || !target.value) return answer(said, target.value ? say("tip_needs_title") : whyNone(), "problem");
    try {
      if (target.value.startsWith("bai/")) await intoText(work, target.value.slice(4), title.value, words.value, photos.files);
      else await asIdea(target.value, title.value, words.value, photos.files);
    } catch (full) {
      return answer(said, full.message, "problem");
    }
    title.value = words.value = photos.value = "";
    return answer(said, say("tip_kept"), "done");
  }, { className: "button button--main" });
  const parts = [
    make("h1", { textContent: say("tip_title") }), make("p", { className: "help", textContent: say("tip_help") }),
    field(say("tip_headline"), title), field(say("tip_text"), words), field(say("tip_target"), target), field(say("tip_photos"), photos), send, said,
  ];
  return { title: say("tab_tip"), parts, update };

  async function update() {
    if (target.value) return;
    work = await kept();
    target.replaceChildren(...choice(targets(work)).children);
    if (target.value) answer(said, "", "");
  }
}

function targets(work) {
  const desks = (work?.desks || []).map((desk) => [desk.id, say("as_idea", { desk: desk.name })]);
  const texts = outputsOf(work).filter(({ output }) => output.writable && output.blocks.includes("paragraph"));
  const into = texts.map(({ story, output }) => [`bai/${output.id}`, say("into_text", { title: story.title, output: output.kind_label })]);
  return [...desks, ...into];
}

function answer(said, words, tone) {
  said.className = tone;
  said.textContent = words;
}

async function asIdea(unitId, title, text, files) {
  const id = uuid7();
  await store.keep("items", { id, type: "tip", state: "waiting", unit_id: unitId, title: title.trim(), text, made_at: Date.now() });
  for (const file of files) if (kindOf(file) === "photo") await takeIn(file, file.name, "photo", { tip: id, caption: title.trim() });
  tell();
  nudge();
}

/* The words at the end of a text on this phone; they leave with it. */
async function intoText(work, outputId, title, text, files) {
  const { story, output } = find(work, outputId);
  const words = withText(emptyBlock("paragraph"), `${title.trim()}\n\n${text}`);
  for (const file of files) if (kindOf(file) === "photo") await takeIn(file, file.name, "photo", { story: story.id, caption: title.trim() });
  await editDraft(output, (now) => written(now, { ...now.content, body: [...now.content.body, words] }));
}
