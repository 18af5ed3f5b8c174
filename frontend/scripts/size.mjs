// How much JavaScript the first route fetches, compressed. Fails over the limit.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const limit = 330 * 1024;
const dist = join(import.meta.dirname, "..", "dist");
const manifest = JSON.parse(await readFile(join(dist, ".vite", "manifest.json"), "utf8"));

/** The entry and everything that it imports before it can draw. What is imported on demand is not fetched. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) closure(imported, seen);
  return seen;
}

let total = 0;
for (const key of closure("index.html")) {
  const { file } = manifest[key];
  const size = gzipSync(await readFile(join(dist, file))).length;
  total += size;
  console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  first route; the limit is ${limit / 1024} KB`);
process.exitCode = total > limit ? 1 : 0;
