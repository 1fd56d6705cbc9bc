import assert from "node:assert/strict";
import { test } from "node:test";
import { isDarkAt } from "./evening-rules.mjs";

const at = (hour, minute = 0) => new Date(2026, 10, 28, hour, minute);

test("over midnight it is dark from the one hour until the other", () => {
  for (const [hour, minute, dark] of [[18, 59, false], [19, 0, true], [23, 59, true], [0, 0, true], [6, 59, true], [7, 0, false], [12, 0, false]]) assert.equal(isDarkAt(at(hour, minute), 19, 7), dark, `${hour}:${minute}`);
});

test("within a day it is dark between the two", () => {
  for (const [hour, dark] of [[0, false], [1, true], [4, true], [5, false], [23, false]]) assert.equal(isDarkAt(at(hour), 1, 5), dark, String(hour));
});

test("of a day as many hours are dark as were chosen, and the same hour twice is all of it", () => {
  for (let from = 0; from < 24; from++) {
    for (let to = 0; to < 24; to++) {
      const dark = Array.from({ length: 24 }, (_, hour) => isDarkAt(at(hour), from, to)).filter(Boolean).length;
      assert.equal(dark, (to - from + 24) % 24 || 24);
    }
  }
});
