import test from "node:test";
import assert from "node:assert/strict";
import { AWAY_MS, Heartbeat, LOST_MS } from "./heartbeat.mjs";

test("a page is believed while signs come and no longer than the limit after the last one", () => {
  const heartbeat = new Heartbeat();
  for (let at = 0; at <= 60_000; at += 2_000) assert.equal(heartbeat.isLost(String(at), at), false);
  assert.equal(heartbeat.isLost("60000", 60_000 + LOST_MS), false);
  assert.equal(heartbeat.isLost("60000", 60_001 + LOST_MS), true);
  assert.equal(heartbeat.heardAt, 60_000);
  assert.equal(heartbeat.isLost("80000", 80_000), false);
});

test("a page that was asleep does not believe its last sign", () => {
  const heartbeat = new Heartbeat();
  assert.equal(heartbeat.isLost("1", 0), false);
  assert.equal(heartbeat.isLost("1", 8 * 3_600_000), true);
});

test("a page whose circuit says that it is away is believed for one missed sign, and again from the next one on", () => {
  const heartbeat = new Heartbeat();
  assert.equal(heartbeat.isLost("1", 0), false);
  assert.equal(heartbeat.isLost("1", AWAY_MS, true), false);
  assert.equal(heartbeat.isLost("1", AWAY_MS + 1, true), true);
  assert.equal(heartbeat.isLost("1", AWAY_MS + 1, false), false);
  assert.equal(heartbeat.isLost("2", AWAY_MS + 2, true), false);
});
