/* Building what is shown: text is only ever text, markup never comes from data. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && name !== "list" && !name.startsWith("aria") && name !== "role") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

let unique = 0;

/* A labelled field; `help` is read with it. */
export function field(label, control, help = "") {
  unique += 1;
  control.id = control.id || `f${unique}`;
  const parts = [make("label", { htmlFor: control.id, textContent: label }), control];
  if (help) {
    control.setAttribute("aria-describedby", `${control.id}-help`);
    parts.push(make("p", { className: "help", id: `${control.id}-help`, textContent: help }));
  }
  return make("div", { className: "field" }, parts);
}

export function button(label, onclick, more = {}) {
  return make("button", { type: "button", className: "button", textContent: label, onclick, ...more });
}

export function choice(options, value) {
  const select = make("select", {}, options.map(([key, label]) => make("option", { value: key, textContent: label })));
  if (value !== undefined) select.value = value;
  return select;
}

/* A text area that is as high as its text. */
export function growing(properties) {
  const area = make("textarea", { rows: 2, ...properties });
  const fit = () => {
    area.rows = Math.max(2, area.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 38), 0));
  };
  area.addEventListener("input", fit);
  fit();
  return area;
}
