import assert from "node:assert/strict";
import { test } from "node:test";
import { serverClock } from "./server-clock.mjs";
import { newestStill } from "./still.mjs";

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A browser that decodes when the test says so. */
function browser(context, { status = 200, headers = { "Last-Modified": "Sat, 28 Nov 2026 18:00:00 GMT" } } = {}) {
  const images = [];
  const dropped = [];
  globalThis.Image = class {
    decode = () => new Promise((resolve, reject) => images.push({ done: resolve, broken: () => reject(new Error("broken")) }));
  };
  context.after(() => delete globalThis.Image);
  context.mock.method(globalThis, "fetch", async () => new Response(status === 200 ? "jpeg" : null, { status, headers }));
  context.mock.method(URL, "revokeObjectURL", (address) => dropped.push(address));
  return { images, dropped };
}

test("a picture has an age when it can be seen, and not before", async (context) => {
  const { images } = browser(context, { headers: { "Last-Modified": "Sat, 28 Nov 2026 18:00:00 GMT", "DailyCam-Clock": "1795888801000" } });
  let still;
  const asked = newestStill("api/v1/cameras/hall").then((got) => (still = got));
  await settled();
  assert.equal(still, undefined);
  images[0].done();
  await asked;
  assert.equal(still.taken, Date.parse("2026-11-28T18:00:00Z"));
  assert.match(still.address, /^blob:/);
  assert.ok(Math.abs(serverClock.now() - 1_795_888_801_000) < 5_000);
});

test("a picture that is broken, missing or of an unknown age is none", async (context) => {
  const { images, dropped } = browser(context);
  const asked = newestStill("hall");
  await settled();
  images[0].broken();
  assert.equal(await asked, null);
  assert.equal(dropped.length, 1);
  browser(context, { status: 503 });
  assert.equal(await newestStill("hall"), null);
  browser(context, { headers: {} });
  assert.equal(await newestStill("hall"), null);
});
