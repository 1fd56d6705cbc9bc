import assert from "node:assert/strict";
import { test } from "node:test";
import { Reasons } from "./reasons.mjs";

const gap = { from: 1_000, to: 2_000, text: "switched off" };

function lab(...days) {
  const lab = { now: 100_000, reads: 0 };
  lab.reasons = new Reasons(async () => {
    lab.reads++;
    const next = days.length > 1 ? days.shift() : days[0];
    if (next === "away") throw new Error("away");
    return next;
  }, () => lab.now);
  return lab;
}

test("a day is read once, when the first reason is wanted, however many ask at the same time", async () => {
  const one = lab({ stretches: [{ from: 0, to: 1_000 }], gaps: [gap] });
  assert.equal(one.reads, 0);
  const told = await Promise.all([one.reasons.at(1_500), one.reasons.at(1_600), one.reasons.at(500)]);
  assert.deepEqual(told.map((said) => said.gap?.text), ["switched off", "switched off", undefined]);
  assert.equal(told[2].recorded, true);
  assert.equal(one.reads, 1);
});

test("a known gap is not asked for again, a moment without a reason is after a while", async () => {
  const one = lab({ stretches: [], gaps: [] }, { stretches: [], gaps: [gap] });
  assert.equal((await one.reasons.at(1_500)).gap, null);
  assert.equal((await one.reasons.at(1_500)).gap, null);
  assert.equal(one.reads, 1);
  one.now += 20_000;
  assert.equal((await one.reasons.at(1_500)).gap.text, "switched off");
  one.now += 20_000;
  await one.reasons.at(1_500);
  assert.equal(one.reads, 2);
});

test("a server that is away gives no reason, and is not asked for each picture", async () => {
  const one = lab("away");
  assert.equal(await one.reasons.at(1_500), null);
  assert.equal(await one.reasons.at(1_500), null);
  assert.equal(one.reads, 1);
});
