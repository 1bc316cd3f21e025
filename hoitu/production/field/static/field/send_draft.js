/* One text to the house, from the version it was begun on; photos still under way follow with the next save. */
import { call, Refused } from "./api.js";
import { toSend } from "./blocks.js";
import * as store from "./store.js";
import { addresses, say } from "./words.js";

export async function sendDraft(draft, files, pending) {
  const photoIds = Object.fromEntries(files.filter((item) => item?.photo_id).map((item) => [item.id, item.photo_id]));
  const { content, missing } = toSend(draft.content, photoIds);
  const text = JSON.stringify(draft.content);
  let saved = draft;
  if (text !== draft.accepted && text !== (pending ? draft.partial : null)) {
    const said = await call(addresses.save.replace("{id}", draft.output), { json: { ...content, base_version: draft.version } });
    saved = await store.change("drafts", draft.output, (now) => accepted(now, said, text, missing));
  }
  if (missing && !pending) throw new Refused(422, { message: say("photo_stuck") });
  if (!missing && saved.submit) await handIn(saved);
}

function accepted(now, said, text, missing) {
  const common = { version: said.version, why: "", side_draft: "", received_at: Date.now() };
  if (missing) return { ...common, partial: text };
  const more = JSON.stringify(now.content) !== text;
  return { ...common, accepted: text, partial: null, state: more ? "local" : now.submit ? "waiting" : "received" };
}

async function handIn(draft) {
  await call(addresses.submit.replace("{id}", draft.output), { json: { version: draft.version } });
  await store.change("drafts", draft.output, () => ({ submit: false, submitted: true, state: "received" }));
}
