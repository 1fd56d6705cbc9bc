import assert from "node:assert/strict";
import { test } from "node:test";
import { LOST_MS, LostWatch, SILENT, claimed, lostKeys, obstacleOf, readDevice } from "./alerts-rules.mjs";

test("a device says nothing aloud until somebody chose so, whatever lies in its store", () => {
  for (const text of [null, "", "{", "7", "null", '"sound"', '{"sound":"yes"}', '{"notify":1}']) assert.deepEqual(readDevice(text), SILENT, String(text));
  assert.deepEqual(readDevice('{"sound":true,"other":true}'), { sound: true, notify: false, detail: false });
});

test("of two windows one has an alert, and old claims are forgotten", () => {
  let claims = claimed(undefined, "a");
  assert.deepEqual(claims, ["a"]);
  assert.equal(claimed(claims, "a"), null);
  for (let i = 0; i < 80; i++) claims = claimed(claims, `more ${i}`);
  assert.equal(claims.length, 50);
  assert.ok(claimed(claims, "a"));
});

test("windows that notice a lost server within a minute of each other say it once, wherever the minute begins", () => {
  for (let noticed = 0; noticed < 200_000; noticed += 1_000) {
    const claims = claimed([], ...lostKeys(noticed));
    for (const later of [0, 5_000, 65_000]) assert.equal(claimed(claims, ...lostKeys(noticed + later)), null);
    assert.ok(claimed(claims, ...lostKeys(noticed + 181_000)));
  }
});

test("a lost server is told once, after a minute in which the device was awake", () => {
  const watch = new LostWatch();
  const told = [];
  for (let now = 0; now <= 3 * LOST_MS; now += 5_000) told.push(watch.look(true, now));
  assert.equal(told.filter(Boolean).length, 1);
  assert.equal(told.indexOf(true), LOST_MS / 5_000);
});

test("a phone that slept does not sound when it wakes", () => {
  const watch = new LostWatch();
  watch.look(true, 0);
  assert.equal(watch.look(true, 8 * 3_600_000), false);
  assert.equal(watch.look(true, 8 * 3_600_000 + 5_000), false);
});

test("a server that comes back ends it, and the next loss counts anew", () => {
  const watch = new LostWatch();
  for (let now = 0; now < LOST_MS; now += 5_000) assert.equal(watch.look(true, now), false);
  assert.equal(watch.look(false, LOST_MS), false);
  assert.equal(watch.look(true, LOST_MS + 5_000), false);
  for (let now = LOST_MS + 10_000; now < 2 * LOST_MS; now += 5_000) assert.equal(watch.look(true, now), false);
  assert.equal(watch.look(true, 2 * LOST_MS + 5_000), true);
});

test("why a device shows no notifications has one reason, the first that somebody can do something about", () => {
  assert.equal(obstacleOf({ isSecure: false, hasNotifications: false, permission: undefined }), "insecure");
  assert.equal(obstacleOf({ isSecure: true, hasNotifications: false }), "unknown");
  assert.equal(obstacleOf({ isSecure: true, hasNotifications: true, permission: "denied" }), "denied");
  for (const permission of ["default", "granted"]) assert.equal(obstacleOf({ isSecure: true, hasNotifications: true, permission }), null);
});
