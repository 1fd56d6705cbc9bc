import assert from "node:assert/strict";
import { test } from "node:test";
import { Sheets, readSheet, tileOf } from "./sheets.mjs";

const sheetOf = (from) => readSheet({ from: new Date(from).toISOString(), to: new Date(from + 600_000).toISOString(), columns: 10, width: 160, height: 90, seconds: Array.from({ length: 60 }, (_, n) => n * 10) });
const first = sheetOf(0);
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Sheets of ten minutes each; what is asked for is answered when the test says so. */
function lab() {
  const lab = { now: 0, asked: [], came: 0, dropped: [] };
  lab.sheets = new Sheets((moment) => new Promise((resolve, reject) => lab.asked.push({ moment, resolve, reject })), () => lab.came++, (sheet) => lab.dropped.push(sheet.from), () => lab.now);
  return lab;
}

test("a second is the last picture at or before it, row by row", () => {
  assert.deepEqual(tileOf(first, 0), { x: 0, y: 0, width: 160, height: 90 });
  assert.deepEqual(tileOf(first, 9_999), { x: 0, y: 0, width: 160, height: 90 });
  assert.deepEqual(tileOf(first, 125_000), { x: 320, y: 90, width: 160, height: 90 });
  assert.deepEqual(tileOf(first, 599_000), { x: 1440, y: 450, width: 160, height: 90 });
});

test("ten minutes are asked for once, and every second of them is there at once", async () => {
  const one = lab();
  one.sheets.want(30_000);
  for (const moment of [31_000, 200_000, 590_000]) one.sheets.want(moment);
  assert.equal(one.sheets.find(30_000), null);
  one.asked[0].resolve(first);
  await settle();
  assert.equal(one.asked.length, 1);
  assert.equal(one.came, 1);
  assert.equal(one.sheets.find(590_000).sheet, first);
  assert.equal(one.sheets.find(600_000), null);
});

test("while one is on its way only the newest wish is kept", async () => {
  const one = lab();
  for (const moment of [30_000, 700_000, 1_300_000]) one.sheets.want(moment);
  one.asked[0].resolve(first);
  await settle();
  assert.deepEqual(one.asked.map(({ moment }) => moment), [30_000, 1_300_000]);
});

test("where there is none it is not asked again for each pixel, but after a while", async () => {
  const one = lab();
  one.sheets.want(30_000);
  one.asked[0].resolve(null);
  await settle();
  one.sheets.want(31_000);
  await settle();
  assert.equal(one.asked.length, 1);
  one.now += 31_000;
  one.sheets.want(31_000);
  assert.equal(one.asked.length, 2);
  one.asked[1].reject(new Error("away"));
  await settle();
  one.sheets.want(400_000);
  assert.equal(one.asked.length, 3, "further away there may be one");
});

test("no more are kept than an hour needs, and none when the bar has gone", async () => {
  const one = lab();
  for (let n = 0; n < 10; n++) {
    one.sheets.want(n * 600_000);
    one.asked[n].resolve(sheetOf(n * 600_000));
    await settle();
  }
  assert.deepEqual(one.dropped, [0, 600_000]);
  one.sheets.want(0);
  one.sheets.destroy();
  assert.equal(one.dropped.length, 10);
  one.asked.at(-1).resolve(first);
  await settle();
  assert.equal(one.dropped.length, 11);
  assert.equal(one.sheets.find(0), null);
});
