import assert from "node:assert/strict";
import { test } from "node:test";
import { dateAfter } from "./dates.mjs";

test("arrows go by days and weeks, over the ends of months and years", () => {
  assert.equal(dateAfter("2026-11-30", "ArrowRight", 0), "2026-12-01");
  assert.equal(dateAfter("2027-01-01", "ArrowLeft", 0), "2026-12-31");
  assert.equal(dateAfter("2026-11-03", "ArrowUp", 0), "2026-10-27");
  assert.equal(dateAfter("2028-02-25", "ArrowDown", 0), "2028-03-03");
});

test("Home and End go to the ends of the week as the reader counts it", () => {
  // A Saturday.
  assert.equal(dateAfter("2026-11-28", "Home", 0), "2026-11-22");
  assert.equal(dateAfter("2026-11-28", "End", 0), "2026-11-28");
  assert.equal(dateAfter("2026-11-28", "Home", 1), "2026-11-23");
  assert.equal(dateAfter("2026-11-28", "End", 1), "2026-11-29");
});

test("Page keys go by months, and a shorter month gives its last day", () => {
  assert.equal(dateAfter("2026-10-31", "PageDown", 0), "2026-11-30");
  assert.equal(dateAfter("2026-03-31", "PageUp", 0), "2026-02-28");
  assert.equal(dateAfter("2026-12-15", "PageDown", 0), "2027-01-15");
});

test("other keys are not the calendar's", () => {
  assert.equal(dateAfter("2026-11-28", "Enter", 0), null);
  assert.equal(dateAfter("2026-11-28", "Tab", 0), null);
});
