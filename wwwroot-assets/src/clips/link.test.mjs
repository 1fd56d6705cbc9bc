import assert from "node:assert/strict";
import { test } from "node:test";
import { copy, mount, send } from "./link.mjs";

test("the clipboard is taken where there is one", async () => {
  const written = [];
  const copied = await copy("https://home/s/x", { writeText: async (text) => written.push(text) }, () => assert.fail("not the old way"));
  assert.equal(copied, true);
  assert.deepEqual(written, ["https://home/s/x"]);
});

test("over plain HTTP, or where it is not allowed, the field is selected instead", async () => {
  assert.equal(await copy("x", undefined, () => true), true);
  assert.equal(await copy("x", { writeText: async () => { throw new Error("not allowed"); } }, () => true), true);
  assert.equal(await copy("x", undefined, () => false), false);
});

test("a share sheet that is closed is no fault", async () => {
  assert.equal(await send(async () => {}, { url: "x" }), true);
  assert.equal(await send(async () => { throw new DOMException("closed", "AbortError"); }, { url: "x" }), false);
});

test("a page that was left before this was here has nothing to show", () => {
  mount(null, {}).destroy();
});
