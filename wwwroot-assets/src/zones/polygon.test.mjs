import assert from "node:assert/strict";
import test from "node:test";
import { clamp, distanceToSide, insertionIndex, keyStep } from "./polygon.mjs";

const square = [[0.2, 0.2], [0.8, 0.2], [0.8, 0.8], [0.2, 0.8]];

test("the first three corners are put one after the other", () => {
  assert.equal(insertionIndex([], [0.5, 0.5]), 0);
  assert.equal(insertionIndex([[0, 0], [1, 1]], [0.5, 0]), 2);
});

test("a further corner goes into the side that is nearest", () => {
  assert.equal(insertionIndex(square, [0.5, 0.1]), 1);
  assert.equal(insertionIndex(square, [0.9, 0.5]), 2);
  assert.equal(insertionIndex(square, [0.1, 0.5]), 4);
});

test("drawing around an outline keeps the order", () => {
  assert.equal(insertionIndex([[0.2, 0.2], [0.8, 0.2], [0.8, 0.8]], [0.2, 0.8]), 3);
});

test("corners stay inside the picture and keys move them by a known step", () => {
  assert.equal(clamp(1.2), 1);
  assert.equal(clamp(-0.1), 0);
  assert.deepEqual(keyStep("ArrowLeft", false), [-0.01, 0]);
  assert.deepEqual(keyStep("ArrowDown", true), [0, 0.05]);
  assert.equal(keyStep("a", false), undefined);
  assert.equal(distanceToSide([0, 0], [3, 4], [3, 4]), 5);
});
