import assert from "node:assert/strict";
import { test } from "node:test";
import { EDGE, GRIP, SHORTEST, begun, bounds, holdOf, isNoticeable, lengthWords, placesOf, roomFor, sizeWords, windowFor, withEnd } from "./range.mjs";
import { HOUR, MINUTE } from "./window.mjs";

const day = { from: Date.parse("2026-11-20T00:00:00Z"), to: Date.parse("2026-11-21T00:00:00Z") };
const at = (time) => Date.parse(`2026-11-20T${time}Z`);
const room = roomFor(day, day.to + HOUR);

/** The same numbers each time: a failure can be looked at again. */
function* random(seed, count) {
  for (let state = seed, n = 0; n < count; n++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

test("the first stretch is a minute around what is looked at, in whole seconds", () => {
  assert.deepEqual(begun(at("14:03:10.400"), room), { from: at("14:02:40"), to: at("14:03:40") });
});

test("at the day's ends the minute lies inside the day, and what has not passed is not in it", () => {
  assert.deepEqual(begun(day.from, room), { from: day.from, to: day.from + MINUTE });
  const today = roomFor(day, at("08:00:00.900"));
  assert.deepEqual(begun(at("08:00:00.900"), today), { from: at("07:59:00"), to: at("08:00:00") });
  assert.deepEqual(begun(day.from, roomFor(day, day.from + 20_000)), { from: day.from, to: day.from + 20_000 });
  assert.equal(begun(day.from, roomFor(day, day.from + 400)), null);
});

test("a wide window comes closer, a close one that shows the stretch stays", () => {
  const range = begun(at("14:03:00"), room);
  const near = windowFor(day, day, range);
  assert.equal(near.to - near.from, 10 * MINUTE);
  assert.ok(near.from < range.from && range.to < near.to);
  const closer = { from: at("14:01:00"), to: at("14:05:00") };
  assert.deepEqual(windowFor(day, closer, range), closer);
  const elsewhere = windowFor(day, { from: at("09:00:00"), to: at("09:05:00") }, range);
  assert.ok(elsewhere.from < range.from && range.to < elsewhere.to);
});

test("whatever is done with the handles, the stretch stays in order, in whole seconds, inside the room and no longer than a clip may be", () => {
  const longest = 2 * HOUR;
  let range = begun(at("12:00:00"), room);
  const moves = [...random(20, 3000)];
  for (let n = 0; n + 1 < moves.length; n += 2) {
    const end = moves[n] < 0.5 ? "from" : "to";
    const wanted = day.from - HOUR + moves[n + 1] * 26 * HOUR;
    const before = range;
    range = withEnd(range, end, wanted, room, longest);
    const other = end === "from" ? "to" : "from";
    assert.equal(range[other], before[other]);
    assert.ok(range.to - range.from >= SHORTEST && range.to - range.from <= longest, `${range.to - range.from} ms`);
    assert.ok(room.from <= range.from && range.to <= room.to);
    assert.ok(range.from % 1000 === 0 && range.to % 1000 === 0);
    const [least, most] = bounds(range, end, room, longest);
    assert.ok(least <= range[end] && range[end] <= most);
    if (wanted >= least && wanted <= most) assert.ok(Math.abs(range[end] - wanted) <= 500, "it goes where it was moved to");
  }
});

test("two handles never cover each other or leave the bar, lying and upright, whatever window is shown", () => {
  const values = [...random(7, 4000)];
  for (let n = 0; n + 3 < values.length; n += 4) {
    const from = day.from + Math.floor(values[n] * 23 * HOUR);
    const range = { from, to: from + SHORTEST + values[n + 1] ** 4 * HOUR };
    const view = { from: day.from + values[n + 2] * 20 * HOUR, to: 0 };
    view.to = view.from + 2 * MINUTE + values[n + 3] * 4 * HOUR;
    for (const upright of [false, true]) {
      const axis = { length: 320, upright };
      const places = placesOf(axis, view, range);
      const [first, second] = upright ? [places.to, places.from] : [places.from, places.to];
      for (const [what, size] of [["grip", GRIP], ["edge", EDGE]]) {
        assert.ok(first[what] >= 0 && second[what] + size <= axis.length + 1e-9 && second[what] - first[what] >= size - 1e-9, JSON.stringify(places));
      }
      assert.ok(0 <= places.low && places.low <= places.high && places.high <= axis.length);
    }
  }
});

test("in the middle of the bar the handles touch the ends of the stretch from outside", () => {
  const view = { from: at("14:00:00"), to: at("14:10:00") };
  const range = { from: at("14:04:00"), to: at("14:05:00") };
  assert.deepEqual(placesOf({ length: 600, upright: false }, view, range), { from: { grip: 240 - GRIP, edge: 240 - EDGE }, to: { grip: 300, edge: 300 }, low: 240, high: 300 });
  assert.deepEqual(placesOf({ length: 600, upright: true }, view, range), { from: { grip: 360, edge: 360 }, to: { grip: 300 - GRIP, edge: 300 - EDGE }, low: 300, high: 360 });
});

test("at the end of the bar what is seen of a handle stays at its end of the stretch, also where a finger's room has to move aside", () => {
  const view = { from: at("14:00:00"), to: at("14:10:00") };
  const places = placesOf({ length: 360, upright: false }, view, { from: at("14:09:00"), to: at("14:10:00") });
  assert.deepEqual(places, { from: { grip: 360 - 2 * GRIP, edge: 324 - EDGE }, to: { grip: 360 - GRIP, edge: 360 - EDGE }, low: 324, high: 360 });
});

test("an end stays as far from the finger as it was taken, and comes to it from outside of the window", () => {
  const view = { from: at("14:00:00"), to: at("14:10:00") };
  assert.ok(Math.abs(holdOf(view, at("14:05:00"), 0.48) - 0.02) < 1e-9);
  assert.equal(holdOf(view, at("13:00:00"), 0.02), 0);
});

test("lengths and sizes are said as a person would say them", () => {
  assert.equal(lengthWords(110_000, "en"), "1 minute 50 seconds");
  assert.equal(lengthWords(110_000, "ko"), "1분 50초");
  assert.equal(lengthWords(HOUR + 5_000, "en"), "1 hour");
  assert.equal(lengthWords(2 * HOUR + 3 * MINUTE, "ko"), "2시간 3분");
  assert.equal(lengthWords(300, "en"), "1 second");
  assert.equal(sizeWords(11.2 * 1024 * 1024, "en"), "12 MB");
  assert.equal(sizeWords(1.5 * 1024 ** 3, "en"), "1.5 GB");
});

test("only a gap of a second and more is worth a word", () => {
  assert.equal(isNoticeable(400), false);
  assert.equal(isNoticeable(1_000), true);
  assert.equal(isNoticeable(Number.NaN), false);
});
