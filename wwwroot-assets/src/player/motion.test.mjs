import { test } from "node:test";
import assert from "node:assert/strict";
import { signsOf } from "./motion.mjs";

test("ages become moments of this device's clock, and nothing stays nothing", () => {
  const signs = signsOf([{ camera: "a", watchedSecondsAgo: 0.5, movedSecondsAgo: 12 }, { camera: "b", watchedSecondsAgo: null, movedSecondsAgo: null }, { camera: "c", watchedSecondsAgo: 0 }], 100_000);
  assert.deepEqual(signs.get("a"), { watchedAt: 99_500, movedAt: 88_000 });
  assert.deepEqual(signs.get("b"), { watchedAt: null, movedAt: null });
  assert.deepEqual(signs.get("c"), { watchedAt: 100_000, movedAt: null });
});
