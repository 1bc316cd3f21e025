/* What the app says; the house writes the words into the page. */
const words = JSON.parse(document.getElementById("field-words").textContent);
export const addresses = JSON.parse(document.getElementById("field-addresses").textContent);

export function say(name, values = {}) {
  return (words[name] || name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

const when = new Intl.DateTimeFormat("vi-VN", {
  hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", timeZone: "Asia/Ho_Chi_Minh",
});

export function moment(at) {
  return at ? when.format(new Date(at)).replace("-", "/") : "";
}

export function megabytes(bytes) {
  return `${(bytes / 1e6).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} MB`;
}
