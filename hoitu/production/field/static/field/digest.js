/* The checksum of a file: SHA-256 of the SHA-256s of each mebibyte, so that no file must fit into memory. */
const BLOCK = 1024 * 1024;

export async function digestOf(blob) {
  const parts = [];
  for (let start = 0; start < blob.size; start += BLOCK) {
    const block = await blob.slice(start, start + BLOCK).arrayBuffer();
    parts.push(new Uint8Array(await crypto.subtle.digest("SHA-256", block)));
  }
  const joined = new Uint8Array(parts.length * 32);
  parts.forEach((part, index) => joined.set(part, index * 32));
  const whole = new Uint8Array(await crypto.subtle.digest("SHA-256", joined));
  return Array.from(whole, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
