"use strict";
/* Letters to the newsroom: words stay in this tab until they have arrived; files too large are told before they are sent. */
(() => {
  const KEPT = "letter:" + location.pathname, SENT = "letter:sent";
  if (document.querySelector("[data-arrived]")) sessionStorage.removeItem(sessionStorage.getItem(SENT) || SENT);
  const form = document.querySelector("form.letter");
  if (!form) return;
  const words = [...form.querySelectorAll("textarea, input[name=chuyen], input[name=noi]")].filter((field) => field.name !== "trang_web");

  const kept = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
  words.filter((field) => !field.value).forEach((field) => { field.value = kept[field.name] || ""; });
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, KEPT));
  form.addEventListener("input", () => {
    sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(words.map((field) => [field.name, field.value]))));
  });

  const files = form.querySelector("input[type=file]");
  if (!files) return;
  const { mostFiles, mostBytes, tooLarge: why } = files.dataset;
  const told = Object.assign(document.createElement("p"), { className: "wrong", hidden: true, textContent: why });
  told.setAttribute("role", "alert");
  files.after(told);
  const tooLarge = () => {
    const chosen = [...files.files];
    const large = chosen.length > Number(mostFiles) || chosen.reduce((sum, file) => sum + file.size, 0) > Number(mostBytes) || chosen.some((file) => file.name.length > 200);
    told.hidden = !large;
    return large;
  };
  files.addEventListener("change", tooLarge);
  form.addEventListener("submit", (event) => {
    if (!tooLarge()) return;
    event.preventDefault();
    files.focus();
  });
})();
