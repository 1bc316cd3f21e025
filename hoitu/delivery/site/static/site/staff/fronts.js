"use strict";
/* Dragging pinned articles into their order; the arrows beside them do the same without a pointer. */
(() => {
  const list = document.querySelector("[data-pins]");
  const form = document.querySelector("[data-order]");
  if (!list || !form) return;
  const order = () => [...list.children].map((row) => row.dataset.pin).join(",");
  const before = order();
  let moving = null;

  for (const row of list.children) row.draggable = true;
  list.addEventListener("dragstart", (event) => {
    moving = event.target.closest("[data-pin]");
    moving.classList.add("fr-moving");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-pin]");
    if (!moving || !over) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (over !== moving) list.insertBefore(moving, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    moving.classList.remove("fr-moving");
    moving = null;
    if (order() === before) return;
    form.elements.pins.value = order();
    form.submit();
  });
})();
