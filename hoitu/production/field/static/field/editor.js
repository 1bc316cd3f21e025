/* The blocks of a text, each as a phone can edit it. */
import { takeIn } from "./capture.js";
import * as blocks from "./blocks.js";
import { button, field, growing, make } from "./dom.js";
import { pictureOf, badge } from "./states.js";
import * as store from "./store.js";
import { say } from "./words.js";

/* One block; `acts` is null where it is only read. */
export function blockEditor(block, acts) {
  const box = make("section", { className: `block block--${block.type}` });
  box.append(...parts(block, acts));
  if (acts) box.append(tools(acts));
  return box;
}

function parts(block, acts) {
  const label = say(`block_${block.type}`);
  if (block.type === "photo") return photo(block, acts, label);
  if (!blocks.TEXT.has(block.type)) {
    return [make("p", { className: "entry__title", textContent: label }), make("p", { className: "help", textContent: say("block_kept") })];
  }
  if (!acts) return [make("p", { className: "reading", textContent: blocks.readText(block) })];
  if (block.type === "paragraph" && !blocks.isPlain(block.value)) return [rich(block, acts, label)];
  let now = block;
  const area = growing({ value: blocks.readText(block) });
  area.addEventListener("input", () => {
    now = blocks.withText(block, area.value); // from the block as it came: typing back gives it back
    if (block.type === "quote") now = { ...now, value: { ...now.value, source: source.value } };
    acts.change(now);
  });
  const source = make("input", { type: "text", value: block.value?.source || "" });
  source.addEventListener("input", () => area.dispatchEvent(new Event("input")));
  return block.type === "quote" ? [field(label, area), field(say("quote_source"), source)] : [field(label, area)];
}

/* Text with bold, links or lists in it: edited as it looks, pasted as plain words. */
function rich(block, acts, label) {
  const area = make("div", { className: "rich", contentEditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": label });
  area.innerHTML = block.value; // cleaned by the house when it was saved; scripts do not run here anyway (CSP)
  area.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  area.addEventListener("input", () => acts.change({ ...block, value: area.innerHTML }));
  return make("div", { className: "field" }, make("p", { className: "label", textContent: label }), area);
}

function photo(block, acts, label) {
  const caption = growing({ value: block.value.caption || "", disabled: !acts });
  caption.addEventListener("input", () => acts.change({ ...block, value: { ...block.value, caption: caption.value } }));
  const picture = make("div", { className: "entry__row" });
  const found = [make("p", { className: "entry__title", textContent: label }), picture, field(say("caption"), caption)];
  if (block.file) showItem(block.file, picture);
  else picture.append(make("p", { className: "help", textContent: say("photo_in_library") }));
  if (acts?.isCover) found.push(make("p", { className: "help", textContent: say("is_cover") }));
  return found;
}

async function showItem(id, box) {
  const item = await store.find("items", id);
  if (!item) return;
  if (item.thumb) box.append(make("img", { className: "thumb", alt: "", src: pictureOf(item.thumb) }));
  box.append(make("div", {}, badge(item)));
}

function tools({ remove, up, cover, isCover }) {
  return make(
    "div",
    { className: "acts acts--small" },
    up && button(say("move_up"), up, { className: "button button--quiet" }),
    cover && !isCover && button(say("make_cover"), cover, { className: "button button--quiet" }),
    button(say("remove_block"), remove, { className: "button button--quiet" }),
  );
}

/* The buttons that add a block at the end; a photo is kept on the phone first, its block points to it. */
export function adders(page) {
  const add = (block) => {
    page.setBody([...page.content.body, block]);
    page.blocks.lastElementChild?.querySelector("textarea, input")?.focus();
  };
  const kinds = [...blocks.TEXT].filter((type) => page.output.blocks.includes(type));
  const texts = kinds.map((type) => button(say(`add_${type}`), () => add(blocks.emptyBlock(type)), { className: "button button--quiet" }));
  return make("div", { className: "acts" }, texts, page.output.blocks.includes("photo") && photoPicker(page, add));
}

function photoPicker(page, add) {
  const trouble = make("p", { className: "problem", role: "alert", hidden: true });
  const input = make("input", { type: "file", accept: "image/*", multiple: true, className: "picker", id: "draft-photos" });
  input.addEventListener("change", async () => {
    try {
      for (const file of input.files) {
        const item = await takeIn(file, file.name, "photo", { story: page.story.id, caption: "" });
        add(blocks.photoBlock(item.id));
      }
    } catch (full) {
      trouble.textContent = full.message;
      trouble.hidden = false;
    }
    input.value = "";
  });
  return make("div", { className: "picking" }, input, make("label", { className: "button button--quiet", htmlFor: "draft-photos", textContent: say("add_photo") }), trouble);
}
