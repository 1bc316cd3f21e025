// The bell in the header of every staff page: how many notices are unread. It asks when the page opens, when one comes
// back to it, and once a minute while it is looked at; such questions do not count as work (X-Background).
(() => {
  const { count, list, label } = document.currentScript.dataset;
  const EVERY_MS = 60000;
  const MOST = 99;
  let bell;
  let number;

  function make() {
    const header = document.querySelector(".w-slim-header");
    if (!header) return;
    bell = document.createElement("a");
    bell.className = "notices-bell";
    bell.href = list;
    bell.setAttribute("aria-label", label);
    bell.title = label;
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "#icon-bell");
    icon.setAttribute("aria-hidden", "true");
    icon.setAttribute("class", "icon icon-bell");
    icon.append(use);
    number = document.createElement("span");
    number.className = "notices-bell__count";
    number.hidden = true;
    bell.append(icon, number);
    header.classList.add("notices-header");
    header.append(bell);
  }

  function say(told) {
    number.hidden = told.count === 0;
    number.textContent = told.count > MOST ? `${MOST}+` : String(told.count);
    bell.setAttribute("aria-label", told.label);
    bell.title = told.label;
  }

  async function ask() {
    if (!bell || document.hidden) return;
    try {
      const answer = await fetch(count, {
        headers: { Accept: "application/json", "X-Background": "1" },
        credentials: "same-origin",
      });
      if (answer.ok) say(await answer.json());
    } catch {
      // Out of reach for now: the number stays as it was, the next question comes within a minute.
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    make();
    ask();
    setInterval(ask, EVERY_MS);
    document.addEventListener("visibilitychange", ask);
    document.addEventListener("notices:changed", ask);
  });
})();
