/* The newsroom's blocks on a phone: text is edited, what the phone does not know is carried along untouched. */
export const TEXT = new Set(["paragraph", "heading", "quote"]);
const PLAIN = /<(?!\/?(?:p|br)\b)[a-z/]/i;

/* Whether a paragraph has nothing but paragraphs and line breaks. */
export function isPlain(html) {
  return !PLAIN.test(html || "");
}

export function textOf(html) {
  const page = new DOMParser().parseFromString(html || "", "text/html");
  for (const line of page.querySelectorAll("br")) line.replaceWith("\n");
  const paragraphs = [...page.body.querySelectorAll("p")].map((each) => each.textContent.trim());
  return (paragraphs.length ? paragraphs : [page.body.textContent.trim()]).filter(Boolean).join("\n\n");
}

export function htmlOf(text) {
  const escape = (part) => part.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const paragraphs = text.split(/\n{2,}/).map((part) => part.trim()).filter(Boolean);
  return paragraphs.map((part) => `<p>${escape(part).replace(/\n/g, "<br>")}</p>`).join("");
}

/* The block with another text; the same text leaves it as it was, byte for byte. */
export function withText(block, text) {
  if (block.type === "paragraph") {
    return textOf(block.value) === text.trim() ? block : { ...block, value: htmlOf(text) };
  }
  if (block.type === "heading") return { ...block, value: text.replace(/\s+/g, " ") };
  return { ...block, value: { ...block.value, text } };
}

export function readText(block) {
  if (block.type === "paragraph") return textOf(block.value);
  return block.type === "heading" ? block.value || "" : block.value?.text || "";
}

export function emptyBlock(type) {
  return { type, value: type === "quote" ? { text: "", source: "" } : "" };
}

export function photoBlock(file, caption = "") {
  return { type: "photo", value: { photo: null, caption }, file };
}

/* What the house is sent: photos that have arrived by their number, those under way left out for now. */
export function toSend(content, photoIds) {
  const body = [];
  let missing = 0;
  for (const { file, ...block } of content.body) {
    if (!file) body.push(block);
    else if (photoIds[file]) body.push({ ...block, value: { ...block.value, photo: photoIds[file] } });
    else missing += 1;
  }
  const { cover_file: cover, ...rest } = content;
  const cover_id = cover ? photoIds[cover] || null : rest.cover_id;
  return { content: { ...rest, cover_id, body }, missing: missing + (cover && !photoIds[cover] ? 1 : 0) };
}
