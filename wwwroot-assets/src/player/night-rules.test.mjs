import { test } from "node:test";
import assert from "node:assert/strict";
import { ALARM_MS, calmLevel, isMeasurable, levelOf, nightOf, plays, settleLevel, soundWords } from "./night-rules.mjs";

const wave = (amplitude) => Float32Array.from({ length: 1_024 }, (_, i) => amplitude * Math.sin(i / 5));

test("the ring is empty in silence, full when it is loud, and grows in between", () => {
  assert.equal(levelOf(wave(0)), 0);
  assert.equal(levelOf([]), 0);
  assert.equal(levelOf(wave(1)), 1);
  const levels = [0.001, 0.01, 0.05, 0.2].map((amplitude) => levelOf(wave(amplitude)));
  assert.deepEqual(levels, [...levels].sort((a, b) => a - b));
  assert.ok(levels[1] > 0.2 && levels[1] < 0.5, `a whisper fills ${levels[1]}`);
});

test("the ring opens at once and closes slowly", () => {
  assert.equal(settleLevel(0.1, 0.9, 50), 0.9);
  assert.ok(Math.abs(settleLevel(0.9, 0, 500) - 0.6) < 1e-9);
  assert.equal(settleLevel(0.1, 0, 5_000), 0);
});

test("where motion is not wanted the ring takes steps, and none of them hides a sound", () => {
  assert.equal(calmLevel(0), 0);
  assert.equal(calmLevel(0.01), 0.25);
  assert.equal(calmLevel(1), 1);
});

test("only a live picture is watching, and whatever stays away becomes bright", () => {
  const at = (state, away) => nightOf({ state, liveAt: 1_000 }, 1_000 + away);
  assert.equal(at("live", 0), "watching");
  for (const state of ["connecting", "stalled", "behind"]) {
    assert.equal(at(state, 0), "waiting");
    assert.equal(at(state, ALARM_MS - 1), "waiting");
    assert.equal(at(state, ALARM_MS), "lost");
  }
  for (const state of ["offline", "paused"]) assert.equal(at(state, 0), "lost");
  assert.equal(plays("behind"), true);
  assert.equal(plays("stalled"), false);
});

test("a ring that cannot move says why", () => {
  const words = (facts) => soundWords({ night: "watching", isMeasured: true, hasSound: true, isHeard: true, ...facts });
  assert.equal(words({}), "Night.Heard");
  assert.equal(words({ isHeard: false }), "Night.Silent");
  assert.equal(words({ hasSound: null }), "Night.Heard");
  assert.equal(words({ hasSound: false }), "Night.NoSound");
  assert.equal(words({ isMeasured: false }), "Night.NotMeasured");
  assert.equal(words({ night: "lost" }), null);
});

test("silence that the browser makes is not the camera's", () => {
  for (const way of ["fast", "lowLatency", "hls", null]) assert.equal(isMeasurable(way), true);
  for (const way of ["native", "pictures"]) assert.equal(isMeasurable(way), false);
});
