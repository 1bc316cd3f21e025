/* The translator's bench: terms at a tap, and texts that were not sent yet are kept on this machine. */
(function () {
  "use strict";

  const form = document.querySelector("[data-bench]");
  if (!form) return;
  const key = `hoitu.bench.${form.dataset.bench}.${form.dataset.person}`;
  let leaving = false;
  let last = null; // the Khmer field that had the cursor last

  function fields() {
    return Array.from(form.querySelectorAll("textarea"));
  }

  /* Fields are named by their line's place; the key of the paragraph says which text it is. */
  function nameOf(field) {
    const [, at, path] = field.name.match(/^text-(\d+)-(.+)$/);
    return `${form.elements[`key-${at}`].value} ${path}`;
  }

  function changed() {
    return fields().filter((field) => field.value !== field.defaultValue);
  }

  function keep() {
    const texts = Object.fromEntries(changed().map((field) => [nameOf(field), field.value]));
    try {
      if (Object.keys(texts).length) localStorage.setItem(key, JSON.stringify({ version: form.dataset.version, texts }));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  function bringBack() {
    let copy = null;
    try {
      copy = JSON.parse(localStorage.getItem(key) || "null");
    } catch {
      /* storage is off: nothing was kept */
    }
    if (!copy) return;
    const back = fields().filter((field) => (copy.texts[nameOf(field)] ?? field.value) !== field.value);
    if (copy.sent && Number(form.dataset.version) > Number(copy.version)) back.length = 0;
    for (const field of back) field.value = copy.texts[nameOf(field)];
    form.querySelector("[data-kept]").hidden = back.length === 0;
    keep();
  }

  form.addEventListener("focusin", (event) => {
    if (event.target.matches("textarea")) last = event.target;
  });
  form.addEventListener("input", keep);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    const line = button.closest("section");
    const field = last && line.contains(last) ? last : line.querySelector("textarea");
    field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    keep();
  });
  form.addEventListener("submit", () => {
    leaving = true;
    if (last) form.elements.at.value = last.closest("section").id.replace("doan-", ""); // to come back to it
    const copy = { version: form.dataset.version, sent: true };
    copy.texts = Object.fromEntries(changed().map((field) => [nameOf(field), field.value]));
    try {
      localStorage.setItem(key, JSON.stringify(copy));
    } catch {
      /* storage is off */
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && changed().length && !keep()) event.preventDefault();
  });
  bringBack();
})();
