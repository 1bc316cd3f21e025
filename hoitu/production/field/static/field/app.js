/* The app: which screen is shown, the line's state, and when to try again. */
import { Offline, SignedOut } from "./api.js";
import { make } from "./dom.js";
import * as queue from "./queue.js";
import { count } from "./screens/sending.js";
import { screens } from "./screens/index.js";
import * as store from "./store.js";
import * as work from "./work.js";
import { addresses, say } from "./words.js";

const EVERY = 60_000; // ms between looks for new work while the page is open
const main = document.getElementById("main");
const notice = document.getElementById("notice");
const lineState = document.getElementById("line");
let update = null;

async function show() {
  const [, name = "", ...rest] = location.hash.slice(1).split("/");
  const screen = screens[name] || screens[""];
  update?.leave?.();
  const shown = await screen.show(rest);
  main.replaceChildren(...shown.parts);
  update = shown;
  document.title = `${shown.title} – ${say("app")}`;
  for (const tab of document.querySelectorAll(".tabs a")) {
    if (tab.hash === `#/${screen.tab}`) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  main.dataset.ready = name || "viec";
}

async function refreshLine() {
  const trouble = navigator.onLine ? queue.line.trouble : "offline";
  lineState.textContent = say(trouble === "offline" ? "line_off" : "line_on");
  lineState.dataset.off = trouble === "offline";
  notice.hidden = !["signed_out", "gate"].includes(trouble);
  if (!notice.hidden) {
    const address = trouble === "gate" ? queue.line.url : `${addresses.login}?next=${location.pathname}`;
    const words = trouble === "gate" ? queue.line.message : say("signed_out");
    notice.replaceChildren(make("p", { textContent: words }), make("a", { className: "button", href: address, textContent: say("sign_in") }));
  }
  const waiting = await count();
  const shown = document.getElementById("count");
  shown.textContent = waiting || "";
  shown.hidden = !waiting;
}

async function refresh(background) {
  const had = store.person()?.id;
  try {
    await work.refresh({ background });
    if (["signed_out", "offline"].includes(queue.line.trouble)) queue.line.trouble = "";
  } catch (trouble) {
    if (trouble instanceof SignedOut) queue.line.trouble = "signed_out";
    else if (trouble instanceof Offline) queue.line.trouble = "offline";
    else if (trouble.url) Object.assign(queue.line, { trouble: "gate", message: trouble.message, url: trouble.url });
  }
  await refreshLine();
  if (had !== store.person()?.id) await show();
  if (!queue.line.trouble) queue.nudge();
}

async function start() {
  document.documentElement.dataset.theme = localStorage.getItem("hoitu.field.theme") || "auto";
  window.addEventListener("hashchange", async () => {
    await show();
    main.focus();
    window.scrollTo(0, 0);
  });
  window.addEventListener("online", () => refresh(true));
  window.addEventListener("offline", refreshLine);
  document.addEventListener("visibilitychange", () => document.hidden || refresh(true));
  work.changed.addEventListener("change", () => {
    update?.update?.();
    refreshLine();
  });
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    window.hoituInstall = event;
  });
  await show();
  await refreshLine();
  if ("serviceWorker" in navigator) await navigator.serviceWorker.register(addresses.worker, { scope: addresses.shell }).catch(() => null);
  navigator.storage?.persist?.();
  await refresh(false);
  setInterval(() => document.hidden || refresh(true), EVERY);
}

start();
