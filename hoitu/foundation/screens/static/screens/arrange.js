"use strict";
/* Dragging the rows of a list into their order, which its form sends; buttons in the rows do the same without a pointer. */
(() => {
  const list = document.querySelector("[data-arranged]");
  const form = document.querySelector("[data-order]");
  if (!list || !form) return;
  const rows = () => [...list.children].filter((row) => row.dataset.row);
  const order = () => rows().map((row) => row.dataset.row).join(",");
  const before = order();
  let moving = null;

  for (const row of rows()) row.draggable = true;
  list.addEventListener("dragstart", (event) => {
    moving = event.target.closest("[data-row]");
    if (!moving) return;
    moving.classList.add("is-moving");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-row]");
    if (!moving || !over) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (over !== moving) list.insertBefore(moving, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (!moving) return;
    moving.classList.remove("is-moving");
    moving = null;
    if (order() === before) return;
    form.querySelector("[data-rows]").value = order();
    form.submit();
  });
})();
