import test from "node:test";
import assert from "node:assert/strict";
import { AGAIN_MS, Reports } from "./reports.mjs";

test("a player that cannot play says so once a minute, and once when it plays again", () => {
  const sent = [];
  const reports = new Reports((plays) => sent.push(plays));
  reports.note({ needsFallback: false, state: "live" }, 0);
  assert.deepEqual(sent, []);
  for (let at = 0; at < AGAIN_MS * 2; at += 500) reports.note({ needsFallback: true, state: "offline" }, at);
  assert.deepEqual(sent, [false, false]);
  reports.note({ needsFallback: false, state: "connecting" }, AGAIN_MS * 2);
  reports.note({ needsFallback: false, state: "live" }, AGAIN_MS * 2 + 500);
  reports.note({ needsFallback: false, state: "live" }, AGAIN_MS * 2 + 1000);
  assert.deepEqual(sent, [false, false, true]);
});
