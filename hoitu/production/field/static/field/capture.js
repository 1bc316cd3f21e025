/* Photos, sound and film taken in: kept on this phone first, then sent. */
import { uuid7 } from "./ids.js";
import { whereabouts } from "./place.js";
import { nudge } from "./queue.js";
import * as store from "./store.js";
import { tell } from "./work.js";
import { say } from "./words.js";

const WAIT_FOR_PLACE = 9000; // ms

export class Full extends Error {}

/* Keep a file and let it wait for its turn; `about` is { story, tip, caption, consent }. Returns its item. */
export async function takeIn(blob, name, kind, about = {}) {
  const item = {
    id: uuid7(), type: "file", kind, name, size: blob.size, made_at: Date.now(), state: "waiting", ...about,
    thumb: kind === "photo" ? await thumbnail(blob) : null,
    recorded: about.consent ? new Date(blob.lastModified || Date.now()).toISOString() : "",
    not_before: about.consent ? Date.now() + WAIT_FOR_PLACE : 0,
  };
  try {
    await store.keep("files", { id: item.id, blob });
    await store.keep("items", item);
  } catch (trouble) {
    await store.remove("files", item.id).catch(() => null);
    throw new Full(trouble.name === "QuotaExceededError" ? say("phone_full") : say("not_kept"));
  }
  if (about.consent) addPlace(item.id);
  else nudge();
  tell();
  return item;
}

async function addPlace(id) {
  const place = await whereabouts();
  await store.change("items", id, () => ({ place, not_before: 0 }));
  nudge();
}

async function thumbnail(blob) {
  try {
    const picture = await createImageBitmap(blob, { resizeWidth: 240 });
    const canvas = document.createElement("canvas");
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.7));
  } catch {
    return null; // this browser does not show the format; the house may
  }
}

/* What kind of file it is, by its type and name; empty for what is not taken in. */
export function kindOf(file) {
  const [kind] = (file.type || "").split("/");
  if (kind === "image") return "photo";
  if (kind === "audio" || kind === "video") return kind;
  return /\.(heic|heif)$/i.test(file.name) ? "photo" : "";
}
