"use strict";
/* What pages do beyond being read; every page is whole without it. */
(() => {
  if ("serviceWorker" in navigator) {
    window.addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => undefined));
  }

  const note = document.querySelector("[data-offline-note]");
  const tell = () => {
    if (note) note.hidden = navigator.onLine;
  };
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);
  tell();

  /* Low-data mode: the server sends a drawing for each picture; one that is tapped comes into its place. */
  const chosen = /(?:^|; )nhe=([01])/.exec(document.cookie);
  const saves = chosen ? chosen[1] === "1" : Boolean(navigator.connection && navigator.connection.saveData);
  document.documentElement.classList.toggle("light", saves);
  if (saves) document.addEventListener("click", fetchPicture);

  function fetchPicture(event) {
    const link = event.target.closest("a.see:not([data-seen])");
    if (!link) return;
    event.preventDefault();
    link.dataset.seen = "";
    link.querySelectorAll("source").forEach((source) => source.remove());
    const image = link.querySelector("img");
    image.removeAttribute("srcset");
    image.src = link.href;
  }

  /* One read of an article is counted once it was in view for five seconds: its number goes out, no cookie with it. */
  const story = document.querySelector("[data-read]");
  if (story && !navigator.globalPrivacyControl && navigator.doNotTrack !== "1") {
    let seconds = 0;
    const watch = setInterval(() => {
      if (document.visibilityState !== "visible" || ++seconds < 5) return;
      clearInterval(watch);
      const body = JSON.stringify({ kind: "read", article: Number(story.dataset.read) });
      fetch("/t/e", { method: "POST", body, credentials: "omit", keepalive: true }).catch(() => undefined);
    }, 1000);
  }

  /* A playlist: one sound at a time, the next when one ends. */
  const playlist = document.querySelector("[data-playlist]");
  if (playlist) {
    const sounds = [...playlist.querySelectorAll("audio")];
    sounds.forEach((sound, at) => {
      sound.addEventListener("play", () => {
        sounds.forEach((other) => other !== sound && other.pause());
        playlist.querySelectorAll("[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
        sound.closest("li").setAttribute("aria-current", "true");
      });
      sound.addEventListener("ended", () => sounds[at + 1] && sounds[at + 1].play());
    });
    const all = document.querySelector("[data-play-all]");
    all.hidden = false;
    all.querySelector("button").addEventListener("click", () => sounds[0].play());
  }

  const list = document.querySelector("[data-kept-pages]");
  if (list && "caches" in window) show(list);

  /* The pages kept on the device, the last read first. */
  async function show(section) {
    const cache = await caches.open("hoitu-pages");
    const pages = (await cache.keys()).reverse();
    const titles = await Promise.all(pages.map(async (page) => titleOf(await cache.match(page))));
    pages.forEach((page, at) => {
      const link = document.createElement("a");
      link.href = new URL(page.url).pathname;
      link.textContent = titles[at] || link.pathname;
      const item = document.createElement("li");
      item.append(link);
      section.querySelector("ul").append(item);
    });
    section.hidden = pages.length === 0;
  }

  async function titleOf(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.title.split(" | ")[0];
  }
})();
