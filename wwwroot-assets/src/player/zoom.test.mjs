import { test } from "node:test";
import assert from "node:assert/strict";
import { MOST, WHOLE, clampView, fit, isDoubleTap, panBy, pinch, wheelFactor, zoomAt } from "./zoom.mjs";

const full = fit({ width: 1_600, height: 900 }, { width: 1_920, height: 1_080 });
const close = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

test("a picture stands in the middle of its stage, whole", () => {
  assert.deepEqual(full, { left: 0, top: 0, width: 1, height: 1 });
  assert.deepEqual(fit({ width: 160, height: 90 }, { width: 90, height: 90 }), { left: 0.21875, top: 0, width: 0.5625, height: 1 });
  assert.deepEqual(fit({ width: 100, height: 100 }, { width: 200, height: 100 }), { left: 0, top: 0.25, width: 1, height: 0.5 });
  assert.deepEqual(fit({ width: 100, height: 100 }, { width: 0, height: 0 }), { left: 0, top: 0, width: 1, height: 1 }); // nothing is known yet
});

test("what is under the finger stays there while it is enlarged", () => {
  const place = { x: 0.3, y: 0.6 };
  const view = zoomAt(WHOLE, 2, place, full);
  assert.equal(view.scale, 2);
  close(view.x + 0.3 * 2, 0.3);
  close(view.y + 0.6 * 2, 0.6);
  const more = zoomAt(view, 1.5, place, full);
  close((place.x - more.x) / more.scale, 0.3);
});

test("nothing beside the picture is ever shown where the picture could be", () => {
  const letterbox = fit({ width: 160, height: 90 }, { width: 120, height: 90 });
  for (const covered of [full, letterbox]) {
    for (let i = 0; i < 300; i++) {
      const place = { x: (i * 0.37) % 1, y: (i * 0.73) % 1 };
      const view = panBy(zoomAt(WHOLE, 1 + (i % 90) / 10, place, covered), ((i * 7) % 40) / 10 - 2, ((i * 11) % 40) / 10 - 2, covered);
      const [left, right] = [view.x + covered.left * view.scale, view.x + (covered.left + covered.width) * view.scale];
      if (covered.width * view.scale >= 1) assert.ok(left <= 1e-9 && right >= 1 - 1e-9, `${left} to ${right} at ${view.scale}`);
      else close((left + right) / 2, 0.5);
    }
  }
});

test("it is enlarged eight times at most, and what is almost whole is whole", () => {
  assert.equal(zoomAt(WHOLE, 100, { x: 0.5, y: 0.5 }, full).scale, MOST);
  assert.equal(zoomAt({ scale: 1.5, x: -0.2, y: -0.2 }, 0.68, { x: 0.5, y: 0.5 }, full), WHOLE);
  assert.deepEqual(clampView({ scale: 1, x: 3, y: -3 }, full), WHOLE);
});

test("two fingers enlarge and carry what is between them", () => {
  const view = pinch(WHOLE, 2, { x: 0.5, y: 0.5 }, { x: 0.6, y: 0.4 }, full);
  assert.equal(view.scale, 2);
  close((0.6 - view.x) / 2, 0.5);
  close((0.4 - view.y) / 2, 0.5);
});

test("the wheel enlarges, and scrolls a page that is scrolled while the picture is whole", () => {
  assert.ok(wheelFactor({ deltaY: -100, scale: 1, isScrolled: false }) > 1.1);
  assert.equal(wheelFactor({ deltaY: 100, scale: 1, isScrolled: false }), null);
  assert.equal(wheelFactor({ deltaY: -100, scale: 1, isScrolled: true }), null);
  assert.ok(wheelFactor({ deltaY: -100, scale: 1, isScrolled: true, ctrlKey: true }) > 1.1); // two fingers on a touchpad
  assert.ok(wheelFactor({ deltaY: 100, scale: 2, isScrolled: true }) < 0.9);
  assert.equal(wheelFactor({ deltaY: -3, deltaMode: 1, scale: 2, isScrolled: false }).toFixed(2), wheelFactor({ deltaY: -99, scale: 2, isScrolled: false }).toFixed(2));
});

test("two taps are one gesture when they are quick and at one place", () => {
  assert.equal(isDoubleTap(null, { at: 0, x: 0, y: 0 }), false);
  assert.equal(isDoubleTap({ at: 0, x: 10, y: 10 }, { at: 250, x: 20, y: 10 }), true);
  assert.equal(isDoubleTap({ at: 0, x: 10, y: 10 }, { at: 400, x: 10, y: 10 }), false);
  assert.equal(isDoubleTap({ at: 0, x: 10, y: 10 }, { at: 100, x: 90, y: 10 }), false);
});
