/* One file to the house by tus, from where it stopped; then its receipt. */
import { call, headers, isOurs, Offline, Refused, SignedOut } from "./api.js";
import { digestOf } from "./digest.js";
import * as store from "./store.js";
import { addresses, say } from "./words.js";

const SMALLEST = 64 * 1024;
const FIRST = 256 * 1024;
const LARGEST = 2 * 1024 * 1024;
const QUICK = 2000; // ms: a part that took less may be followed by a larger one

export async function sendFile(item, shown) {
  const kept = await store.find("files", item.id);
  if (!kept) throw new Refused(422, { message: say("file_gone") });
  const digest = item.digest || (await digestOf(kept.blob));
  await store.change("items", item.id, () => ({ digest, begun: true }));
  await parts(item, kept.blob, digest, shown);
  const said = await call(addresses.receipt.replace("{id}", item.id), { json: {} });
  if (said.state === "refused") throw new Refused(422, { message: said.message });
  await store.change("items", item.id, () => ({
    state: "received", why: "", photo_id: said.photo_id, recording_id: said.recording_id, received_at: Date.now(),
  }));
  await store.remove("files", item.id); // the house has it, and said so
}

function parts(item, blob, digest, shown) {
  return new Promise((resolve, reject) => {
    let began = Date.now();
    const upload = new window.tus.Upload(blob, {
      endpoint: addresses.uploads,
      uploadUrl: item.begun ? addresses.upload.replace("{id}", item.id) : null, // else it is announced first
      storeFingerprintForResuming: false,
      retryDelays: null,
      chunkSize: FIRST,
      metadata: told(item, digest),
      onBeforeRequest: (request) => {
        began = Date.now();
        for (const [name, value] of Object.entries(headers())) request.setHeader(name, value);
      },
      onProgress: (sent, total) => shown(Math.floor((100 * sent) / total)),
      onChunkComplete: () => {
        const took = Date.now() - began;
        const size = upload.options.chunkSize * (took < QUICK ? 2 : took > 4 * QUICK ? 0.5 : 1);
        upload.options.chunkSize = Math.min(LARGEST, Math.max(SMALLEST, size));
      },
      onSuccess: resolve,
      onError: (error) => reject(read(error)),
    });
    upload.start();
  });
}

function told(item, digest) {
  const { id, kind, name, caption, story, tip } = item;
  const place = item.consent ? { consent: "yes", recorded: item.recorded, ...item.place } : {};
  const all = { id, kind, name, caption, story, tip, digest, ...place };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

/* What went wrong, in our own words. */
function read(error) {
  const answer = error.originalResponse;
  if (!answer) return new Offline();
  let said = {};
  try {
    said = JSON.parse(answer.getBody());
  } catch {
    /* no JSON: not our own view answered */
  }
  const status = answer.getStatus();
  if (status === 401 || (status === 403 && !isOurs(said))) return new SignedOut();
  const gone = status === 404 && error.originalRequest?.getMethod() !== "POST"; // it waited too long: begun anew
  return new Refused(status, gone ? { ...said, code: "gone" } : said);
}
