import test from "node:test";
import assert from "node:assert/strict";
import { axisOf, columnsOf, figures, rangeOf } from "./series.mjs";

const from = Date.parse("2026-11-19T15:00:00Z");
const to = from + 24 * 3_600_000;
const item = (minute, fps) => ({ minute, fps, bitrate: 2_000_000, keyFrameIntervalSeconds: 2, jitterMilliseconds: 5, missingFrames: 0, lostPackets: null, driftMilliseconds: 0, reconnects: 0 });

test("each minute of the day has its place and a minute without a row is a hole", () => {
  const { times, columns } = columnsOf([item("2026-11-19T15:00:00+00:00", 15), item("2026-11-20T14:59:00+00:00", 14)], from, to);
  assert.equal(times.length, 1440);
  assert.equal(times[1] - times[0], 60);
  assert.deepEqual([columns[0][0], columns[0][1], columns[0][1439]], [15, null, 14]);
  assert.equal(columns[1][0], 2);
});

test("a minute outside of the day is left out", () => {
  const { columns } = columnsOf([item("2026-11-19T14:59:00+00:00", 15), item("2026-11-20T15:00:00+00:00", 15)], from, to);
  assert.ok(columns[0].every((value) => value === null));
});

test("a day of 23 hours has 1,380 minutes", () => assert.equal(columnsOf([], from, to - 3_600_000).times.length, 1380));

test("what nobody told has no range, and an axis is never empty", () => {
  const lost = figures.findIndex((figure) => figure.name === "lostPackets");
  const { columns } = columnsOf([item("2026-11-19T15:00:00+00:00", 15)], from, to);
  assert.equal(rangeOf(columns[lost]), null);
  assert.deepEqual(rangeOf([null, 3, 1]), { low: 1, high: 3 });
  assert.deepEqual(axisOf(null, null), [0, 1]);
  assert.deepEqual(axisOf(0, 0), [0, 1]);
  assert.deepEqual(axisOf(-100, 100), [-100, 120]);
});
