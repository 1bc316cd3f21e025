/* “Việc”: what I am to do, where and by when; readable without a line. */
import { button, make } from "../dom.js";
import { badge } from "../states.js";
import * as store from "../store.js";
import { kept, refresh, whyNone } from "../work.js";
import { moment, say } from "../words.js";

export async function show() {
  const box = make("div", { className: "stack" });
  await fill(box);
  return { title: say("tab_work"), parts: [make("h1", { textContent: say("my_work") }), box], update: () => fill(box) };
}

async function fill(box) {
  const work = await kept();
  if (!work) {
    box.replaceChildren(make("p", { className: "empty", textContent: whyNone() }));
    return;
  }
  const drafts = Object.fromEntries((await store.all("drafts")).map((draft) => [draft.output, draft]));
  const stories = Object.fromEntries(work.stories.map((story) => [story.id, story]));
  const assigned = new Set(work.assignments.map((each) => each.story));
  const others = work.stories.filter((story) => !assigned.has(story.id) && story.outputs.length);
  const parts = work.assignments.map((each) => card(stories[each.story], each, drafts)).filter(Boolean);
  if (!parts.length) parts.push(make("p", { className: "empty", textContent: say("no_assignments") }));
  if (others.length) parts.push(make("h2", { textContent: say("other_stories") }), ...others.map((story) => card(story, null, drafts)));
  const asked = button(say("refresh"), () => refresh().catch(() => null), { className: "button button--quiet" });
  parts.push(make("p", { className: "meta", textContent: say("fetched", { at: moment(work.fetched) }) }), asked);
  box.replaceChildren(...parts);
}

function card(story, assignment, drafts) {
  if (!story) return null;
  const due = assignment?.due_at;
  const late = due && new Date(due) < Date.now();
  const facts = [story.desk, story.places.length ? say("at_places", { places: story.places.join(", ") }) : ""];
  return make(
    "section",
    { className: "card" },
    make("h2", { className: "card__title", textContent: story.title }),
    due && make("p", { className: late ? "due due--late" : "due", textContent: say(late ? "due_late" : "due", { at: moment(due) }) }),
    make("p", { className: "meta", textContent: facts.filter(Boolean).join(" · ") }),
    assignment?.brief && make("p", { className: "brief", textContent: assignment.brief }),
    story.outputs.map((output) => outputLine(output, drafts[output.id])),
    make("a", { className: "button button--quiet", href: `#/ghi/${story.id}`, textContent: say("record_for_story") }),
  );
}

function outputLine(output, draft) {
  const label = `${output.kind_label}${output.language === "km" ? ` (${say("khmer")})` : ""}`;
  const open = say(output.writable ? "write_output" : "read_output", { output: label });
  return make("div", { className: "line" }, make("a", { className: "button", href: `#/bai/${output.id}`, textContent: open }), draft && badge(draft));
}
