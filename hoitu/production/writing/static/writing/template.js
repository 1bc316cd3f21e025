/* Draftail gives its text areas no name: in the form of a template a screen reader hears the label of the body. */
(function () {
  "use strict";
  const label = document.getElementById("body-label");
  if (!label) return;
  const name = () => {
    for (const area of document.querySelectorAll(".public-DraftEditor-content:not([aria-label])")) {
      area.setAttribute("aria-label", label.textContent.trim());
    }
  };
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  name();
})();
