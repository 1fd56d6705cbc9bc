import assert from "node:assert/strict";
import { test } from "node:test";
import { HOUR, clip, fittingZoom, footageAt, momentAt, moved, neighbour, shareOf, ticks, windowAround, zoomSpans } from "./window.mjs";

const day = { from: 0, to: 24 * HOUR };

test("a window around a moment stays inside the day", () => {
  for (const span of zoomSpans) {
    for (let moment = 0; moment <= 24 * HOUR; moment += HOUR / 2) {
      const view = windowAround(day, span, moment);
      assert.equal(view.to - view.from, span);
      assert.ok(view.from >= day.from && view.to <= day.to);
      assert.ok(view.from <= moment && moment <= view.to);
    }
  }
});

test("a day of 23 hours, as at the start of summer time, is shown whole and no more", () => {
  assert.deepEqual(windowAround({ from: 0, to: 23 * HOUR }, 24 * HOUR, 5 * HOUR), { from: 0, to: 23 * HOUR });
});

test("moving stops at both ends of the day", () => {
  const view = windowAround(day, HOUR, 12 * HOUR);
  assert.equal(moved(day, view, -100 * HOUR).from, 0);
  assert.equal(moved(day, view, 100 * HOUR).to, 24 * HOUR);
});

test("share and moment are each other's inverse inside the window", () => {
  const view = windowAround(day, 6 * HOUR, 9 * HOUR);
  for (const share of [0, 0.25, 0.5, 1]) assert.ok(Math.abs(shareOf(view, momentAt(view, share)) - share) < 1e-9);
});

test("a phone never gets more than seven ruler marks", () => {
  for (const span of zoomSpans) {
    const marks = ticks(day, windowAround(day, span, 12 * HOUR));
    assert.ok(marks.length >= 3 && marks.length <= 7, `${marks.length} marks`);
  }
});

test("a stretch is cut at the window's ends and left out when it is not on screen", () => {
  const view = { from: 10, to: 20 };
  assert.deepEqual(clip(view, 5, 15), { left: 0, width: 0.5 });
  assert.equal(clip(view, 20, 30), null);
});

test("the next and the previous incident are the nearest on their side", () => {
  const marks = [{ at: 5 }, { at: 9 }, { at: 20 }];
  assert.equal(neighbour(marks, (m) => m.at, 9, 1).at, 20);
  assert.equal(neighbour(marks, (m) => m.at, 9, -1).at, 5);
  assert.equal(neighbour(marks, (m) => m.at, 20, 1), null);
});

test("a moment without footage names its gap", () => {
  const gap = { from: 10, to: 20, reason: "cameraOff" };
  assert.deepEqual(footageAt([{ from: 0, to: 10 }], [gap], 5), { recorded: true, gap: null });
  assert.deepEqual(footageAt([{ from: 0, to: 10 }], [gap], 10), { recorded: false, gap });
  assert.deepEqual(footageAt([{ from: 0, to: 10 }], [gap], 25), { recorded: false, gap: null });
});

test("the first look is as close as it can be without hiding a recording", () => {
  assert.equal(zoomSpans[fittingZoom(0)], HOUR);
  assert.equal(zoomSpans[fittingZoom(HOUR)], HOUR);
  assert.equal(zoomSpans[fittingZoom(HOUR + 1)], 6 * HOUR);
  assert.equal(zoomSpans[fittingZoom(25 * HOUR)], 24 * HOUR);
});
