/* Place and time: told only where one agreed, each time or for good; the phone is not even asked otherwise. */
const KEY = "hoitu.field.consent";

export function rule() {
  return localStorage.getItem(KEY) || "ask";
}

export function setRule(value) {
  localStorage.setItem(KEY, value);
}

/* Return where the phone is, or null; never longer than eight seconds. */
export function whereabouts() {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({
        latitude: String(coords.latitude), longitude: String(coords.longitude), accuracy: String(coords.accuracy),
      }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 8000, maximumAge: 60_000 },
    );
  });
}
