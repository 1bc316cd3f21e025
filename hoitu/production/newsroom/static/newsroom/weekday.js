/* Says the weekday of a chosen day and hour beside its field. */
(function () {
  "use strict";
  for (const input of document.querySelectorAll("[data-weekday]")) {
    const said = document.createElement("output");
    said.className = "nr-meta";
    said.htmlFor = input.id;
    input.after(said);
    const tell = () => {
      const at = new Date(`${input.value}:00+07:00`);
      said.textContent = Number.isNaN(at.getTime())
        ? ""
        : ` ${at.toLocaleString("vi-VN", { weekday: "long", hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric", timeZone: "Asia/Ho_Chi_Minh" })}`;
    };
    input.addEventListener("input", tell);
    tell();
  }
})();
