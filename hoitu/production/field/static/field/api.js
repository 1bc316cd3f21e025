/* Talking to the house: every call says whether it arrived, was refused, or whether one must sign in again. */
import { addresses, say } from "./words.js";

/* Refusals of a file that end by themselves: asked again, the house says where to go on. */
const PASSING = new Set(["incomplete", "busy", "too_many", "offset", "finished", "checksum", "gone"]);

export class Offline extends Error {}
export class SignedOut extends Error {}

/* A refusal in words; `passing` ones are tried again by themselves. */
export class Refused extends Error {
  constructor(status, said) {
    super(said.message || say("server_trouble"));
    this.status = status;
    this.code = said.code || "";
    this.problems = said.problems || [];
    this.sideDraft = said.side_draft || "";
    this.url = said.url || "";
    this.passing = status >= 500 || status === 423 || status === 429 || PASSING.has(this.code);
  }
}

export function token() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return cookie ? decodeURIComponent(cookie[1]) : "";
}

export function headers(background = false) {
  const common = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest", "X-CSRFToken": token() };
  return background ? { ...common, "X-Background": "1" } : common;
}

export async function call(address, { json, method = json ? "POST" : "GET", background = false } = {}, again = true) {
  let answer;
  try {
    answer = await fetch(address, {
      method,
      body: json ? JSON.stringify(json) : undefined,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "manual",
      headers: { ...headers(background), ...(json ? { "Content-Type": "application/json" } : {}) },
    });
  } catch {
    throw new Offline();
  }
  const isJson = (answer.headers.get("content-type") || "").includes("json");
  if (answer.ok && isJson) return answer.json();
  if (answer.type === "opaqueredirect" || answer.status === 401) throw new SignedOut();
  const said = isJson ? await answer.json() : {};
  if (isJson && (isOurs(said) || answer.status !== 403)) throw new Refused(answer.status, said);
  if (answer.status === 403) return freshly(address, { json, method, background }, again);
  throw new Refused(answer.status === 404 ? 503 : Math.max(answer.status, 500), {});
}

/* Whether field work itself, or the gate before it, said no: anybody else's 403 means that one is not signed in. */
export function isOurs(said) {
  return Boolean(said.code || said.url);
}

/* A token grows old when one signs in again: fetch a fresh one and try once more. */
async function freshly(address, options, again) {
  if (!again || address === addresses.work) throw new SignedOut();
  await call(addresses.work, { background: true });
  return call(address, options, false);
}
