import test from "node:test";
import assert from "node:assert/strict";
import { ServerMeasures, serverRows } from "./server-measures.mjs";

const texts = { StatsCamera: "camera", StatsTranscoding: "converted", StatsCameraFps: "fps", StatsCameraBitrate: "rate", StatsKeyInterval: "key", StatsJitter: "jitter", StatsMissing: "missing", StatsLost: "lost", StatsDrift: "drift", StatsReconnects: "reconnects" };

test("what was told is said with its unit, what was not is a dash", () => {
  const rows = Object.fromEntries(serverRows({ videoCodec: "hevc", transcoding: true, fps: 14.96, bitrate: 2_340_000, keyFrameIntervalSeconds: 2, jitterMilliseconds: 4.4, missingFrames: 0, lostPackets: null, driftMilliseconds: -3, reconnects: 1 }, texts, "en"));
  assert.deepEqual(rows, { camera: "HEVC · converted", fps: "15.0", rate: "2.34 Mbit/s", key: "2.0 s", jitter: "4 ms", missing: "0", lost: "–", drift: "-3 ms", reconnects: "1" });
});

test("without an answer there are no rows", () => assert.deepEqual(serverRows(null, texts, "en"), []));

test("asks while it is open, once at a time, and no more when it is closed", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let asked = 0;
  let news = 0;
  context.mock.method(globalThis, "fetch", async () => {
    asked++;
    return { ok: true, json: async () => ({ fps: asked }) };
  });
  const settle = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const measures = new ServerMeasures("/now", () => news++);
  measures.start();
  measures.start();
  await settle();
  assert.deepEqual([asked, news, measures.newest.fps], [1, 1, 1]);
  context.mock.timers.tick(2_000);
  await settle();
  assert.deepEqual([asked, measures.newest.fps], [2, 2]);
  measures.stop();
  context.mock.timers.tick(10_000);
  await settle();
  assert.deepEqual([asked, measures.newest], [2, null]);
});
