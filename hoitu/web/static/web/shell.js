// Starts Wagtail's pickers and choosers from data attributes: no script stands inside our pages (content security policy).
(() => {
  const starters = {
    date: (id, options) => window.initDateChooser(id, options),
    time: (id, options) => window.initTimeChooser(id, options),
    datetime: (id, options) => window.initDateTimeChooser(id, options),
  };

  function start(element) {
    const kind = element.dataset.housePicker;
    if (!kind || element.dataset.houseStarted) return;
    element.dataset.houseStarted = "yes";
    starters[kind](element.dataset.houseFor, JSON.parse(element.dataset.houseOptions));
  }

  function startAll(root) {
    if (root.matches && root.matches("[data-house-picker]")) start(root);
    if (!root.querySelectorAll) return;
    root.querySelectorAll("[data-house-picker]").forEach(start);
    root.querySelectorAll(".tagit-new input:not([aria-label])").forEach(nameTags);
  }

  // The field in which Wagtail's tags are typed is made by a script and has no name: it takes that of the whole.
  function nameTags(field) {
    const label = field.closest(".tagit").parentElement.closest(".w-field__wrapper, form")?.querySelector("label");
    if (label) field.setAttribute("aria-label", label.textContent.replace("*", "").trim());
  }

  // Wagtail's field for many files at once has no label: the button beside it says what it is for.
  function nameUpload() {
    const field = document.getElementById("fileupload");
    const button = field && field.parentElement.querySelector("button");
    if (button && field.labels.length === 0) field.setAttribute("aria-label", button.textContent.trim());
  }

  // Filters open on a wide screen and folded on a phone, where the button says how many are in use.
  function foldFilters() {
    const phone = window.matchMedia("(max-width: 50em)");
    const inUse = (field) => field.name && (field.type === "checkbox" ? field.checked : field.value !== "");
    const folds = Array.from(document.querySelectorAll("details[data-fold]"));
    const follow = () => folds.forEach((fold) => { fold.open = !phone.matches || fold.querySelector(".error-message, .errorlist") !== null; });
    for (const fold of folds) {
      const used = Array.from(fold.querySelectorAll("input, select")).filter(inUse).length;
      if (used) fold.querySelector("summary").append(` (${used})`);
    }
    phone.addEventListener("change", follow);
    follow();
  }

  // On a phone a row of links slides: the page one is on stands in its middle.
  function showCurrent() {
    for (const link of document.querySelectorAll("nav > [aria-current=page]")) {
      const strip = link.parentElement;
      strip.scrollLeft = link.offsetLeft - strip.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    nameUpload();
    foldFilters();
    showCurrent();
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(startAll))).observe(
      document.body,
      { childList: true, subtree: true },
    );
  });
})();
