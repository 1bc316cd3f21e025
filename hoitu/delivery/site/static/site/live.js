"use strict";
/* Follows a live blog: what was changed is changed in place, what is new waits behind a button, so nothing jumps. */
(() => {
  const live = document.querySelector("[data-live]");
  if (!live) return;
  const usual = document.documentElement.classList.contains("light") ? 60000 : 20000;
  const slowest = 300000;
  const list = live.querySelector("[data-live-list]");
  const button = live.querySelector("[data-live-new]");
  let waiting = [];
  let pause = usual;
  let timer = 0;

  const there = (entry) => document.getElementById(`cap-nhat-${entry.place}`);
  const made = (entry) => {
    const parsed = document.createElement("template");
    parsed.innerHTML = entry.html; /* our own server's, finished and cleaned there */
    return parsed.content.firstElementChild;
  };

  function say(selector, words) {
    const place = live.querySelector(selector);
    if (place && place.textContent !== words) place.textContent = words;
  }

  function take(news) {
    live.dataset.state = news.state;
    say("[data-live-label]", news.label);
    say("[data-live-changed]", news.changed);
    for (const entry of news.entries) {
      const old = there(entry);
      if (old && old.dataset.mark !== entry.mark) old.replaceWith(made(entry));
    }
    waiting = news.entries.filter((entry) => !entry.gone && !there(entry));
    button.textContent = live.dataset.words.replace("[n]", waiting.length);
    button.hidden = waiting.length === 0;
  }

  async function look() {
    clearTimeout(timer);
    try {
      const answer = await fetch(live.dataset.live, { cache: "no-cache" });
      if (answer.status === 404 || answer.status === 410) return;
      if (!answer.ok) throw new Error(String(answer.status));
      take(await answer.json());
      pause = usual;
    } catch (error) {
      pause = Math.min(pause * 2, slowest);
    }
    later(pause * (0.8 + Math.random() * 0.4));
  }

  function later(after) {
    clearTimeout(timer);
    if (live.dataset.state !== "closed" && !document.hidden) timer = setTimeout(look, after);
  }

  button.addEventListener("click", () => {
    const fresh = waiting.sort((one, other) => one.place - other.place).map(made);
    list.querySelector(".empty")?.remove();
    fresh.forEach((entry) => list.prepend(entry));
    waiting = [];
    button.hidden = true;
    const first = list.firstElementChild;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "start" });
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : later(500)));
  later(3000); /* the page may come from a cache */
})();
