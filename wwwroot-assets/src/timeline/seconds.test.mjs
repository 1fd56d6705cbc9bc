import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut } from "./layout.mjs";
import { Seconds, loudnessOfSecond, missingIn, readSeconds, visitActivity } from "./seconds.mjs";
import { HOUR, MINUTE } from "./window.mjs";

const row = (at, motion = {}, loudness = {}) => {
  const spread = (known) => (Object.keys(known).length === 0 ? [] : Array.from({ length: 60 }, (_, second) => known[second] ?? null));
  return { at, motion: spread(motion), loudness: spread(loudness) };
};
const rowsOf = (...rows) => new Map(rows.map((one) => [one.at, one]));
const minute = (at, value = 0.1, loudness = -40) => ({ at, value, loudness });
const visited = (activity, rows, view) => {
  const seen = [];
  visitActivity(activity, rows, view, (...one) => seen.push(one));
  return seen;
};

test("a minute of which the seconds are known is told by the second, the others by the minute, all in order", () => {
  const view = { from: 0, to: 10 * MINUTE };
  const seen = visited([minute(0), minute(MINUTE), minute(2 * MINUTE)], rowsOf(row(MINUTE, { 0: 0.5 }, { 3: -20 })), view);
  assert.equal(seen.length, 62);
  assert.deepEqual(seen[0], [0, MINUTE, 0.1, -40]);
  assert.deepEqual(seen[1], [MINUTE, 1_000, 0.5, null]);
  assert.deepEqual(seen[4], [MINUTE + 3_000, 1_000, null, -20]);
  for (let index = 1; index < seen.length; index++) assert.ok(seen[index][0] >= seen[index - 1][0] + seen[index - 1][1]);
});

test("a wide window is told by the minute, and a close one shows only the seconds in it", () => {
  const rows = rowsOf(row(0, { 0: 0.5 }));
  assert.equal(visited([minute(0)], rows, { from: 0, to: 6 * HOUR }).length, 1);
  assert.equal(visited([minute(0)], rows, { from: 30_000, to: 30_000 + 2 * MINUTE }).length, 30);
});

test("seconds that were not measured have no bar, and quiet ones have one without height", () => {
  const view = { from: 0, to: 10 * MINUTE };
  const day = { day: { from: 0, to: 24 * HOUR }, stretches: [], gaps: [], coverage: [], incidents: [], sleep: [], activity: [minute(0)], rows: rowsOf(row(0, {}, { 10: -70, 40: -30 })) };
  const { loudness, motion } = layOut(day, view, { length: 1_200, upright: false });
  assert.deepEqual(loudness.map(({ from, value }) => [from, value]), [[20, 0], [80, 0.5]]);
  assert.deepEqual(motion, []);
});

test("in an hour the loudest of the seconds on one pixel is seen, and no bar leaves the bar", () => {
  const activity = Array.from({ length: 60 }, (_, n) => minute(n * MINUTE));
  const rows = rowsOf(...activity.map(({ at }, n) => row(at, { 30: n === 20 ? 1 : 0.01 }, { 30: n === 20 ? -6 : -50 })));
  for (const axis of [{ length: 390, upright: false }, { length: 600, upright: true }]) {
    const { loudness, motion } = layOut({ day: { from: 0, to: 24 * HOUR }, stretches: [], gaps: [], coverage: [], incidents: [], sleep: [], activity, rows }, { from: 0, to: HOUR }, axis);
    assert.equal(Math.max(...loudness.map(({ value }) => value)), 0.9);
    assert.equal(Math.max(...motion.map(({ value }) => value)), 1);
    for (const bar of [...loudness, ...motion]) assert.ok(bar.size >= 1 && bar.from >= -2 && bar.from + bar.size <= axis.length + 2);
  }
});

test("only what is not known is asked for, and nothing of the future", () => {
  assert.deepEqual(missingIn({ from: 90_000, to: 5 * MINUTE }, HOUR, new Set()), { from: MINUTE, to: 5 * MINUTE });
  assert.deepEqual(missingIn({ from: 0, to: 5 * MINUTE }, HOUR, new Set([0, MINUTE, 3 * MINUTE, 4 * MINUTE])), { from: 2 * MINUTE, to: 3 * MINUTE });
  assert.equal(missingIn({ from: 0, to: 2 * MINUTE }, HOUR, new Set([0, MINUTE])), null);
  assert.equal(missingIn({ from: HOUR, to: 2 * HOUR }, HOUR, new Set()), null);
  assert.deepEqual(missingIn({ from: 0, to: HOUR }, 90_000, new Set()), { from: 0, to: 90_000 });
});

test("a window that rests is asked for once; the newest minutes are asked for again", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = [];
  let news = 0;
  const seconds = new Seconds(async (stretch) => {
    asked.push(stretch);
    return [row(stretch.from, { 0: 0.5 })];
  }, () => news++);
  const day = { from: 0, to: 24 * HOUR };
  const rest = async () => {
    t.mock.timers.tick(300);
    await new Promise(setImmediate);
  };
  const old = { from: HOUR, to: HOUR + 10 * MINUTE };
  seconds.want({ from: 0, to: 10 * MINUTE }, day, 12 * HOUR);
  seconds.want(old, day, 12 * HOUR); // It moved on before it rested.
  await rest();
  assert.deepEqual(asked, [{ from: 55 * MINUTE, to: HOUR + 15 * MINUTE }]);
  assert.equal(news, 1);
  assert.ok(seconds.rows.has(55 * MINUTE));
  seconds.want(old, day, 12 * HOUR);
  await rest();
  assert.equal(asked.length, 1);
  seconds.want({ from: 0, to: 24 * HOUR }, day, 12 * HOUR);
  await rest();
  assert.equal(asked.length, 1);
  const newest = { from: 12 * HOUR - 10 * MINUTE, to: 12 * HOUR };
  seconds.want(newest, day, 12 * HOUR);
  await rest();
  seconds.want(newest, day, 12 * HOUR + MINUTE);
  await rest();
  assert.equal(asked.length, 3);
  assert.ok(asked[2].from >= 12 * HOUR - 3 * MINUTE);
  seconds.destroy();
});

test("what is answered is read, and the loudness of a second is told apart from one that was not measured", () => {
  const rows = new Map(readSeconds({ minutes: [{ at: "1970-01-01T00:01:00Z", motion: [], loudness: [-20, null] }] }).map((one) => [one.at, one]));
  assert.equal(loudnessOfSecond(rows, MINUTE + 900), -20);
  assert.equal(loudnessOfSecond(rows, MINUTE + 1_000), null);
  assert.equal(loudnessOfSecond(rows, MINUTE + 30_000), null);
  assert.equal(loudnessOfSecond(rows, 0), undefined);
});
