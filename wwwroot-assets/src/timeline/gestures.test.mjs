import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { listen } from "./gestures.mjs";
import { HOUR, momentAt, windowAround } from "./window.mjs";

const day = { from: 0, to: 24 * HOUR };
const length = 1000;
let track, ruler, abort, view, told;

class Node extends EventTarget {
  setPointerCapture() {}
}

beforeEach(() => {
  [track, ruler, abort, told] = [new Node(), new Node(), new AbortController(), []];
  view = windowAround(day, 6 * HOUR, 12 * HOUR);
  const bar = { axis: { length, upright: false }, shareUnder: (event) => event.clientX / length, momentUnder: (event, window) => momentAt(window, event.clientX / length) };
  listen(bar, track, ruler, {
    day: () => day,
    window: () => view,
    setWindow: (next) => (view = next),
    carry: (moment) => told.push(["carry", moment]),
    drop: (moment) => told.push(["drop", moment]),
    cancel: () => told.push(["cancel"]),
    hover: (moment) => told.push(["hover", moment]),
    leave: () => told.push(["leave"]),
  }, abort.signal);
});

function send(node, name, x, more = {}) {
  const event = Object.assign(new Event(name, { cancelable: true }), { pointerId: 1, button: 0, pointerType: "touch", clientX: x, deltaX: 0, deltaY: 0, deltaMode: 0, ...more });
  node.dispatchEvent(event);
  return event;
}

test("one finger carries the cursor along and plays where it lets go", () => {
  send(track, "pointerdown", 100);
  send(track, "pointermove", 300);
  send(track, "pointerup", 500);
  assert.deepEqual(told, [["carry", momentAt(view, 0.1)], ["carry", momentAt(view, 0.3)], ["drop", 12 * HOUR]]);
});

test("a finger on the hours moves the window and not the cursor", () => {
  send(ruler, "pointerdown", 500);
  send(ruler, "pointermove", 400);
  send(ruler, "pointerup", 400);
  assert.deepEqual(told, []);
  assert.equal(view.from, 9 * HOUR + 0.6 * HOUR);
});

test("a second finger takes the cursor back, stretches the window, and near a step lets it go there", () => {
  send(track, "pointerdown", 400, { pointerId: 1 });
  send(track, "pointerdown", 600, { pointerId: 2 });
  assert.deepEqual(told.at(-1), ["cancel"]);
  send(track, "pointermove", 0, { pointerId: 1 });
  assert.ok(Math.abs(view.to - view.from - 2 * HOUR) < 1);
  send(track, "pointermove", -560, { pointerId: 1 });
  assert.ok(Math.abs(view.to - view.from - (6 * HOUR * 200) / 1160) < 1);
  send(track, "pointerup", -560, { pointerId: 1 });
  assert.ok(Math.abs(view.to - view.from - HOUR) < 1, "1.03 h was meant to be an hour");
  send(track, "pointerup", 600, { pointerId: 2 });
  assert.ok(!told.some(([what]) => what === "drop"), "nothing plays because two fingers let go");
});

test("a wheel zooms around the pointer, and at the end of the zoom the page scrolls on", () => {
  const under = momentAt(view, 0.25);
  const event = send(track, "wheel", 250, { deltaY: -200 });
  assert.ok(event.defaultPrevented);
  assert.ok(view.to - view.from < 6 * HOUR);
  assert.ok(Math.abs(momentAt(view, 0.25) - under) < 1);
  view = windowAround(day, 24 * HOUR, 0);
  assert.ok(!send(track, "wheel", 250, { deltaY: 200 }).defaultPrevented);
  assert.ok(send(track, "wheel", 250, { deltaY: 200, ctrlKey: true }).defaultPrevented, "or the browser would zoom the page");
});

test("a wheel that goes sideways, or with Shift, moves the window", () => {
  send(track, "wheel", 500, { deltaX: 100 });
  assert.equal(view.from, 9.6 * HOUR);
  send(track, "wheel", 500, { deltaY: -100, shiftKey: true });
  assert.equal(view.from, 9 * HOUR);
});

test("when the page takes the finger for itself nothing plays", () => {
  send(track, "pointerdown", 100);
  send(track, "pointercancel", 100);
  assert.deepEqual(told.map(([what]) => what), ["carry", "cancel"]);
});

test("a mouse that only passes by is told of, and one that leaves", () => {
  send(track, "pointermove", 500, { pointerType: "mouse" });
  send(track, "pointerleave", 500);
  assert.deepEqual(told, [["hover", 12 * HOUR], ["leave"]]);
});

test("after the end nothing is told", () => {
  abort.abort();
  send(track, "pointerdown", 100);
  assert.deepEqual(told, []);
});
