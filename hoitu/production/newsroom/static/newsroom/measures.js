/* Reads the text out of the writing form and measures it; the server's own count follows with every save. */
(function () {
  "use strict";

  /* Draftail keeps its text as JSON ("contentstate"); everything else is the text itself. */
  function draftail(value) {
    if (!value.startsWith("{") || !value.includes('"blocks"')) return null;
    try {
      const state = JSON.parse(value);
      return Array.isArray(state.blocks) ? state : null;
    } catch {
      return null;
    }
  }

  function plain(value) {
    const state = draftail(value);
    return state ? state.blocks.map((block) => block.text).join("\n") : value;
  }

  /* The same text typed in two sessions has other block keys: leave them out of the comparison. */
  function canonical(value) {
    const state = draftail(value);
    if (!state) return value;
    const links = (block) => block.entityRanges.map((range) => [range.offset, range.length, state.entityMap[range.key]]);
    const styles = (block) => block.inlineStyleRanges.map((range) => [range.offset, range.length, range.style]);
    return JSON.stringify(state.blocks.map((block) => [block.type, block.depth, block.text, styles(block), links(block)]));
  }

  const MACHINERY = ["csrfmiddlewaretoken", "base_version", "then"];

  function entriesOf(form) {
    return [...new FormData(form).entries()].filter(
      ([name, value]) => typeof value === "string" && !MACHINERY.includes(name),
    );
  }

  /* Ids of blocks say nothing of the text. */
  function digest(entries) {
    const said = entries.filter(([name]) => !/^body-.*-id$/.test(name));
    return JSON.stringify(said.map(([name, value]) => [name, canonical(value)]));
  }

  const HIDDEN = new Set(["count", "type", "id", "deleted", "order", "photo", "recording", "attachment", "output", "kind", "key", "most", "until", "seconds", "header", "speaker", "picture"]);

  /* The blocks of the body in their order on the page, deleted ones left out: {type, parts: [{name, text}], seconds}. */
  function blocksOf(entries) {
    const blocks = new Map();
    for (const [name, value] of entries) {
      const found = name.match(/^body-(\d+)-(.+)$/);
      if (!found) continue;
      const [, index, path] = found;
      if (!blocks.has(index)) blocks.set(index, { parts: [], order: 0, seconds: 0 });
      const block = blocks.get(index);
      const part = path.split("-").pop();
      if (path === "type") block.type = value;
      else if (path === "order") block.order = Number(value);
      else if (path === "deleted") block.deleted = Boolean(value);
      else if (part === "seconds") block.seconds = Number(value) || 0;
      else if (!HIDDEN.has(part)) block.parts.push({ name: part, text: part === "rows" ? cells(value) : plain(value).trim() });
    }
    return [...blocks.values()].filter((block) => !block.deleted).sort((a, b) => a.order - b.order);
  }

  const cells = (rows) => rows.replace(/\s*[|\t]\s*/g, " ").trim();

  const wordsOf = (block) => block.parts.map((part) => part.text).filter(Boolean).join("\n");

  function bodyText(entries) {
    return blocksOf(entries).map(wordsOf).filter(Boolean).join("\n");
  }

  /* What is read aloud, as the rules say: a sound bite with its seconds given lasts those seconds. */
  const SPOKEN = new Set(["paragraph", "heading", "quote", "shot", "sound"]);

  function aloud(blocks) {
    const spoken = blocks.filter((block) => SPOKEN.has(block.type));
    const bites = spoken.filter((block) => block.type === "sound" && block.seconds);
    return {
      text: spoken.filter((block) => !bites.includes(block)).map(wordsOf).join("\n"),
      seconds: bites.reduce((sum, block) => sum + block.seconds, 0),
    };
  }

  const KHMER = /[\u1780-\u17d3\u17d7\u17dc\u17dd]+/gu;
  const KHMER_SYLLABLE = /(?<!\u17d2)[\u1780-\u17b3]/gu;
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
  const NUMBER = /\d+(?:[.,]\d+)*/g;

  const many = (found) => (found ? found.length : 0);

  /* As kernel/text.py counts them. */
  function syllables(value) {
    const text = value.normalize("NFC");
    return many(text.match(KHMER_SYLLABLE)) + many(text.replace(KHMER, " ").match(WORD));
  }

  /* A number of n digits is read with 2n - 1 syllables. */
  function spokenSyllables(value) {
    const numbers = value.match(NUMBER) || [];
    const inNumbers = numbers.reduce((sum, number) => sum + 2 * number.replace(/\D/g, "").length - 1, 0);
    return syllables(value.replace(NUMBER, " ")) + inNumbers;
  }

  const characters = (value) => [...value.normalize("NFC")].length;

  function measure(entries, perMinute) {
    const values = new Map(entries);
    const field = (name) => (values.get(name) || "").trim();
    const blocks = blocksOf(entries);
    const body = blocks.map(wordsOf).filter(Boolean).join("\n");
    const whole = [field("headline"), field("lead"), body].filter(Boolean).join("\n");
    const spoken = aloud(blocks);
    return {
      headline_characters: characters(field("headline")),
      lead_characters: characters(field("lead")),
      characters: characters(body),
      syllables: syllables(whole),
      reading_minutes: Math.ceil(syllables(whole) / perMinute.reading),
      spoken_seconds: Math.ceil((spokenSyllables(spoken.text) * 60) / perMinute.speaking) + spoken.seconds,
    };
  }

  window.hoituText = { entriesOf, digest, plain, bodyText, measure };
})();
