import assert from "node:assert/strict";
import { test } from "node:test";
import { CLOSEST, HOUR, MINUTE, fittingZoom, footageAt, momentAt, moved, neighbour, pinched, shareOf, snapped, stepFrom, stepOf, ticks, windowAround, zoomSpans, zoomed } from "./window.mjs";

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
  assert.equal(zoomSpans[fittingZoom(0)], 10 * MINUTE);
  assert.equal(zoomSpans[fittingZoom(10 * MINUTE)], 10 * MINUTE);
  assert.equal(zoomSpans[fittingZoom(HOUR)], HOUR);
  assert.equal(zoomSpans[fittingZoom(HOUR + 1)], 6 * HOUR);
  assert.equal(zoomSpans[fittingZoom(25 * HOUR)], 24 * HOUR);
});

test("a zoom leaves the moment under the pointer where it was", () => {
  const view = windowAround(day, 6 * HOUR, 12 * HOUR);
  for (const share of [0.1, 0.5, 0.9]) {
    const moment = momentAt(view, share);
    const closer = zoomed(day, view, HOUR, moment);
    assert.equal(closer.to - closer.from, HOUR);
    assert.ok(Math.abs(shareOf(closer, moment) - share) < 1e-9);
  }
});

test("no zoom leaves the day, shows more than it or comes closer than anything can be seen", () => {
  for (const span of [1, CLOSEST, HOUR, 90 * HOUR]) {
    for (const moment of [0, 12 * HOUR, 24 * HOUR]) {
      const view = zoomed(day, windowAround(day, HOUR, moment), span, moment);
      assert.ok(view.from >= day.from && view.to <= day.to);
      assert.ok(view.to - view.from >= CLOSEST && view.to - view.from <= 24 * HOUR);
    }
  }
});

test("two fingers keep hold of the moments under them", () => {
  const view = windowAround(day, 6 * HOUR, 12 * HOUR);
  const held = [momentAt(view, 0.4), momentAt(view, 0.6)];
  const wider = pinched(day, view, [0.4, 0.6], [0.2, 0.8]);
  assert.ok(Math.abs(wider.to - wider.from - 2 * HOUR) < 1);
  assert.ok(Math.abs(shareOf(wider, held[0]) - 0.2) < 1e-6 && Math.abs(shareOf(wider, held[1]) - 0.8) < 1e-6);
  const aside = pinched(day, view, [0.4, 0.6], [0.5, 0.7]);
  assert.ok(Math.abs(aside.from - (view.from - 0.6 * HOUR)) < 1);
});

test("two fingers on the same spot change nothing", () => {
  const view = windowAround(day, HOUR, 12 * HOUR);
  assert.equal(pinched(day, view, [0.5, 0.5], [0.1, 0.9]), view);
  assert.equal(pinched(day, view, [0.1, 0.9], [0.5, 0.505]), view);
});

test("who lets go near a step gets the step, and who does not keeps what is shown", () => {
  assert.equal(snapped(55 * MINUTE), HOUR);
  assert.equal(snapped(6.5 * HOUR), 6 * HOUR);
  assert.equal(snapped(2 * HOUR), 2 * HOUR);
});

test("plus and minus go from step to step, also from between them, and stop at the ends", () => {
  assert.equal(stepFrom(24 * HOUR, 1), 6 * HOUR);
  assert.equal(stepFrom(2 * HOUR, 1), HOUR);
  assert.equal(stepFrom(2 * HOUR, -1), 6 * HOUR);
  assert.equal(stepFrom(10 * MINUTE, 1), 10 * MINUTE);
  assert.equal(stepFrom(24 * HOUR, -1), 24 * HOUR);
});

test("a short day shown whole is the step of the day, and a window between steps is none", () => {
  assert.equal(stepOf({ from: 0, to: 23 * HOUR }, 23 * HOUR), 0);
  assert.equal(stepOf(day, HOUR), 2);
  assert.equal(stepOf(day, 2 * HOUR), -1);
});
