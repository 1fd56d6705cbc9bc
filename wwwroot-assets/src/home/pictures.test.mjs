import test from "node:test";
import assert from "node:assert/strict";
import { NOW_MS, ageOf, ageText, watch } from "./pictures.mjs";

const words = { language: "en", now: "now" };

test("a picture's age follows the server's clock, whatever the viewer's clock says", () => {
  const times = { takenMs: 1_000_000, serverMs: 1_003_000, receivedMs: 50 };
  assert.equal(ageOf(times, 50), 3_000);
  assert.equal(ageOf(times, 60_050), 63_000);
  assert.equal(ageOf({ takenMs: 5_000, serverMs: 4_000, receivedMs: 0 }, 0), 0);
});

test("a picture of this moment is now, an older one says how old, and nothing is said before it is known", () => {
  const times = { takenMs: 0, serverMs: 0, receivedMs: 0 };
  assert.equal(ageText(null, 0, words), "");
  assert.equal(ageText(times, NOW_MS - 1, words), "now");
  assert.equal(ageText(times, 12_000, words), "12 seconds ago");
  assert.equal(ageText(times, 3 * 3_600_000, words), "3 hours ago");
});

test("a page that was left before this came is left alone", () => {
  watch(null, words).destroy();
});
