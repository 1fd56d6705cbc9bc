import test from "node:test";
import assert from "node:assert/strict";
import { Rate, remainingSeconds, SURE_AFTER_MS, WINDOW_MS } from "./rate.mjs";

test("a steady upload has its rate and its remaining time", () => {
  const rate = new Rate();
  for (let at = 0; at <= 20_000; at += 250) rate.add(at * 1000, at);
  assert.equal(rate.perSecond, 1_000_000);
  assert.equal(remainingSeconds(50_000_000, 20_000_000, rate.perSecond), 30);
});

test("nothing is said before it can be told", () => {
  const rate = new Rate();
  assert.equal(rate.perSecond, null);
  rate.add(0, 0);
  rate.add(4_000_000, SURE_AFTER_MS - 1);
  assert.equal(rate.perSecond, null);
  assert.equal(remainingSeconds(10, 5, null), null);
});

test("an upload that becomes slower is slower within the window", () => {
  const rate = new Rate();
  let sent = 0;
  for (let at = 0; at <= 10_000; at += 500) rate.add((sent += 500_000), at);
  for (let at = 10_500; at <= 10_500 + WINDOW_MS; at += 500) rate.add((sent += 50_000), at);
  assert.ok(rate.perSecond < 110_000, `${rate.perSecond}`);
});

test("a part that is sent again does not make the rate negative", () => {
  const rate = new Rate();
  rate.add(0, 0);
  rate.add(8_000_000, 4_000);
  rate.add(4_000_000, 5_000);
  assert.equal(rate.perSecond, null);
  rate.add(6_000_000, 7_000);
  assert.equal(rate.perSecond, 1_000_000);
});

test("a stand-still has no rate and no remaining time", () => {
  const rate = new Rate();
  for (let at = 0; at <= 30_000; at += 500) rate.add(1_000, at);
  assert.equal(rate.perSecond, null);
  assert.equal(remainingSeconds(5, 9, 1), 0);
});
