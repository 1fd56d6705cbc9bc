import assert from "node:assert/strict";
import { test } from "node:test";
import { loudnessAt, readDay } from "./day.mjs";
import { MARK_REACH, cluster, layOut, placeOf, shareAt } from "./layout.mjs";
import { HOUR, MINUTE, windowAround } from "./window.mjs";

const whole = { from: 0, to: 24 * HOUR };
const lying = { length: 850, upright: false };
const upright = { length: 600, upright: true };
const empty = { day: whole, stretches: [], gaps: [], coverage: [], activity: [], incidents: [], sleep: [] };
const incident = (at, severity = "caution", review = "new") => ({ id: `i${at}`, at, severity, review });

test("a bar that lies begins on the left, an upright one below", () => {
  assert.equal(placeOf(lying, whole, 0), 0);
  assert.equal(placeOf(upright, whole, 0), 600);
  assert.equal(placeOf(upright, whole, 24 * HOUR), 0);
  for (const axis of [lying, upright]) for (const share of [0, 0.3, 1]) assert.ok(Math.abs(shareAt(axis, placeOf(axis, whole, share * 24 * HOUR)) - share) < 1e-9);
});

test("recordings and gaps are cut at the window's ends, and none is too thin to be seen", () => {
  const view = { from: HOUR, to: 2 * HOUR };
  const day = { ...empty, stretches: [{ from: 0, to: 1.5 * HOUR }, { from: 3 * HOUR, to: 4 * HOUR }], gaps: [{ from: 1.5 * HOUR, to: 1.5 * HOUR + 100 }] };
  const shapes = layOut(day, view, lying);
  assert.deepEqual(shapes.recorded.map(({ from, size }) => [from, size]), [[0, 425]]);
  assert.equal(shapes.gaps[0].size, 1);
  assert.deepEqual(layOut(day, view, upright).recorded.map(({ from, size }) => [from, size]), [[300, 300]]);
});

test("no two marks are nearer than a finger can tell apart, whatever is shown, and no incident is lost", () => {
  const incidents = Array.from({ length: 400 }, (_, n) => incident(n * n * 500)).filter((one) => one.at < 24 * HOUR);
  for (const axis of [lying, upright]) {
    const { marks } = layOut({ ...empty, incidents }, whole, axis);
    const places = marks.map((mark) => mark.at).sort((a, b) => a - b);
    for (let index = 1; index < places.length; index++) assert.ok(places[index] - places[index - 1] >= MARK_REACH - 1e-6);
    assert.equal(marks.reduce((sum, mark) => sum + mark.incidents.length, 0), incidents.length);
  }
});

test("a mark looks like its worst incident, and what was nothing hides nothing", () => {
  const [group] = cluster([incident(0, "advice"), incident(1, "danger"), incident(2, "accident", "falseAlarm"), incident(3, "caution")], 10);
  assert.equal(group.worst.severity, "danger");
  assert.equal(cluster([incident(0, "accident", "falseAlarm")], 10)[0].worst.severity, "accident");
});

test("marks do not change while the window moves", () => {
  const incidents = Array.from({ length: 200 }, (_, n) => incident(n * 37_000));
  const keys = (from) => new Map(layOut({ ...empty, incidents }, { from, to: from + HOUR }, lying).marks.map((mark) => [mark.incidents[0].id, mark.incidents.length]));
  const [before, after] = [keys(0), keys(3 * MINUTE)];
  let both = 0;
  for (const [id, count] of before) {
    if (!after.has(id)) continue;
    both++;
    assert.equal(after.get(id), count);
  }
  assert.ok(both > 10);
});

test("where minutes fall on the same pixels the strongest is seen", () => {
  const activity = Array.from({ length: 1440 }, (_, n) => ({ at: n * MINUTE, value: n === 700 ? 0.9 : 0.01 }));
  const { motion } = layOut({ ...empty, activity }, whole, { length: 320, upright: false });
  assert.ok(motion.length <= 320);
  assert.equal(motion.filter((bar) => bar.value === 0.9).length, 1);
});

test("a quiet minute is a thin bar, a loud one a full one, and one that was not measured is none, at every zoom, lying and upright", () => {
  const activity = [-100, -60, -30, 0, null].map((loudness, n) => ({ at: n * MINUTE, value: 0, loudness }));
  for (const axis of [lying, upright]) {
    const { loudness, motion } = layOut({ ...empty, activity }, { from: 0, to: 10 * MINUTE }, axis);
    assert.deepEqual(loudness.map((bar) => bar.value), [0, 0, 0.5, 1]);
    assert.deepEqual(motion, []);
    for (const span of [24 * HOUR, 6 * HOUR, HOUR, 10 * MINUTE]) {
      const all = layOut({ ...empty, activity }, windowAround(whole, span, 0), axis).loudness;
      assert.equal(Math.max(...all.map((bar) => bar.value)), 1);
      assert.deepEqual(layOut({ ...empty, activity: activity.slice(4) }, windowAround(whole, span, 0), axis).loudness, []);
    }
  }
});

test("sleep stands where it was, cut at the window's ends", () => {
  const sleep = [{ from: HOUR, to: 3 * HOUR }];
  assert.deepEqual(layOut({ ...empty, sleep }, { from: 2 * HOUR, to: 4 * HOUR }, lying).sleep.map(({ from, size }) => [from, size]), [[0, 425]]);
  assert.deepEqual(layOut({ ...empty, sleep }, { from: 2 * HOUR, to: 4 * HOUR }, upright).sleep.map(({ from, size }) => [from, size]), [[300, 300]]);
});

test("a day without a word of loudness and sleep is read, and what is told of them is found again", () => {
  const old = { from: 0, to: 0, stretches: [], gaps: [], incidents: [], activity: [{ at: "2026-11-20T01:00:00Z", motion: 0.5 }] };
  const read = readDay(old);
  assert.deepEqual([read.isHeard, read.sleep, read.activity[0].loudness], [false, [], null]);
  const at = Date.parse("2026-11-20T01:00:00Z");
  const heard = readDay({ ...old, activity: [{ at: "2026-11-20T01:00:00Z", motion: 0, loudness: 0 }], sleep: { basis: "model", periods: [{ from: "2026-11-20T01:00:00Z", to: "2026-11-20T02:00:00Z" }] } });
  assert.deepEqual([heard.isHeard, heard.isSleepSeen, heard.sleep[0].to - heard.sleep[0].from], [true, true, HOUR]);
  assert.deepEqual([loudnessAt(heard.activity, at + 59_999), loudnessAt(heard.activity, at + MINUTE), loudnessAt(heard.activity, at - 1)], [0, null, null]);
});

test("a day with 1,000 incidents and 500 gaps is laid out in less than 10 ms at every zoom", () => {
  const step = (24 * HOUR) / 500;
  const parts = Array.from({ length: 500 }, (_, n) => n * step);
  const day = {
    day: whole,
    sleep: parts.map((from) => ({ from, to: from + step / 2 })),
    stretches: parts.map((from) => ({ from, to: from + step * 0.8 })),
    gaps: parts.map((from) => ({ from: from + step * 0.8, to: from + step })),
    coverage: Array.from({ length: 1440 }, (_, n) => ({ from: n * MINUTE, to: (n + 1) * MINUTE, state: n % 2 ? "waiting" : "analysedClear" })),
    activity: Array.from({ length: 1440 }, (_, n) => ({ at: n * MINUTE, value: (n % 10) / 10, loudness: -(n % 90) })),
    incidents: Array.from({ length: 1000 }, (_, n) => incident((n * 24 * HOUR) / 1000)),
  };
  for (const axis of [lying, upright]) {
    for (const span of [24 * HOUR, 6 * HOUR, HOUR, 10 * MINUTE]) {
      const took = [];
      for (let run = 0; run < 30; run++) {
        const began = performance.now();
        layOut(day, windowAround(whole, span, 12 * HOUR + run * MINUTE), axis);
        took.push(performance.now() - began);
      }
      // The median: one of them may meet the collector or a busy machine.
      const median = took.sort((a, b) => a - b)[15];
      assert.ok(median < 10, `${median.toFixed(1)} ms for ${span / HOUR} h`);
    }
  }
});
