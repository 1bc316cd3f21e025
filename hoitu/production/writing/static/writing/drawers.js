/* Drawers beside the text: words marked in the text go into the note, answers come without leaving the page, and
   what changes the text itself waits until everything typed is saved. */
(function () {
  "use strict";
  if (window.hoituDrawers) return;
  window.hoituDrawers = true;

  const TEXT = "[data-writing] .nr-writing__text, .nr-text";
  let marked = { place: "", quote: "" };

  function token() {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return cookie ? decodeURIComponent(cookie[1]) : "";
  }

  /* --- words marked in the text ------------------------------------------------------------------ */
  function placeOf(element) {
    if (!element || !element.closest(TEXT)) return "";
    if (["headline", "lead"].includes(element.name)) return element.name;
    const shown = element.closest("[data-block]");
    if (shown) return shown.dataset.block;
    const child = element.closest("[data-streamfield-child]");
    const id = child && child.querySelector('input[name^="body-"][name$="-id"]');
    return id ? id.value : "";
  }

  document.addEventListener("selectionchange", () => {
    const field = document.activeElement;
    if (field && ["headline", "lead"].includes(field.name) && field.selectionStart !== field.selectionEnd) {
      marked = { place: placeOf(field), quote: field.value.slice(field.selectionStart, field.selectionEnd) };
      return;
    }
    const selection = window.getSelection();
    const quote = selection ? selection.toString().trim() : "";
    const node = selection && selection.anchorNode;
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    if (quote && element && element.closest(TEXT)) marked = { place: placeOf(element), quote: quote.slice(0, 500) };
  });

  function fillIn(drawer) {
    const place = drawer.querySelector("[name=place]");
    const quote = drawer.querySelector("[name=quote]");
    if (!place || !quote || !marked.quote || quote.value) return;
    place.value = marked.place;
    quote.value = marked.quote;
    marked = { place: "", quote: "" };
  }

  function elementOf(place) {
    const field = document.querySelector(`[data-writing] [name="${CSS.escape(place)}"]`);
    if (field) return field;
    const id = document.querySelector(`input[name^="body-"][name$="-id"][value="${CSS.escape(place)}"]`);
    return (id && id.closest("[data-streamfield-child]")) || document.querySelector(`[data-block="${CSS.escape(place)}"]`);
  }

  function goTo(place, drawer) {
    const element = elementOf(place);
    if (!element) return;
    if (window.innerWidth < 800) drawer.open = false;
    element.scrollIntoView({ block: "center" });
    element.classList.add("wr-flash");
    window.setTimeout(() => element.classList.remove("wr-flash"), 2500);
  }

  document.addEventListener(
    "toggle",
    (event) => {
      const drawer = event.target;
      if (!drawer.matches || !drawer.matches("[data-drawer]") || !drawer.open) return;
      for (const other of document.querySelectorAll("[data-drawer][open]")) if (other !== drawer) other.open = false;
      fillIn(drawer);
      if (drawer.dataset.fetch) lookSoon();
    },
    true,
  );

  document.addEventListener("click", (event) => {
    const drawer = event.target.closest("[data-drawer]");
    if (!drawer) return;
    if (event.target.closest("[data-close]")) {
      drawer.open = false;
      drawer.querySelector("summary").focus();
    }
    const goto = event.target.closest("[data-goto]");
    if (goto) goTo(goto.dataset.goto, drawer);
  });
  document.addEventListener("keydown", (event) => {
    const drawer = event.key === "Escape" && event.target.closest("[data-drawer]");
    if (drawer && !drawer.querySelector("[role=listbox]")) {
      drawer.open = false;
      drawer.querySelector("summary").focus();
    }
  });

  /* --- forms of the drawers ----------------------------------------------------------------------- */
  async function renew(form, submitter) {
    const drawer = form.closest("[data-drawer]");
    const body = new URLSearchParams(new FormData(form, submitter));
    if (window.hoituWriting && form.closest("[data-drawer]")) await window.hoituWriting.settle();
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      credentials: "same-origin",
      redirect: "manual",
      headers: { "X-Part": form.dataset.part, "X-CSRFToken": token() },
    });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return plainly(form, submitter);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(`[data-drawer="${drawer.dataset.drawer}"]`);
    if (!fresh) return plainly(form, submitter);
    if (drawer.classList.contains("wr-drawer--page")) fresh.classList.add("wr-drawer--page");
    drawer.replaceWith(document.importNode(fresh, true));
    const now = document.querySelector(`[data-drawer="${drawer.dataset.drawer}"]`);
    now.open = true;
    (now.querySelector("[role=alert]") || now.querySelector(".wr-drawer__body")).scrollIntoView({ block: "nearest" });
    return null;
  }

  /* As without a script: the answer is a page. */
  function plainly(form, submitter) {
    form.dataset.plain = "yes";
    form.requestSubmit(submitter);
  }

  async function settleAndSend(form, submitter) {
    const writing = window.hoituWriting;
    if (writing) {
      if (!(await writing.settle())) return; // the bar below says why; nothing is changed on top of unsaved text
      const base = form.elements.base_version;
      if (base) base.value = writing.version();
    }
    form.dataset.settled = "yes";
    form.requestSubmit(submitter);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-part]")) {
      if (form.dataset.plain || form.closest(".wr-drawer--page")) return;
      event.preventDefault();
      renew(form, event.submitter).catch(() => plainly(form, event.submitter));
    } else if (form.matches("[data-settle]") && !form.dataset.settled) {
      event.preventDefault();
      settleAndSend(form, event.submitter);
    }
  });

  /* --- drawers whose content is fetched, and anew after every save ---------------------------------- */
  const EASY = 12_000; // ms between two looks while the drawer is closed
  let lookedAt = 0;
  let looking = null;

  async function fetchDrawer(drawer) {
    const answer = await fetch(drawer.dataset.fetch, {
      credentials: "same-origin",
      redirect: "manual",
      headers: { "X-Part": drawer.dataset.drawer, "X-Background": "1" },
    });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-drawer]");
    if (!fresh || !drawer.isConnected) return;
    const focused = document.activeElement;
    if (drawer.contains(focused) && !focused.matches("summary")) return lookSoon(); // nobody's finger is moved
    const top = drawer.querySelector(".wr-drawer__body").scrollTop;
    fresh.open = drawer.open;
    const now = document.importNode(fresh, true);
    drawer.replaceWith(now);
    now.querySelector(".wr-drawer__body").scrollTop = top;
    if (drawer === focused.closest("[data-drawer]")) now.querySelector("summary").focus();
  }

  function look() {
    looking = null;
    lookedAt = Date.now();
    for (const drawer of document.querySelectorAll("[data-drawer][data-fetch]")) fetchDrawer(drawer).catch(() => {});
  }

  function lookSoon() {
    const open = document.querySelector("[data-drawer][data-fetch][open]");
    window.clearTimeout(looking);
    looking = window.setTimeout(look, open ? 800 : Math.max(800, lookedAt + EASY - Date.now()));
  }

  document.addEventListener("hoitu:saved", lookSoon);
  for (const drawer of document.querySelectorAll("[data-drawer][data-fetch]")) {
    if (window.location.hash === `#${drawer.id}` && window.innerWidth >= 800) drawer.open = true;
  }
  if (document.querySelector("[data-drawer][data-fetch]")) window.setTimeout(look, 200);

  /* --- colleagues named with @ ---------------------------------------------------------------------- */
  let list = null;
  let asked = 0;

  function close() {
    if (list) list.remove();
    list = null;
  }

  function choose(area, name) {
    const before = area.value.slice(0, area.selectionStart).replace(/@[\p{L}\p{N}_.-]*$/u, `@${name} `);
    area.value = before + area.value.slice(area.selectionEnd);
    area.setSelectionRange(before.length, before.length);
    close();
    area.focus();
  }

  function offer(area, people) {
    close();
    if (people.length === 0) return;
    list = document.createElement("ul");
    list.className = "wr-names";
    list.setAttribute("role", "listbox");
    people.forEach((person, number) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(number === 0));
      item.dataset.name = person.username;
      item.textContent = `${person.name} (@${person.username})`;
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(area, person.username);
      });
      list.append(item);
    });
    area.after(list);
  }

  async function ask(area) {
    const found = area.value.slice(0, area.selectionStart).match(/(?:^|\s)@([\p{L}\p{N}_.-]*)$/u);
    if (!found) return close();
    const mine = (asked += 1);
    const drawer = area.closest("[data-drawer]");
    try {
      const answer = await fetch(`${drawer.dataset.colleagues}?q=${encodeURIComponent(found[1])}`, {
        headers: { Accept: "application/json", "X-Background": "1" },
      });
      if (answer.ok && mine === asked) offer(area, (await answer.json()).people);
    } catch {
      close();
    }
    return null;
  }

  document.addEventListener("input", (event) => event.target.matches("[data-mentions]") && ask(event.target));
  document.addEventListener("focusout", (event) => event.target.matches && event.target.matches("[data-mentions]") && close());
  document.addEventListener(
    "keydown",
    (event) => {
      if (!list || !event.target.matches("[data-mentions]")) return;
      const items = [...list.children];
      const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) items.forEach((item, number) => item.setAttribute("aria-selected", String(number === (at + step + items.length) % items.length)));
      else if (event.key === "Enter" || event.key === "Tab") choose(event.target, items[at].dataset.name);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
})();
