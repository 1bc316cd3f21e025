// Shows what the house pushes, and opens what it leads to. Keeps nothing, intercepts nothing.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(told.title || "Hội Tụ", {
      body: told.body || "",
      tag: told.tag, // sent twice, shown once
      lang: "vi",
      data: { link: told.link || "/toa-soan/thong-bao/" },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const target = new URL(event.notification.data.link, self.location.origin);
  // Our own house alone, whatever was pushed.
  if (target.origin === self.location.origin) event.waitUntil(self.clients.openWindow(target.href));
});
