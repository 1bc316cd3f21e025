/* Says every so often that this page is open, and tells who writes. Somebody else's writing closes the form here,
   after what was not saved has gone to the server, which keeps it as a side draft. */
(function () {
  "use strict";

  const bar = document.querySelector("[data-presence]");
  if (!bar) return;
  const words = JSON.parse(document.getElementById("presence-words").textContent);
  const form = document.querySelector("[data-writing]");
  const part = (name) => bar.querySelector(`[data-${name}]`);
  const tab = window.crypto.randomUUID ? window.crypto.randomUUID() : `${Date.now()}-${Math.random()}`;
  const opened = performance.now();
  const every = Number(bar.dataset.every);

  let writes = Boolean(bar.dataset.writes && form);
  let typed = false;
  let beating = false;
  let frozen = false;

  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function token() {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    const field = document.querySelector("[name=csrfmiddlewaretoken]");
    return cookie ? decodeURIComponent(cookie[1]) : field ? field.value : "";
  }

  async function beat() {
    if (beating) return;
    beating = true;
    const body = new URLSearchParams({
      tab,
      open_ms: String(Math.round(performance.now() - opened)),
      writes: writes && !frozen ? "yes" : "no",
      typed: typed ? "yes" : "no",
    });
    typed = false;
    try {
      const answer = await fetch(bar.dataset.url, {
        method: "POST",
        body,
        credentials: "same-origin",
        redirect: "manual",
        headers: { Accept: "application/json", "X-CSRFToken": token(), "X-Background": "1", "X-Requested-With": "XMLHttpRequest" },
      });
      if (answer.ok) show(await answer.json());
      else if (answer.type === "opaqueredirect" || answer.status === 401) signedOut();
    } catch {
      /* no connection: the autosave says so */
    } finally {
      beating = false;
    }
  }

  function signedOut() {
    if (!form) say(words.signed_out, "");
  }

  function show(said) {
    if (said.taken && writes) freeze(fill(words.taken, said.taken), "");
    else if (said.lock === "theirs" && writes) freeze(fill(words.theirs, said), words.frozen);
    else if (said.lock === "theirs") say(fill(words.theirs, said), said.typed_at ? fill(words.typed, { at: said.typed_at }) : "");
    else if ((frozen || !writes) && said.may_save && !part("held").hidden) say(words.free, said.version > Number(bar.dataset.version) ? words.newer : "");
    else if (!writes && said.version > Number(bar.dataset.version)) say(words.newer, "");
    part("take").hidden = !(said.lock === "theirs" && said.may_save);
    part("reload").hidden = said.lock === "theirs" && !said.taken ? !frozen : part("held").hidden;
    const others = part("others");
    others.hidden = said.others.length === 0;
    others.textContent = fill(words.others, { names: said.others.join(", ") });
    const twice = part("other-tab");
    twice.hidden = !(writes && !frozen && said.other_tab);
    twice.textContent = words.other_tab;
  }

  function say(message, more) {
    part("held").hidden = false;
    part("held-text").textContent = message;
    part("held-more").textContent = more;
  }

  function freeze(message, more) {
    say(message, more);
    if (frozen) return;
    frozen = true;
    form.querySelector(".nr-writing__text").inert = true;
    for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = true;
    form.dispatchEvent(new CustomEvent("hoitu:held"));
    part("held").scrollIntoView({ block: "center" });
  }

  if (form) form.addEventListener("input", () => (typed = true), { capture: true });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && beat());
  window.addEventListener("online", beat);
  window.addEventListener("pageshow", (event) => event.persisted && beat());
  window.addEventListener("pagehide", () => {
    const body = new URLSearchParams({ tab, csrfmiddlewaretoken: token() });
    navigator.sendBeacon(bar.dataset.leave, body);
  });
  window.setInterval(beat, every);
  beat();
})();
