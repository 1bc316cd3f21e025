/* On every page of the staff shell: signing out wipes what field work kept in this browser, after a warning. */
(function () {
  "use strict";
  const words = document.currentScript.dataset;
  const LEAVING = /\/(?:dang-xuat|logout)\/$/;
  const SCOPE = "/toa-soan/tac-nghiep/";
  let cleared = false;

  function database() {
    return new Promise((resolve) => {
      const request = indexedDB.open("hoitu-field");
      request.onupgradeneeded = () => request.transaction.abort(); // there is none: leave none
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    });
  }

  function rows(kept, name) {
    return new Promise((resolve) => {
      const request = kept.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve([]);
    });
  }

  async function unsent() {
    const kept = await database();
    if (!kept) return 0;
    const items = (await rows(kept, "items")).filter((item) => item.state !== "received");
    const drafts = (await rows(kept, "drafts")).filter((draft) => JSON.stringify(draft.content) !== draft.accepted);
    const notes = await rows(kept, "notes");
    kept.close();
    return items.length + drafts.length + notes.length;
  }

  async function wipe() {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase("hoitu-field");
      request.onsuccess = request.onerror = request.onblocked = resolve;
    });
    for (const name of Object.keys(localStorage)) if (name.startsWith("hoitu.field.")) localStorage.removeItem(name);
    if (window.caches) {
      for (const name of await caches.keys()) if (name.startsWith("hoitu-field-")) await caches.delete(name);
    }
    const worker = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration(SCOPE));
    if (worker && new URL(worker.scope).pathname === SCOPE) await worker.unregister();
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (cleared || !LEAVING.test(new URL(form.action, location.href).pathname)) return;
    event.preventDefault();
    const count = await unsent().catch(() => 0);
    if (count && !window.confirm(words.unsent.replace("{count}", count))) return;
    document.documentElement.dataset.leaving = ""; // the app may be in the middle of a talk with the newsroom
    await wipe().catch(() => null);
    cleared = true;
    form.submit();
  });
})();
