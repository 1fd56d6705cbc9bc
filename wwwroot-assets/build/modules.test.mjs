import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { composeModules, kept } from "./modules.mjs";

const from = join(dirname(fileURLToPath(import.meta.url)), "..", "src");
const to = mkdtempSync(join(tmpdir(), "modules-"));
const made = await composeModules(from, to);
const importsOf = (name) => [...new Set([...readFileSync(join(to, name), "utf8").matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)].map(([, path]) => normalize(join(dirname(name), path))))];

test.after(() => rmSync(to, { recursive: true, force: true }));

test("a file imports nothing but other files that are there, and libraries", () => {
  const imports = [...made.keys()].flatMap(importsOf);
  assert.ok(imports.includes("shell/hold.mjs"));
  assert.deepEqual(imports.filter((path) => !path.startsWith("lib/") && !made.has(path)), []);
});

test("what keeps something for the whole page is in one file only", () => {
  const stateful = /^(?:export )?(?:let |const \w+ = new (?:Map|Set|WeakMap|[A-Z]\w*Clock)\b)/m;
  const sources = readdirSync(from, { recursive: true }).filter((path) => path.endsWith(".mjs") && !path.endsWith(".test.mjs") && !path.startsWith("offline"));
  const keeping = sources.filter((path) => stateful.test(readFileSync(join(from, path), "utf8")));
  assert.ok(keeping.includes("shell/hold.mjs"));
  for (const source of keeping) assert.equal([...made.values()].filter((inputs) => inputs.includes(source)).length, 1, source);
});

test("every source is in a file, and every file is named by somebody", () => {
  const sources = readdirSync(from, { recursive: true }).filter((path) => path.endsWith(".mjs") && !path.endsWith(".test.mjs") && !path.startsWith("offline"));
  const used = new Set([...made.values()].flat());
  assert.deepEqual(sources.filter((source) => !used.has(source)), []);
  for (const name of kept) assert.ok([...made.keys()].some((file) => importsOf(file).includes(`${name}.mjs`)), name);
});

test("what the pages name is there", () => {
  const pages = join(from, "..", "..", "DailyCam.Web");
  const sources = readdirSync(pages, { recursive: true }).filter((path) => /\.(?:cs|razor)$/.test(path));
  const wanted = new Set(sources.flatMap((path) => [...readFileSync(join(pages, path), "utf8").matchAll(/"(?:\.\/)?(\w+\/[\w-]+\.mjs)"/g)].map(([, name]) => name)).filter((name) => !name.startsWith("offline/")));
  assert.ok(wanted.has("player/mount.mjs"));
  assert.deepEqual([...wanted].filter((name) => !made.has(name)), []);
});

test("a page gets its player in one file, beside what is kept once and what is loaded when it is wanted", () => {
  assert.deepEqual(importsOf("player/mount.mjs").filter((path) => !path.startsWith("lib/")).sort(), ["player/server-clock.mjs", "player/sound.mjs", "player/tools.mjs", "shell/api.mjs"]);
});
