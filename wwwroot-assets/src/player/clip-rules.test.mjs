import { test } from "node:test";
import assert from "node:assert/strict";
import { AFTER_MS, BEFORE_MS, WRITTEN_MS, endAt, isWritten, leftOf, secondsOf, spanAt } from "./clip-rules.mjs";

test("a clip begins before the press and ends by itself", () => {
  const span = spanAt(100_000);
  assert.deepEqual(span, { from: 100_000 - BEFORE_MS, to: 100_000 + AFTER_MS });
  assert.equal(secondsOf(span), 30);
  assert.equal(leftOf(span, 105_500), AFTER_MS - 5_500);
  assert.equal(leftOf(span, 500_000), 0);
});

test("pressed again it ends at what is seen, and keeps what came before the first press", () => {
  const span = spanAt(100_000);
  assert.equal(secondsOf(endAt(span, 104_000)), 14);
  assert.equal(secondsOf(endAt(span, 100_000)), 10);
  assert.equal(endAt(span, 900_000).to, span.to);
  assert.equal(secondsOf(endAt(span, 0)), 1); // somebody scrubbed back meanwhile
});

test("it is asked for when the files have it, not when it was on the screen", () => {
  const span = spanAt(100_000);
  assert.equal(isWritten(span, span.to + WRITTEN_MS - 1), false);
  assert.equal(isWritten(span, span.to + WRITTEN_MS), true);
});
