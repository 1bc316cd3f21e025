"use strict";
/* Offline reading: pages read stay on the device, what was withdrawn leaves it. SITE is filled in when published. */
const SITE = {};
const PAGES = "hoitu-pages";
const PICTURES = "hoitu-pictures";
const FILES = "hoitu-files";
const MOST = { [PAGES]: 40, [PICTURES]: 80, [FILES]: 60 };
const LOOK_MS = 5 * 60 * 1000; /* how often the list of withdrawn articles is asked for, at most */
let looked = 0;

self.addEventListener("install", (event) => {
  event.waitUntil(prepare());
});
self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  const away = SITE.never.some((start) => url.pathname.startsWith(start));
  if (request.method !== "GET" || url.origin !== self.location.origin || away || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(kept(event, FILES));
  else if (request.destination === "image") event.respondWith(kept(event, PICTURES));
});

async function prepare() {
  const cache = await caches.open(FILES);
  await cache.addAll(SITE.files.map((path) => new Request(path, { cache: "reload" })));
  await self.skipWaiting();
}

/* The network first: whoever is online never reads what was changed or withdrawn meanwhile. */
async function page(event, url) {
  try {
    const answer = await fetch(event.request);
    if (!SITE.live.includes(url.pathname)) event.waitUntil(remember(url.pathname, answer.clone()));
    return answer;
  } catch (error) {
    looked = 0; /* with the next page that comes, the list of withdrawn articles is asked for at once */
    const copy = await (await caches.open(PAGES)).match(url.pathname);
    const offline = url.pathname.startsWith("/km/") ? "/km/offline.html" : "/offline.html";
    return copy || (await caches.match(offline)) || Response.error();
  }
}

async function remember(path, answer) {
  const cache = await caches.open(PAGES);
  if (answer.status === 404 || answer.status === 410 || answer.redirected) await cache.delete(path);
  else if (isPage(answer) && !path.endsWith("offline.html")) await put(PAGES, path, answer);
  await forgetWithdrawn(cache);
}

function isPage(answer) {
  const type = answer.headers.get("Content-Type") || "";
  const store = answer.headers.get("Cache-Control") || "";
  return answer.ok && answer.type === "basic" && type.startsWith("text/html") && !store.includes("no-store");
}

async function forgetWithdrawn(cache) {
  if (Date.now() - looked < LOOK_MS) return;
  const list = await fetch("/da-go.txt", { cache: "no-cache" }).catch(() => null);
  if (!list || !list.ok) return;
  looked = Date.now();
  const gone = (await list.text()).split("\n").filter(Boolean);
  const held = await cache.keys(); /* an article's own pages, of its comments or live entries, go with it */
  const goes = (page) => gone.some((path) => new URL(page.url).pathname.startsWith(path));
  await Promise.all(held.filter(goes).map((page) => cache.delete(page)));
}

/* Files named by their content never change: the copy first. */
async function kept(event, name) {
  const copy = await (await caches.open(name)).match(event.request);
  if (copy) return copy;
  const answer = await fetch(event.request);
  const store = answer.headers.get("Cache-Control") || "";
  if (answer.ok && answer.type === "basic" && !store.includes("no-store")) {
    event.waitUntil(put(name, event.request, answer.clone()));
  }
  return answer;
}

async function put(name, key, answer) {
  const cache = await caches.open(name);
  await cache.delete(key); /* so that the newest stand last */
  await cache.put(key, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((old) => cache.delete(old)));
}
