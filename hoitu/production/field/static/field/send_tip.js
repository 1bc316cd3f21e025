/* A quick tip: sent under its own id, so that it becomes one idea however often it is sent. */
import { call } from "./api.js";
import * as store from "./store.js";
import { addresses } from "./words.js";

export async function sendTip(item) {
  const { unit_id, title, text } = item;
  const said = await call(addresses.tip.replace("{id}", item.id), { json: { unit_id, title, text } });
  await store.change("items", item.id, () => ({ state: "received", url: said.url, why: "" }));
}
