/* Autosave of the writing form: the server first, this machine when the server cannot be reached. Never loses text. */
(function () {
  "use strict";

  const form = document.querySelector("[data-writing]");
  if (!form) return;
  const text = window.hoituText;
  const words = JSON.parse(document.getElementById("writing-words").textContent);
  const limits = JSON.parse(form.dataset.limits);
  const perMinute = JSON.parse(form.dataset.perMinute);
  const status = document.querySelector("[data-saved]");
  const action = document.querySelector("[data-saved-action]");
  const kept = document.querySelector("[data-kept]");
  const versionInput = form.elements.base_version;
  const key = `hoitu.writing.${form.dataset.output}.${form.dataset.person}`;
  const EVERY = 10_000; // ms between autosaves while the text changes
  const RETRY = 15_000; // ms between attempts without a connection
  const SETTLED = 400; // ms after which what was typed is surely in the form

  let saved = ""; // digest of what the server has
  let dirtySince = 0;
  let sending = false;
  let stopped = false; // after a conflict: a person decides
  let retryAt = 0;
  let leaving = false;
  let typedAt = 0;

  function say(message, tone, link) {
    status.textContent = message;
    status.dataset.tone = tone || "";
    action.hidden = !link;
    if (link) {
      action.href = link.href;
      action.textContent = link.label;
      action.target = link.target || "";
    }
  }

  function clock(at) {
    return at.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /* --- this machine --------------------------------------------------------------------------- */
  function keep(sent) {
    const entries = text.entriesOf(form);
    const copy = { base: versionInput.value, at: new Date().toISOString(), entries, sent: Boolean(sent) };
    try {
      localStorage.setItem(key, JSON.stringify(copy));
      return true;
    } catch {
      return false;
    }
  }

  function forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      /* storage is off: nothing was kept */
    }
  }

  function keptCopy() {
    try {
      return JSON.parse(localStorage.getItem(key) || "null");
    } catch {
      return null;
    }
  }

  function showKept(copy) {
    kept.hidden = false;
    kept.querySelector("[data-kept-at]").textContent = clock(new Date(copy.at));
    const values = new Map(copy.entries);
    const parts = [values.get("headline"), values.get("lead"), text.bodyText(copy.entries)];
    kept.querySelector("[data-kept-text]").textContent = parts.filter(Boolean).join("\n\n");
    kept.querySelector("[data-kept-send]").addEventListener("click", () => resend(copy));
    kept.querySelector("[data-kept-drop]").addEventListener("click", () => {
      forget();
      kept.hidden = true;
    });
  }

  function resend(copy) {
    const sender = document.createElement("form");
    sender.method = "post";
    sender.action = form.action;
    const machinery = [["csrfmiddlewaretoken", token()], ["base_version", copy.base]];
    for (const [name, value] of [...machinery, ...copy.entries]) {
      const input = document.createElement("textarea");
      input.name = name;
      input.value = value;
      sender.append(input);
    }
    sender.hidden = true;
    document.body.append(sender);
    localStorage.setItem(key, JSON.stringify({ ...copy, sent: true }));
    leaving = true;
    sender.submit();
  }

  /* --- the server ----------------------------------------------------------------------------- */
  function token() {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return cookie ? decodeURIComponent(cookie[1]) : form.elements.csrfmiddlewaretoken.value;
  }

  async function save(why) {
    if (sending || stopped || leaving) return;
    const entries = text.entriesOf(form);
    const digest = text.digest(entries);
    if (digest === saved) return;
    sending = true;
    const body = new URLSearchParams(entries);
    body.set("base_version", versionInput.value);
    say(words.saving, "");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body,
        credentials: "same-origin",
        redirect: "manual",
        keepalive: why === "leave" && body.toString().length < 60_000,
        headers: { Accept: "application/json", "X-CSRFToken": token(), "X-Requested-With": "XMLHttpRequest" },
      });
      await answered(answer, digest);
    } catch {
      keep();
      retryAt = Date.now() + RETRY;
      say(fill(words.offline, { at: clock(new Date()) }), "bad");
    } finally {
      sending = false;
    }
  }

  async function answered(answer, digest) {
    const isJson = (answer.headers.get("content-type") || "").includes("json");
    const said = isJson ? await answer.json() : {};
    if (answer.ok && isJson) return accepted(said, digest);
    keep();
    retryAt = Date.now() + RETRY;
    if (said.side_draft) {
      stopped = true;
      forget(); // the server holds it as a side draft
      return say(said.message, "bad", { href: said.side_draft, label: words.compare });
    }
    if (answer.status === 422 || (answer.status === 403 && isJson)) {
      saved = digest; // the same text would be refused again; it stays on this machine
      return say([said.message, ...(said.problems || [])].join(" "), "bad");
    }
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      return say(words.signed_out, "bad", { href: form.dataset.login, label: words.sign_in, target: "_blank" });
    }
    if (said.message) return say(`${said.message} ${fill(words.server_trouble, { at: clock(new Date()) })}`, "bad");
    return say(fill(words.server_trouble, { at: clock(new Date()) }), "bad");
  }

  function accepted(said, digest) {
    saved = digest;
    dirtySince = 0;
    retryAt = 0;
    versionInput.value = said.version;
    if (text.digest(text.entriesOf(form)) === digest) forget();
    for (const shown of document.querySelectorAll("[data-said]")) shown.textContent = said[shown.dataset.said];
    for (const outdated of document.querySelectorAll("[data-until-saved]")) outdated.hidden = true;
    say(fill(words.saved, { at: said.saved_at }), "good");
    form.dispatchEvent(new CustomEvent("hoitu:saved", { bubbles: true }));
  }

  /* --- counters ------------------------------------------------------------------------------- */
  function count(entries) {
    const measures = text.measure(entries, perMinute);
    for (const shown of document.querySelectorAll("[data-measure]")) {
      const name = shown.dataset.measure;
      const value = measures[name];
      const limit = limits[name];
      shown.classList.toggle("nr-over", Boolean(limit) && value > limit);
      shown.textContent = limit ? limited(value, limit) : value.toLocaleString("vi-VN");
    }
  }

  function limited(value, limit) {
    const left = limit - value;
    const template = left < 0 ? words.over : words.left;
    return fill(template, {
      value: value.toLocaleString("vi-VN"),
      limit: limit.toLocaleString("vi-VN"),
      left: Math.abs(left).toLocaleString("vi-VN"),
    });
  }

  /* Draftail gives its text areas no name: a screen reader hears the block's label, from when they are there. */
  function nameTextAreas() {
    for (const area of document.querySelectorAll(".public-DraftEditor-content:not([aria-label])")) {
      const field = area.closest("[data-field-wrapper]");
      const block = area.closest("[data-streamfield-child]");
      const label = (field && field.querySelector("label")) || (block && block.querySelector(".c-sf-block__type"));
      area.setAttribute("aria-label", (label ? label.textContent : words.text).replace("*", "").trim() || words.text);
    }
  }

  /* --- life ----------------------------------------------------------------------------------- */
  let last = "";
  function tick() {
    const entries = text.entriesOf(form);
    const digest = text.digest(entries);
    if (digest !== last) {
      last = digest;
      count(entries);
      if (digest !== saved) {
        keep();
        if (!stopped && !sending && !retryAt) say(words.changed, "");
      }
    }
    if (digest === saved) return;
    dirtySince ||= Date.now();
    if (Date.now() >= Math.max(dirtySince + EVERY, retryAt)) save("time");
  }

  function begin() {
    const entries = text.entriesOf(form);
    saved = last = text.digest(entries);
    count(entries);
    const copy = keptCopy();
    if (copy) {
      const arrived = copy.sent && Number(versionInput.value) > Number(copy.base);
      if (arrived || text.digest(copy.entries) === saved) forget();
      else showKept(copy);
    }
    if (form.dataset.unsaved) saved = "";
    nameTextAreas();
    window.setInterval(tick, 1000);
    form.dataset.ready = "yes";
  }

  function whenBodyIsThere(then) {
    const body = document.getElementById("body-root");
    if (body) window.setTimeout(then, 300);
    else window.setTimeout(() => whenBodyIsThere(then), 100);
  }

  /* A long line wraps and its field grows, but it stays one line, typed or pasted. */
  for (const line of form.querySelectorAll("[data-one-line]")) {
    line.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) event.preventDefault();
    });
    line.addEventListener("input", () => {
      if (!/[\r\n]/.test(line.value)) return;
      const at = line.selectionStart;
      line.value = line.value.replace(/\r\n|[\r\n]/g, " ");
      line.setSelectionRange(at, at);
    });
  }

  form.addEventListener("focusout", () => window.setTimeout(() => save("blur"), 300));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save("leave"));
  window.addEventListener("online", () => {
    retryAt = 0;
    save("online");
  });
  window.addEventListener("focus", () => {
    if (retryAt) save("back");
  });
  /* Somebody else writes from now on: what is here goes to the server at once, which keeps it aside. */
  form.addEventListener("hoitu:held", () => window.setTimeout(() => save("held"), SETTLED));
  /* Other scripts of the page act on what the server has: they wait for it. */
  window.hoituWriting = {
    version: () => versionInput.value,
    isSaved: () => text.digest(text.entriesOf(form)) === saved,
    async settle() {
      await new Promise((done) => window.setTimeout(done, SETTLED));
      for (let tries = 0; sending && tries < 100; tries += 1) await new Promise((done) => window.setTimeout(done, 100));
      await save("settle");
      return text.digest(text.entriesOf(form)) === saved;
    },
  };
  /* Draftail hands what was typed to the form a quarter of a second later: sent sooner, the last words were lost. */
  for (const name of ["keydown", "beforeinput", "paste", "drop"]) {
    form.addEventListener(name, () => (typedAt = Date.now()), { capture: true });
  }
  form.addEventListener("submit", (event) => {
    if (Date.now() - typedAt < SETTLED) {
      event.preventDefault();
      const button = event.submitter;
      window.setTimeout(() => form.requestSubmit(button), SETTLED);
      return;
    }
    leaving = true;
    form.elements.csrfmiddlewaretoken.value = token(); // a new sign-in in another tab has changed it
    if (text.digest(text.entriesOf(form)) !== saved) keep(true);
  });
  window.addEventListener("beforeunload", (event) => {
    if (leaving || text.digest(text.entriesOf(form)) === saved || !form.dataset.ready) return;
    if (!keep()) event.preventDefault(); // no storage: ask before the text goes
  });
  new MutationObserver(nameTextAreas).observe(form, { childList: true, subtree: true });
  nameTextAreas();
  whenBodyIsThere(begin);
})();
