/* The moderation queue by keyboard: j, k, x, o; and one box that ticks a whole page. Everything works without it. */
const form = document.querySelector("[data-bulk]");
const rows = form ? [...form.querySelectorAll("[data-row]")] : [];
const all = form && form.querySelector("[data-all]");
let here = -1;

const box = (row) => row.querySelector("input[type=checkbox]");

function go(step) {
  if (here >= 0) rows[here].classList.remove("is-here");
  here = Math.min(Math.max(here + step, 0), rows.length - 1);
  rows[here].classList.add("is-here");
  box(rows[here]).focus();
  rows[here].scrollIntoView({ block: "nearest" });
}

function onKey(event) {
  const writing = event.target.closest("textarea, select, input:not([type=checkbox])");
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const acts = {
    j: () => go(1),
    k: () => go(-1),
    x: () => here >= 0 && box(rows[here]).click(),
    o: () => here >= 0 && rows[here].querySelector("a:last-of-type").click(),
  };
  if (!acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
}

if (rows.length) {
  all.hidden = false;
  form.querySelector("[data-keys]").hidden = false;
  all.querySelector("input").addEventListener("change", (event) => {
    rows.forEach((row) => { box(row).checked = event.target.checked; });
  });
  document.addEventListener("keydown", onKey);
}
