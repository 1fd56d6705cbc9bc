import { test } from "node:test";
import assert from "node:assert/strict";
import { LINGER_MS, UNWATCHED_MS, choose, decodersOf, reasonOf } from "./choose.mjs";

const NOW = 1_000_000;
const quiet = { visible: true, isLive: false, chosenAt: null, watchedAt: NOW - 500, movedAt: NOW - 60_000 };
const smart = { isSmart: true, now: NOW };

test("a tile stands still only where somebody watches and sees nothing move", () => {
  assert.equal(reasonOf(quiet, smart), null);
  assert.equal(reasonOf({ ...quiet, movedAt: null }, smart), null);
  assert.equal(reasonOf({ ...quiet, movedAt: NOW - LINGER_MS }, smart), "moves");
  assert.equal(reasonOf({ ...quiet, movedAt: NOW - LINGER_MS - 1 }, smart), null);
  assert.equal(reasonOf({ ...quiet, watchedAt: null }, smart), "unwatched");
  assert.equal(reasonOf({ ...quiet, watchedAt: NOW - UNWATCHED_MS - 1 }, smart), "unwatched");
  assert.equal(reasonOf({ ...quiet, chosenAt: NOW }, smart), "chosen");
  assert.equal(reasonOf(quiet, { ...smart, isSmart: false }), "always");
  assert.equal(reasonOf({ ...quiet, visible: false, chosenAt: NOW, movedAt: NOW }, smart), null);
});

test("what was tapped comes first, then what moves, and never more than the device bears", () => {
  const tiles = [{ ...quiet, name: "quiet" }, { ...quiet, watchedAt: null, name: "unwatched" }, { ...quiet, movedAt: NOW, name: "moves" }, { ...quiet, chosenAt: NOW - 9, name: "tapped" }, { ...quiet, chosenAt: NOW, name: "tapped last" }];
  const names = (most) => choose(tiles, { ...smart, most }).map((tile) => tile.name);
  assert.deepEqual(names(9), ["tapped last", "tapped", "moves", "unwatched"]);
  assert.deepEqual(names(3), ["tapped last", "tapped", "moves"]);
  assert.deepEqual(names(1), ["tapped last"]);
});

test("a tile that plays is not thrown out by another one that moves as well", () => {
  const tiles = [{ ...quiet, movedAt: NOW, name: "new" }, { ...quiet, movedAt: NOW - 5_000, isLive: true, name: "plays" }];
  assert.deepEqual(choose(tiles, { ...smart, most: 1 }).map((tile) => tile.name), ["plays"]);
});

test("where all play, the order of the page decides", () => {
  const tiles = [1, 2, 3].map((name) => ({ ...quiet, name }));
  assert.deepEqual(choose(tiles, { isSmart: false, now: NOW, most: 2 }).map((tile) => tile.name), [1, 2]);
});

test("a small device and one that saves data decode less", () => {
  assert.equal(decodersOf({ cores: 8 }), 4);
  assert.equal(decodersOf({ cores: null }), 4);
  assert.equal(decodersOf({ cores: 2 }), 2);
  assert.equal(decodersOf({ cores: 8, savesData: true }), 2);
});
