import assert from "node:assert/strict";
import { test } from "node:test";
import { FROZEN_MS, PATIENCE_MS, PROGRESS_MS, actionOf, ago, causeOf, isStuck, judge, liveLimit, notAfter, onReturn, pauseFor, placeOf, retryDelay } from "./judgement.mjs";

const playing = { refused: false, paused: false, since: 0, progressAt: 100_000, latency: 1_700, liveLimit: 6_650 };

for (const [name, facts, now, state] of [
  ["playing near the edge", {}, 100_500, "live"],
  ["playing far from the edge", { latency: 16_000 }, 100_500, "behind"],
  ["playing, but nobody knows when it was taken", { latency: null }, 100_500, "behind"],
  ["hls.js says playing, but the picture stands still", {}, 103_001, "stalled"],
  ["standing still too long to say nothing", {}, 110_000, "offline"],
  ["just opened", { progressAt: null, since: 100_000 }, 105_000, "connecting"],
  ["opened ten seconds ago and nothing came", { progressAt: null, since: 100_000 }, 110_000, "offline"],
  ["tried again after an outage", { progressAt: 50_000, since: 100_000 }, 101_000, "connecting"],
  ["paused by the viewer", { paused: true }, 500_000, "paused"],
  ["signed out", { refused: true }, 100_500, "offline"],
]) {
  test(`state: ${name}`, () => assert.equal(judge({ ...playing, ...facts }, now), state));
}

test("live allows for the hold-back, a target duration and three seconds", () => {
  assert.equal(liveLimit({ lowLatency: true, partHoldBack: 1.65, targetDuration: 2 }), 6_650);
  assert.equal(liveLimit({ lowLatency: false, partHoldBack: 1.65, targetDuration: 2 }), 11_000);
});

const frozen = { paused: false, hidden: false, retrying: false, refused: false, builtAt: 0, progressAt: 100_000, newsAt: 105_900, heardAt: 105_900 };

for (const [name, facts, now, stuck] of [
  ["frozen for 6 s while the server has news", {}, 106_000, true],
  ["frozen for less", {}, 105_900, false],
  ["the camera is silent: the last second is not played over and over", { newsAt: 100_000 }, 106_000, false],
  ["the loader died", { newsAt: 100_000, heardAt: 100_000 }, 112_000, true],
  ["just built", { builtAt: 104_000 }, 106_000, false],
  ["paused", { paused: true }, 200_000, false],
  ["hidden", { hidden: true }, 200_000, false],
  ["a try is already due", { retrying: true }, 200_000, false],
]) {
  test(`stuck: ${name}`, () => assert.equal(isStuck({ ...frozen, ...facts }, now), stuck));
}

test("tries come after 1, 2, 4, 8, 15, 15 s", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 99].map(retryDelay), [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test("a camera that is starting is asked often, one that is off is not", () => {
  assert.equal(pauseFor(causeOf(503), 4), 2_000);
  assert.equal(pauseFor(causeOf(409), 0), 5_000);
  assert.equal(pauseFor(causeOf(0), 4), 15_000);
  assert.equal(causeOf(401), "signedOut");
  assert.equal(causeOf(403), "signedOut");
});

test("who was live comes back live, who scrubbed back stays there", () => {
  assert.equal(onReturn({ following: true, away: 4_000 }), "nothing");
  assert.equal(onReturn({ following: true, away: 6_000 }), "goLive");
  assert.equal(onReturn({ following: true, away: 61_000 }), "rebuild");
  assert.equal(onReturn({ following: false, away: 3_600_000 }), "nothing");
});

const key = (name, rest = {}) => actionOf({ key: name, isComposing: false, ctrlKey: false, metaKey: false, altKey: false, editing: false, onButton: false, ...rest });

test("keys do what people expect, but not while typing", () => {
  assert.equal(key(" "), "toggle");
  assert.equal(key(" ", { onButton: true }), null);
  assert.equal(key("F"), "fullscreen");
  assert.equal(key("l"), "goLive");
  assert.equal(key("l", { isComposing: true }), null);
  assert.equal(key("l", { editing: true }), null);
  assert.equal(key("p", { ctrlKey: true }), null);
  assert.equal(key("x"), null);
  assert.equal(key("?"), "help");
  assert.deepEqual(["+", "=", "-", "0", "c", "z", "N"].map((name) => key(name)), ["zoomIn", "zoomIn", "zoomOut", "zoomWhole", "clip", "zones", "night"]);
});

test("arrows with shift move an enlarged picture, and time otherwise", () => {
  assert.equal(key("ArrowLeft", { shiftKey: true, isZoomed: true }), "panLeft");
  assert.equal(key("ArrowLeft", { isZoomed: true }), "back10");
  assert.equal(key("ArrowLeft", { shiftKey: true }), "back10");
  assert.equal(key("ArrowUp", { shiftKey: true, isZoomed: true, editing: true }), null);
});

test("ages read naturally in both languages", () => {
  assert.equal(ago(12_000, "en"), "12 seconds ago");
  assert.equal(ago(12_000, "ko"), "12초 전");
  assert.equal(ago(5 * 60_000, "ko"), "5분 전");
  assert.equal(ago(-3_000, "en"), "0 seconds ago");
});

test("a moment is found in the playlist, over a gap too", () => {
  const fragments = [{ start: 5, programDateTime: 100_000 }, { start: 7, programDateTime: 102_000 }, { start: 9, programDateTime: null }, { start: 11, programDateTime: 160_000 }];
  assert.equal(placeOf(fragments, 101_500), 6.5);
  assert.equal(placeOf(fragments, 90_000), 5);
  assert.equal(placeOf(fragments, 161_000), 12);
  assert.equal(placeOf([], 1), null);
});

test("a device whose clock is set back by an hour calls a frozen picture live for no longer than before", () => {
  const hour = 3_600_000;
  let facts = { refused: false, paused: false, hidden: false, retrying: false, since: 0, builtAt: 2 * hour - 60_000, progressAt: 2 * hour, newsAt: 2 * hour, heardAt: null, latency: 500, liveLimit: 3_000 };
  facts = notAfter(facts, hour);
  assert.equal(judge(facts, hour), "live");
  facts = notAfter(facts, hour + PROGRESS_MS + 1);
  assert.equal(judge(facts, hour + PROGRESS_MS + 1), "stalled");
  facts = notAfter({ ...facts, newsAt: hour + FROZEN_MS }, hour + FROZEN_MS);
  assert.equal(isStuck(facts, hour + FROZEN_MS), true);
  assert.equal(facts.heardAt, null);
  assert.equal(judge(notAfter(facts, hour + PATIENCE_MS), hour + PATIENCE_MS), "offline");
});
