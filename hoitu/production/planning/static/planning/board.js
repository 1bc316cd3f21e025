/* Moves cards of the board, and planned entries of the calendar, by drag (SortableJS) or by Alt and an arrow key. The
   server decides: a card it refuses goes back where it was, and a stage is entered on the screen of its act. */
(function () {
  "use strict";

  const board = document.querySelector("[data-board]");
  if (!board) return;
  const words = JSON.parse(document.getElementById("board-words").textContent);
  const said = document.querySelector("[data-said]");
  const fields = { state: "stage", person: "assignee_id", day: "planned_date" };
  const lists = [...board.querySelectorAll("[data-column]")];

  function say(text) {
    said.hidden = false;
    said.textContent = text;
  }

  function count() {
    for (const list of lists) {
      const place = list.closest("section, td");
      const shown = place && place.querySelector("[data-count]");
      if (shown) shown.textContent = list.querySelectorAll("[data-card]").length;
    }
  }

  function token() {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return cookie ? decodeURIComponent(cookie[1]) : "";
  }

  async function send(card, list, back) {
    const body = new URLSearchParams({ [fields[board.dataset.board]]: list.dataset.column });
    card.setAttribute("aria-busy", "true");
    say(words.moving);
    try {
      const answer = await fetch(card.dataset.url, {
        method: "POST",
        body,
        headers: { Accept: "application/json", "X-CSRFToken": token() },
      });
      const told = await answer.json();
      if (told.go) {
        back();
        window.location.assign(told.go);
        return;
      }
      if (!answer.ok) back();
      say(told.message);
    } catch (_error) {
      back();
      say(words.failed);
    } finally {
      card.removeAttribute("aria-busy");
      count();
    }
  }

  function place(card, list, before) {
    list.insertBefore(card, before || null);
    count();
  }

  for (const list of lists) {
    window.Sortable.create(list, {
      group: "cards",
      draggable: "[data-card]",
      sort: false,
      delay: 200,
      delayOnTouchOnly: true,
      onEnd(event) {
        if (event.from === event.to) return;
        const before = event.from.children[event.oldIndex];
        send(event.item, event.to, () => place(event.item, event.from, before));
      },
    });
  }

  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  board.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-card]");
    const weeks = board.hasAttribute("data-weeks");
    const step = steps[event.key];
    if (!card || !event.altKey || !step || (!weeks && Math.abs(step) > 1)) return;
    event.preventDefault();
    const from = card.parentElement;
    const to = lists[lists.indexOf(from) + step];
    if (!to || card.getAttribute("aria-busy")) return;
    const before = card.nextElementSibling;
    const focused = document.activeElement;
    place(card, to);
    focused.focus();
    send(card, to, () => {
      place(card, from, before);
      focused.focus();
    });
  });
})();
