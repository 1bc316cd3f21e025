/* What this phone keeps (IndexedDB). Every record names its person; only one's own are ever read. */
const NAME = "hoitu-field";
const STORES = { work: "person", drafts: "output", items: "id", notes: "id", files: "id" };
const OWNER = "hoitu.field.person";
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close(); // another page wipes it at log-out
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function within(name, mode, act) {
  const transaction = (await database()).transaction(name, mode, { durability: "strict" });
  const request = act(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error || request.error);
    transaction.onerror = () => reject(transaction.error || request.error);
  });
}

export function person() {
  try {
    return JSON.parse(localStorage.getItem(OWNER) || "null");
  } catch {
    return null;
  }
}

export function setPerson(who) {
  if ("leaving" in document.documentElement.dataset) return; // an answer that came while signing out
  localStorage.setItem(OWNER, JSON.stringify(who));
}

export async function keep(name, record) {
  const kept = { ...record, person: record.person || person()?.id };
  await within(name, "readwrite", (store) => store.put(kept));
  return kept;
}

export async function find(name, key) {
  const found = await within(name, "readonly", (store) => store.get(key));
  return found && found.person === person()?.id ? found : null;
}

export async function all(name) {
  const mine = person()?.id;
  return (await within(name, "readonly", (store) => store.getAll())).filter((each) => each.person === mine);
}

/* How many unsent things of other people lie on this phone. */
export async function strangers() {
  const mine = person()?.id;
  const rows = await within("items", "readonly", (store) => store.getAll());
  return rows.filter((each) => each.person !== mine && each.state !== "received").length;
}

export function remove(name, key) {
  return within(name, "readwrite", (store) => store.delete(key));
}

/* Change a record inside one transaction, so that two tabs do not undo each other. */
export async function change(name, key, edit) {
  let changed = null;
  await within(name, "readwrite", (store) => {
    const request = store.get(key);
    request.onsuccess = () => {
      if (request.result) {
        changed = { ...request.result, ...edit(request.result) };
        store.put(changed);
      }
    };
    return request;
  });
  return changed;
}
