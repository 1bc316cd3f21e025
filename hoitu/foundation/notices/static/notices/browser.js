// Lets this browser show notices, after its owner said yes: registers our worker in its own folder and hands over the
// subscription. Nothing is asked before the button is pressed.
(() => {
  const place = document.getElementById("this-browser");
  const { key, add, worker } = place.dataset;
  const parts = ["can-not", "refused", "is-on", "can", "trouble"];
  const show = (...names) =>
    parts.forEach((name) => {
      place.querySelector(`[data-${name}]`).hidden = !names.includes(name);
    });

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  async function subscribed() {
    const known = await navigator.serviceWorker.getRegistration(worker);
    return known ? known.pushManager.getSubscription() : null;
  }

  async function hand(subscription) {
    const answer = await fetch(add, {
      method: "POST",
      headers: { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value, Accept: "application/json" },
      body: new URLSearchParams({
        endpoint: subscription.endpoint,
        p256dh: text(subscription.getKey("p256dh")),
        auth: text(subscription.getKey("auth")),
      }),
    });
    if (!answer.ok) throw new Error((await answer.json()).message);
  }

  async function subscribe() {
    if ((await Notification.requestPermission()) !== "granted") {
      show("refused");
      return;
    }
    const registration = await navigator.serviceWorker.register(worker);
    const old = await registration.pushManager.getSubscription();
    if (old) await old.unsubscribe(); // it may be bound to an older key of the house
    await hand(await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) }));
    window.location.reload();
  }

  function failed(error) {
    show("can", "trouble");
    if (error.message) place.querySelector("[data-trouble]").textContent = error.message;
  }

  async function start() {
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) show("can-not");
    else if (Notification.permission === "denied") show("refused");
    else show((await subscribed()) ? "is-on" : "can");
    place.querySelector("button").addEventListener("click", () => subscribe().catch(failed));
  }

  start().catch(failed);
})();
