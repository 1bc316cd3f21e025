/* Opens field work without a line. It keeps this app's own files and nothing else: no other staff page, no answer. */
"use strict";
const CACHE = "hoitu-field-{{ version }}";
const SHELL = "{{ shell }}";
const ASSETS = new Set({{ assets|safe }});

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));

async function fill() {
  const cache = await caches.open(CACHE);
  for (const address of [SHELL, ...ASSETS]) {
    const answer = await fetch(address, { cache: "reload", credentials: "same-origin", redirect: "manual" });
    const isShell = address !== SHELL || answer.headers.get("X-Field-Version") === "{{ version }}";
    if (!answer.ok || !isShell) throw new Error(`not kept: ${address}`);
    await cache.put(address, answer);
  }
}

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith("hoitu-field-") && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  const isShell = event.request.mode === "navigate" && address.pathname === SHELL;
  if (isShell || ASSETS.has(address.pathname)) event.respondWith(kept(isShell ? SHELL : address.pathname, event.request));
});

async function kept(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) || fetch(request);
}
