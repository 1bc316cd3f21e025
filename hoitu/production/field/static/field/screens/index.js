/* Which address shows which screen, and under which tab. */
import * as draft from "./draft.js";
import * as me from "./me.js";
import * as notes from "./notes.js";
import * as record from "./record.js";
import * as sending from "./sending.js";
import * as tip from "./tip.js";
import * as workScreen from "./work.js";

export const screens = {
  "": { show: workScreen.show, tab: "" },
  bai: { show: draft.show, tab: "" },
  ghi: { show: record.show, tab: "ghi" },
  "ghi-chu": { show: notes.show, tab: "ghi" },
  tin: { show: tip.show, tab: "tin" },
  gui: { show: sending.show, tab: "gui" },
  toi: { show: me.show, tab: "toi" },
};
