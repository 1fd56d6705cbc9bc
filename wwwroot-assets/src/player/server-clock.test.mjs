import assert from "node:assert/strict";
import { test } from "node:test";
import { ServerClock, steady } from "./server-clock.mjs";

const AHEAD = 60_000; // the server's clock, before the device's

test("the server's clock is taken from the fastest answer", () => {
  const clock = new ServerClock();
  clock.add(100_000, 40_200);
  clock.add(100_500, 40_510);
  clock.add(101_000, 41_900);
  clock.add(Number.NaN, 1);
  clock.add(1, undefined);
  assert.equal(clock.now(50_000), 50_000 + 59_990);
});

test("while the server has said nothing the device's own clock must do", () => {
  assert.ok(Math.abs(new ServerClock().now() - Date.now()) < 1_000);
  assert.ok(Math.abs(steady() - Date.now()) < 60_000);
});

test("a line that fills up over a minute makes nothing look newer than it is", () => {
  const clock = new ServerClock();
  const add = clock.inOrder();
  for (let frame = 0; frame < 240 * 30; frame++) {
    const sent = (frame * 1_000) / 30;
    const late = 40 + Math.min(sent / 4, 15_000); // fifteen seconds stand in the line in the end
    add(sent + AHEAD, sent + late);
    const behind = clock.now(sent + late) - (sent + AHEAD); // of the picture that is shown now
    assert.ok(Math.abs(behind - late) <= 41, `${behind} ms are told where ${late} ms are true`);
  }
});

test("an answer is forgotten after five minutes, so that clocks may drift apart", () => {
  const clock = new ServerClock();
  clock.add(1_000 + AHEAD, 1_000);
  clock.add(299_000 + AHEAD - 500, 299_000);
  assert.equal(clock.now(0), AHEAD);
  clock.add(302_000 + AHEAD - 700, 302_000);
  assert.equal(clock.now(0), AHEAD - 500);
});

test("a server whose clock was set back is believed at once, and one answer that overtook another changes nothing", () => {
  const clock = new ServerClock();
  const add = clock.inOrder();
  add(10_000 + AHEAD, 10_050);
  clock.add(3_000 + AHEAD, 10_100); // by another way, and late
  add(9_900 + AHEAD, 10_200);
  assert.equal(clock.now(20_000), 20_000 + AHEAD - 50);
  add(1_000, 10_300);
  assert.equal(clock.now(20_000), 20_000 - 9_300);
});

test("an answer of the API brings the clock, and one without it changes nothing", () => {
  const clock = new ServerClock();
  clock.hear({ headers: new Headers() });
  clock.hear({ headers: new Headers({ "DailyCam-Clock": "5000" }) });
  assert.ok(Math.abs(clock.now() - 5_000) < 1_000);
});
