import test from "node:test";
import assert from "node:assert/strict";
import { DECIDE_MOST_PX, EDGE_PX, SLOP_PX, answerOf, kindOf, mayBegin } from "./swipe.mjs";

test("a finger that hardly moves is a tap, one that moves up or down scrolls, one that moves aside sweeps", () => {
  assert.equal(kindOf(0, 0), "none");
  assert.equal(kindOf(SLOP_PX - 1, 0), "none");
  assert.equal(kindOf(SLOP_PX, 0), "sweep");
  assert.equal(kindOf(-40, 10), "sweep");
  assert.equal(kindOf(3, 40), "scroll");
  assert.equal(kindOf(40, 30), "scroll");
});

test("right says right, left says false alarm, and a short way says nothing", () => {
  assert.equal(answerOf(0, 360), null);
  assert.equal(answerOf(107, 360), null);
  assert.equal(answerOf(108, 360), "confirm");
  assert.equal(answerOf(-107, 360), null);
  assert.equal(answerOf(-108, 360), "false");
});

test("on a wide row a thumb need not go further than it reaches", () => {
  assert.equal(answerOf(DECIDE_MOST_PX - 1, 1200), null);
  assert.equal(answerOf(DECIDE_MOST_PX, 1200), "confirm");
  assert.equal(answerOf(-DECIDE_MOST_PX, 1200), "false");
});

test("a mouse, a second finger and the phone's own gesture at the edge begin no sweep", () => {
  const finger = { pointerType: "touch", isPrimary: true, clientX: 200 };
  assert.equal(mayBegin(finger, 390), true);
  assert.equal(mayBegin({ ...finger, pointerType: "pen" }, 390), true);
  assert.equal(mayBegin({ ...finger, pointerType: "mouse" }, 390), false);
  assert.equal(mayBegin({ ...finger, isPrimary: false }, 390), false);
  assert.equal(mayBegin({ ...finger, clientX: EDGE_PX }, 390), false);
  assert.equal(mayBegin({ ...finger, clientX: 390 - EDGE_PX }, 390), false);
});
