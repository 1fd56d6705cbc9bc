import assert from "node:assert/strict";
import { test } from "node:test";
import { arm, sound } from "./tone.mjs";

test("what sounds does not begin anew on top of itself, and sounds again after it", async () => {
  let [now, tones] = [5, 0];
  const ramp = { setValueAtTime() {}, linearRampToValueAtTime() {} };
  globalThis.AudioContext = class {
    state = "suspended";
    destination = {};
    get currentTime() { return now; }
    async resume() { this.state = "running"; }
    createOscillator() { return { frequency: {}, connect: (next) => next, start: () => { tones++; }, stop() {} }; }
    createGain() { return { gain: ramp, connect: (next) => next }; }
  };
  assert.equal(sound(), false);
  assert.equal(await arm(), true);
  for (let camera = 0; camera < 5; camera++) assert.equal(sound(), true);
  assert.equal(tones, 4);
  now += 2;
  assert.equal(sound(), true);
  assert.equal(tones, 8);
});
