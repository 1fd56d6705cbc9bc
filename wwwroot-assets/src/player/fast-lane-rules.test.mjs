import assert from "node:assert/strict";
import { test } from "node:test";
import { Cushion, Dates, Gate, Ladder, Pace, Receipts, read, stale, steer } from "./fast-lane-rules.mjs";

function message(kind, { startAt = NaN, media = NaN, sentAt = 5_000 } = {}, bytes = [7, 8]) {
  const buffer = new ArrayBuffer(32 + bytes.length);
  const view = new DataView(buffer);
  view.setUint8(0, kind);
  [startAt, media, sentAt].forEach((value, index) => view.setFloat64(8 + 8 * index, value));
  new Uint8Array(buffer, 32).set(bytes);
  return buffer;
}

test("a message is its head and its media", () => {
  const { bytes, ...head } = read(message(3, { startAt: 1_000.5, media: 2.25 }));
  assert.deepEqual(head, { kind: "key", startAt: 1_000.5, media: 2.25, sentAt: 5_000 });
  assert.deepEqual([...bytes], [7, 8]);
  assert.deepEqual([read(message(2)).startAt, read(message(2)).media, read(message(1)).kind], [null, null, "init"]);
});

test("what is no message is nothing", () => {
  for (const buffer of [new ArrayBuffer(0), new ArrayBuffer(32), message(0), message(9)]) assert.equal(read(buffer), null);
});

const playing = { ranges: [[0, 10]], cushion: 0.1, follows: true };

for (const [name, facts, wanted] of [
  ["close to the newest frame it plays as it is", { time: 9.88 }, { rate: 1, seek: null }],
  ["almost dry it plays slower", { time: 9.98 }, { rate: 0.95, seek: null }],
  ["that ran dry it fills its cushion before it goes on as ever", { time: 9.95, isFilling: true }, { rate: 0.7, seek: null }],
  ["a little behind it plays a little faster", { time: 9.75 }, { rate: 1.05, seek: null }],
  ["further behind it plays faster", { time: 9.5 }, { rate: 1.1, seek: null }],
  ["far behind it jumps", { time: 8 }, { rate: 1, seek: 9.9 }],
  ["at the start it jumps sooner", { time: 9.5, jump: 0.2 }, { rate: 1, seek: 9.9 }],
  ["before a hole it jumps over it to the newest frame", { time: 9.97, ranges: [[0, 10], [12, 13]] }, { rate: 1, seek: 12.9 }],
  ["just after a hole it goes to where frames are", { time: 10.5, ranges: [[0, 10], [12, 12.05]] }, { rate: 1, seek: 12 }],
  ["nothing buffered leaves it alone", { time: 0, ranges: [] }, { rate: 1, seek: null }],
  ["before the first frame it goes there", { time: 0, ranges: [[0.5, 0.6]] }, { rate: 1, seek: 0.5 }],
  ["who looks back is left alone", { time: 2, follows: false }, { rate: 1, seek: null }],
  ["who looks back is taken over a hole", { time: 9.98, ranges: [[0, 10], [12, 13]], follows: false }, { rate: 1, seek: 12 }],
  ["who looks further back than what is kept begins with what is kept", { time: 0.1, ranges: [[5, 13]], follows: false }, { rate: 1, seek: 5 }],
]) {
  test(`steering: ${name}`, () => assert.deepEqual(steer({ ...playing, ...facts }), wanted));
}

test("steering never leads out of what is buffered, wherever the picture is", () => {
  for (let seed = 1; seed < 3_000; seed++) {
    const random = (n) => (Math.imul(seed * 2_654_435_761 + n * 97, 48_271) >>> 0) / 2 ** 32;
    const ranges = [];
    for (let index = 0, at = random(1) * 3; index < 1 + random(2) * 3; index++) {
      const end = at + 0.03 + random(3 + index) * 4;
      ranges.push([at, end]);
      at = end + 0.1 + random(9 + index);
    }
    const follows = random(20) > 0.3;
    const time = random(21) * 20;
    const { rate, seek } = steer({ time, ranges, cushion: 0.1 + random(22) * 0.4, follows });
    assert.ok(rate >= 0.95 && rate <= 1.1);
    if (seek !== null) assert.ok(ranges.some(([from, to]) => seek >= from && seek <= to), `${seek} in ${JSON.stringify(ranges)}`);
    if (!follows) assert.ok(seek === null || seek > time);
  }
});

test("what lies far behind is removed in pieces", () => {
  assert.equal(stale({ time: 39, ranges: [[0, 40]] }), null);
  assert.deepEqual(stale({ time: 41, ranges: [[0, 42]] }), [0, 11]);
  assert.equal(stale({ time: 41, ranges: [] }), null);
});

test("the cushion grows each time the picture runs dry, shrinks when that is long ago, and gives up in the end", () => {
  const cushion = new Cushion();
  cushion.ranDry(1_000);
  cushion.ranDry(2_000);
  assert.equal(cushion.seconds.toFixed(2), "0.35");
  assert.equal(cushion.isFilling, true);
  cushion.flows(10_000, 0.3);
  assert.deepEqual([cushion.seconds.toFixed(2), cushion.isFilling], ["0.35", true]);
  cushion.flows(12_500, 0.4);
  assert.deepEqual([cushion.seconds.toFixed(2), cushion.isFilling], ["0.25", false]);
  for (let time = 24_000; time < 33_000; time += 1_000) cushion.ranDry(time);
  assert.equal(cushion.seconds, Cushion.MOST_S);
  assert.equal(cushion.isHopeless(33_000), true);
  assert.equal(cushion.isHopeless(90_000), false);
});

test("a camera slower than a picture in a second is left to HLS, one lost picture is not", () => {
  const slow = (gaps) => {
    const pace = new Pace();
    let media = 3;
    pace.note({ kind: "init", media: null });
    for (const gap of [0, ...gaps]) {
      media += gap;
      pace.note({ kind: "frame", media });
      pace.note({ kind: "frame", media: null }); // sound alone
    }
    return pace.isTooSlow;
  };
  assert.equal(slow([2, 2]), true);
  assert.equal(slow([5, 5]), true);
  assert.equal(slow([1, 1, 1, 1, 1.1]), false);
  assert.equal(slow([0.04, 2, 0.04, 0.04, 3, 0.04]), false);
  const pace = new Pace();
  for (const message of [{ kind: "key", media: 5 }, { kind: "key", media: 7 }, { kind: "init", media: null }, { kind: "key", media: 100 }]) pace.note(message);
  assert.equal(pace.isTooSlow, false, "a new header has a clock of its own");
});

test("what a slow camera left is tried again minutes later, not seconds", () => {
  const ladder = new Ladder(true);
  ladder.fell(1_000, true);
  assert.equal(ladder.isWanted(200_000), false);
  assert.equal(ladder.isWanted(301_000), true);
});

test("dates follow the camera's clock, over a new header too", () => {
  const dates = new Dates();
  assert.equal(dates.of(0), null);
  assert.equal(dates.begin(0, 3_600), -3_600);
  dates.note({ media: 3_600, startAt: 1_000_000 });
  dates.note({ media: 3_600.1, startAt: 9 });
  dates.note({ media: null, startAt: null });
  dates.note({ media: 3_601, startAt: 1_001_010 });
  assert.equal(dates.of(0.25), 1_000_250);
  assert.equal(Math.round(dates.of(1.5)), 1_001_510);

  assert.equal(dates.begin(2, 0), 2);
  dates.note({ media: 0, startAt: 1_060_000 });
  assert.equal(Math.round(dates.of(1.9)), 1_001_910);
  assert.equal(dates.of(2), 1_060_000);
});

test("after a header and after what was left out only a key frame is let in", () => {
  const gate = new Gate();
  assert.equal(gate.lets("frame", 0), false);
  assert.equal(gate.lets("init", 0), true);
  assert.equal(gate.lets("frame", 0), false);
  assert.equal(gate.lets("key", 0), true);
  assert.equal(gate.lets("frame", 0), true);
  assert.equal(gate.lets("frame", 61), false);
  assert.equal(gate.lets("frame", 1), false);
  assert.equal(gate.lets("key", 1), true);
  assert.equal(gate.lets("init", 0), true);
  assert.equal(gate.lets("frame", 0), false);
});

test("the ladder is climbed at once, after a fall later each time, and sooner again once it held", () => {
  const ladder = new Ladder(true);
  assert.equal(ladder.isWanted(0), true);
  ladder.fell(0);
  assert.equal(ladder.isWanted(9_999), false);
  assert.equal(ladder.isWanted(10_000), true);
  ladder.fell(10_000);
  assert.equal(ladder.isWanted(39_999), false);
  assert.equal(ladder.isWanted(40_000), true);
  for (let fall = 0; fall < 9; fall++) ladder.fell(40_000);
  assert.equal(ladder.isWanted(339_999), false);
  assert.equal(ladder.isWanted(340_000), true);
  ladder.plays(340_000);
  ladder.plays(401_000);
  ladder.fell(401_000);
  assert.equal(ladder.isWanted(411_000), true);
  assert.equal(new Ladder(false).isWanted(0), false);
});

test("what was received is acknowledged at once, then four times a second, and all of it when the server waits", () => {
  const receipts = new Receipts();
  assert.equal(receipts.due(1_000), 0);
  receipts.take(500);
  assert.equal(receipts.due(1_100), null);
  receipts.take(500);
  assert.equal(receipts.due(1_250), 1_000);
  assert.equal(receipts.due(9_000), null);
  receipts.take(1);
  assert.equal(receipts.due(9_000), 1_001);
  receipts.take(1);
  assert.equal(receipts.due(9_001, true), 1_002);
  assert.equal(receipts.due(9_002, true), null);
});
