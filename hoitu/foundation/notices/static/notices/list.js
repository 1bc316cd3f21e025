// Following a notice marks it as read: told to the house while the page is left, so that nobody waits for it.
(() => {
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

  function follow(event) {
    if (event.type === "auxclick" && event.button !== 1) return;
    const link = event.target.closest("a[data-notice-read]");
    if (!link) return;
    fetch(link.dataset.noticeRead, {
      method: "POST",
      keepalive: true,
      headers: { "X-CSRFToken": token(), "X-Requested-With": "XMLHttpRequest" },
    }).catch(() => {});
    link.removeAttribute("data-notice-read");
  }

  document.addEventListener("click", follow);
  document.addEventListener("auxclick", follow);
})();
