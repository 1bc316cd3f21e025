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
    if (root.querySelectorAll) root.querySelectorAll("[data-house-picker]").forEach(start);
  }

  // Wagtail's field for many files at once has no label: the button beside it says what it is for.
  function nameUpload() {
    const field = document.getElementById("fileupload");
    const button = field && field.parentElement.querySelector("button");
    if (button && field.labels.length === 0) field.setAttribute("aria-label", button.textContent.trim());
  }

  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    nameUpload();
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(startAll))).observe(
      document.body,
      { childList: true, subtree: true },
    );
  });
})();
