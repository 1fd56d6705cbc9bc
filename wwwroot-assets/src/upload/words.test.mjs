import test from "node:test";
import assert from "node:assert/strict";
import { fill, percent, remaining, size } from "./words.mjs";

test("sizes are in the unit of the larger side", () => {
  assert.equal(size(1_400_000_000, "en"), "1.40 GB");
  assert.equal(size(230_000_000, "ko"), "230MB");
  assert.equal(size(3_400_000, "en"), "3.4 MB");
  assert.equal(size(12_000, "en"), "12 KB");
  assert.equal(size(50_000_000, "en", 4_000_000_000), "0.05 GB");
});

test("a percent is never rounded up to the end", () => {
  assert.equal(percent(999_999, 1_000_000), 99);
  assert.equal(percent(1, 1), 100);
  assert.equal(percent(0, 0), 0);
});

test("the remaining time is said in round numbers and never as nothing", () => {
  assert.equal(remaining(null), null);
  assert.deepEqual(remaining(3), { key: "restMoment", count: 0 });
  assert.deepEqual(remaining(41), { key: "restSeconds", count: 50 });
  assert.deepEqual(remaining(54.9), { key: "restSeconds", count: 60 });
  assert.deepEqual(remaining(55), { key: "restMinutes", count: 1 });
  assert.deepEqual(remaining(125), { key: "restMinutes", count: 2 });
  assert.deepEqual(remaining(2 * 3600), { key: "restHours", count: 2 });
});

test("places are filled and unknown ones left", () => {
  assert.equal(fill("{1} of {0} {2}", "a", "b"), "b of a {2}");
});
