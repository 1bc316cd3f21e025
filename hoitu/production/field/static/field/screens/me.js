/* “Tôi”: who is signed in, what this phone keeps, place and time, looks, signing out. */
import { call, token } from "../api.js";
import { button, choice, field, make } from "../dom.js";
import * as place from "../place.js";
import * as store from "../store.js";
import { kept, refresh } from "../work.js";
import { addresses, megabytes, say } from "../words.js";

export async function show() {
  const work = await kept();
  const parts = [make("h1", { textContent: store.person()?.name || say("tab_me") }), ...(await storage()), ...placeParts(work), ...looks(), ...doors()];
  return { title: say("tab_me"), parts };
}

async function storage() {
  const used = (await navigator.storage?.estimate?.())?.usage || 0;
  const others = await store.strangers();
  const found = [make("p", { className: "meta", textContent: say("storage", { used: megabytes(used) }) })];
  if (others) found.push(make("p", { className: "problem", textContent: say("strangers", { count: others }) }));
  const install = window.hoituInstall;
  found.push(install ? button(say("install"), () => install.prompt()) : make("p", { className: "help", textContent: say("install_help") }));
  return found;
}

function placeParts(work) {
  const rule = choice([["ask", say("place_ask")], ["always", say("place_always")], ["never", say("place_never")]], place.rule());
  rule.addEventListener("change", () => place.setRule(rule.value));
  const said = make("p", { role: "status" });
  const forget = button(say("forget_places"), async () => {
    try {
      const { forgotten } = await call(addresses.forget, { json: {} });
      said.textContent = say("forgotten", { count: forgotten });
      await refresh({ background: true });
    } catch {
      said.textContent = say("needs_line");
    }
  }, { className: "button button--quiet" });
  const told = make("p", { className: "meta", textContent: say("places_told", { count: work?.places_told || 0 }) });
  return [make("h2", { textContent: say("place_title") }), field(say("place_rule"), rule, say("consent_help")), told, forget, said];
}

function looks() {
  const theme = choice([["auto", say("theme_auto")], ["sun", say("theme_sun")], ["dark", say("theme_dark")]], localStorage.getItem("hoitu.field.theme") || "auto");
  theme.addEventListener("change", () => {
    localStorage.setItem("hoitu.field.theme", theme.value);
    document.documentElement.dataset.theme = theme.value;
  });
  return [make("h2", { textContent: say("looks") }), field(say("theme"), theme)];
}

/* leave.js asks and wipes before this form is sent. */
function doors() {
  const hidden = make("input", { type: "hidden", name: "csrfmiddlewaretoken", value: token() });
  const form = make("form", { method: "post", action: addresses.logout }, hidden, make("button", { type: "submit", className: "button", textContent: say("sign_out") }));
  form.addEventListener("submit", () => { hidden.value = token(); });
  return [make("h2", { textContent: say("doors") }), make("a", { className: "button button--quiet", href: addresses.desk, textContent: say("to_desk") }), form, make("p", { className: "help", textContent: say("sign_out_help") })];
}
