import test from "node:test";
import assert from "node:assert/strict";
import { Reel } from "./reel.mjs";

const clips = [
  { camera: "a", from: 1_000, to: 11_000 },
  { camera: "b", from: 50_000, to: 60_000 },
  { camera: "a", from: 90_000, to: 99_000 },
];

function reelOf(list = clips) {
  const [played, shown] = [[], []];
  return { reel: new Reel(list, (clip) => played.push(clip), (what) => shown.push(`${what.index} ${what.state}`)), played, shown };
}

test("the moments play one after another, each with its own camera, and the last one ends the reel", () => {
  const { reel, played, shown } = reelOf();
  reel.start();
  for (let i = 0; i < clips.length; i++) {
    reel.hear("loading");
    reel.hear("playing");
    reel.hear("ended");
  }
  assert.deepEqual(played, clips);
  assert.deepEqual(shown, ["0 playing", "1 playing", "2 playing", "2 done"]);
  assert.equal(reel.index, -1);
});

test("an end that is told twice skips nothing", () => {
  const { reel, played } = reelOf();
  reel.start();
  reel.hear("playing");
  reel.hear("ended");
  reel.hear("ended");
  reel.hear("paused");
  assert.deepEqual(played.map((clip) => clip.from), [1_000, 50_000]);
});

test("a recording that goes on beyond its moment is left at the moment's end", () => {
  const { reel, played } = reelOf();
  reel.start();
  reel.reach(12_000); // Still the picture of whatever was shown before.
  assert.equal(played.length, 1);
  reel.hear("playing");
  reel.reach(10_999);
  assert.equal(played.length, 1);
  reel.reach(11_000);
  assert.equal(reel.index, 1);
});

test("what cannot be played is said and skipped, and when nothing can be played the reel stops", () => {
  const { reel, shown } = reelOf();
  reel.start();
  reel.hear("failed");
  reel.hear("playing");
  reel.hear("ended");
  reel.hear("failed");
  assert.deepEqual(shown, ["0 playing", "1 skipped", "2 playing", "2 done"]);

  const none = reelOf();
  none.reel.start();
  clips.forEach(() => none.reel.hear("failed"));
  assert.deepEqual(none.shown, ["0 playing", "1 skipped", "2 skipped", "2 failed"]);
  assert.equal(none.played.length, 3);
});

test("next and previous stay within the reel, and a chosen moment goes on with those after it", () => {
  const { reel, played, shown } = reelOf();
  reel.previous();
  assert.equal(reel.index, -1);
  reel.start(2);
  assert.equal(reel.hasNext, false);
  reel.next();
  reel.previous();
  assert.deepEqual([reel.index, reel.hasPrevious, reel.hasNext], [1, true, true]);
  reel.start(7);
  assert.equal(reel.index, 1);
  assert.deepEqual(played.map((clip) => clip.from), [90_000, 50_000]);
  assert.deepEqual(shown, ["2 playing", "1 playing"]);
});

test("who was signed out is told so, and nothing goes on behind it", () => {
  const { reel, played, shown } = reelOf();
  reel.start();
  reel.hear("signedOut");
  reel.hear("ended");
  assert.deepEqual(shown, ["0 playing", "0 signedOut"]);
  assert.equal(played.length, 1);
});

test("a player that speaks before anything was asked for starts nothing", () => {
  const { reel, played } = reelOf();
  for (const state of ["paused", "playing", "ended", "failed"]) reel.hear(state);
  reel.reach(1e9);
  assert.equal(played.length, 0);
});
