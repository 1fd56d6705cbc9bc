import assert from "node:assert/strict";
import { test } from "node:test";
import { SoundLevel, release } from "./sound.mjs";

class Node {
  connect() {}
}

const contexts = [];

class Context {
  state = "suspended";
  destination = new Node();

  constructor() {
    contexts.push(this);
  }

  createMediaElementSource = () => new Node();
  createAnalyser = () => Object.assign(new Node(), { getFloatTimeDomainData: (samples) => samples.fill(0.5) });
  createGain = () => Object.assign(new Node(), { gain: { value: 1 } });

  async resume() {
    if (this.state === "closed") throw new Error("closed");
    this.state = "running";
  }

  async close() {
    this.state = "closed";
  }
}

globalThis.AudioContext = Context;

const newVideo = () => Object.assign(new EventTarget(), { muted: true, volume: 1 });

test("a video that is muted meanwhile is not measured, and is measured again when it is not", () => {
  const video = newVideo();
  const sound = new SoundLevel(video);
  sound.begin();
  assert.deepEqual([sound.isMeasured, sound.isHeard, video.muted], [true, false, false]);
  assert.ok(sound.read() > 0);
  video.muted = true;
  assert.deepEqual([sound.isMeasured, sound.read()], [false, 0]);
  video.muted = false;
  video.volume = 0;
  assert.equal(sound.isMeasured, false);
  video.volume = 1;
  assert.equal(sound.isMeasured, true);
  sound.end();
  assert.equal(video.muted, true);
});

test("a video has one graph however often it is measured, and none when it is released", () => {
  const before = contexts.length;
  const video = newVideo();
  for (let night = 0; night < 3; night++) {
    const sound = new SoundLevel(video);
    sound.begin();
    sound.end();
  }
  assert.equal(contexts.length, before + 1);
  release(video);
  assert.equal(contexts.at(-1).state, "closed");
  video.dispatchEvent(new Event("playing")); // a graph that is closed is not woken
  release(video);
  release(newVideo());
});
