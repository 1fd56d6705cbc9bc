import assert from "node:assert/strict";
import { test } from "node:test";
import { correction } from "./step.mjs";

test("in step nothing is changed", () => {
  for (const behind of [0, 100, -100]) assert.equal(correction(behind), 1);
});

test("a little behind plays a little faster, a little ahead a little slower, and that closes the distance", () => {
  for (const began of [2_500, 400, -400, -900]) {
    let behind = began;
    let seconds = 0;
    while (Math.abs(behind) > 150 && seconds < 60) {
      behind -= (correction(behind) - 1) * 250;
      seconds += 0.25;
    }
    assert.ok(seconds < 15, `${began} ms took ${seconds} s`);
  }
});

test("far behind begins anew, and ahead waits, because standing still is quicker than slow motion", () => {
  assert.equal(correction(-1_500), "wait");
  assert.equal(correction(10_000), "anew");
  assert.equal(correction(-10_000), "wait");
});
