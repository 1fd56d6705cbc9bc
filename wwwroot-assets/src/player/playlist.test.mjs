// An independent reader of the playlists that DailyCam.Tests/Live/LivePlaylistTests.cs holds the server to, word for word.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import HLS from "hls-parser";

const read = (name) =>
  HLS.parse(readFileSync(new URL(`../../../DailyCam.Tests/Live/Playlists/${name}.m3u8`, import.meta.url), "utf8"));

for (const name of ["steady", "reconnect", "outage", "ten-seconds"]) {
  test(`${name}: a strict parser accepts it as a low-latency playlist`, () => {
    const playlist = read(name);
    assert.equal(playlist.version, 9);
    assert.equal(playlist.lowLatencyCompatibility.canBlockReload, true);
    assert.ok(playlist.lowLatencyCompatibility.partHoldBack >= 3 * playlist.partTargetDuration - 1e-9);
    for (const segment of playlist.segments) {
      assert.ok(Math.round(segment.duration ?? 0) <= playlist.targetDuration);
      for (const part of segment.parts.filter((one) => !one.hint)) assert.ok(part.duration <= playlist.partTargetDuration);
    }
  });
}

test("reconnect: exactly one discontinuity, with an init segment of its own", () => {
  const segments = read("reconnect").segments;
  assert.equal(segments.filter((segment) => segment.discontinuity).length, 1);
  assert.equal(new Set(segments.map((segment) => segment.map?.uri).filter(Boolean)).size, 2);
});

test("steady: the next part is promised, during an outage none is", () => {
  const hints = (name) => read(name).segments.flatMap((segment) => segment.parts).filter((part) => part.hint).length;
  assert.equal(hints("steady"), 1);
  assert.equal(hints("outage"), 0);
});

test("ten-seconds: key frames ten seconds apart are admitted from the beginning", () => {
  assert.equal(read("ten-seconds").targetDuration, 10);
});
