import assert from "node:assert/strict";
import { test } from "node:test";
import { KINDS, LOUD_DB, cuesOf, lengthIn, linesAt } from "./caption-rules.mjs";
import { MINUTE } from "./window.mjs";

const words = { incident: ({ title }) => title, gap: ({ text }) => text, loud: (db) => `loud ${db}`, quiet: "quieter" };
const view = { from: 0, to: 10 * MINUTE };
const row = (at, loud) => [at, { at, motion: [], loudness: Array.from({ length: 60 }, (_, second) => loud(second)) }];
const facts = (more) => ({ incidents: [], gaps: [], rows: new Map(), ...more });
const incident = (at, title, review = "new") => ({ at: at + 500, startAt: new Date(at).toISOString(), title, review });

test("what was loud is said with how loud, and that it is quieter again after a breath", () => {
  const rows = new Map([row(0, (second) => (second >= 10 && second < 14 ? -12 : second === 16 ? -20 : -55))]);
  assert.deepEqual(cuesOf(facts({ rows }), view, words), [
    { kind: "sound", from: 10_000, to: 17_000, text: "loud -12" },
    { kind: "sound", from: 17_000, to: 20_000, text: "quieter" },
  ]);
});

test("what was not measured is neither loud nor quiet", () => {
  const rows = new Map([row(0, (second) => (second === 5 ? LOUD_DB : second < 5 ? -55 : null))]);
  assert.deepEqual(cuesOf(facts({ rows }), view, words).map(({ from, to, text }) => [from, to, text]), [[5_000, 6_000, `loud ${LOUD_DB}`]]);
  assert.deepEqual(cuesOf(facts({}), view, words), []);
  assert.deepEqual(cuesOf(facts({ rows: new Map([row(0, () => LOUD_DB - 0.5)]) }), view, words), []);
});

test("an incident is said from its beginning, a gap where the picture goes on, and what was judged to be nothing not at all", () => {
  const cues = cuesOf(facts({ incidents: [incident(60_000, "stove"), incident(90_000, "nothing", "falseAlarm")], gaps: [{ from: 100_000, to: 280_000, text: "no power" }] }), view, words);
  assert.deepEqual(cues, [{ kind: "incident", from: 60_000, to: 66_000, text: "stove" }, { kind: "gap", from: 280_000, to: 286_000, text: "no power" }]);
});

test("incidents of one second are one line, and of many it is said how many more", () => {
  const cues = cuesOf(facts({ incidents: ["a", "b", "c", "d", "e"].map((title) => incident(1_000, title)) }), view, words);
  assert.deepEqual(cues.map(({ text }) => text), ["a · b · c +2"]);
});

test("whatever happened, cues are in order, inside the window, made of facts alone, and of each kind one at a time", () => {
  let seed = 7;
  const random = (most) => (seed = (seed * 16_807) % 2_147_483_647) % most;
  for (let round = 0; round < 300; round++) {
    const from = random(20) * 7_000;
    const window = { from, to: from + 1 + random(8 * MINUTE) };
    const titles = Array.from({ length: random(30) }, (_, n) => incident(random(12 * MINUTE), `i${n}`));
    const gaps = Array.from({ length: random(8) }, (_, n) => ({ from: 0, to: random(12 * MINUTE), text: `g${n}` }));
    const rows = new Map(Array.from({ length: 12 }, (_, n) => row(n * MINUTE, () => (random(4) === 0 ? null : -random(80)))));
    const cues = cuesOf({ incidents: titles, gaps, rows }, window, words);
    for (const [place, cue] of cues.entries()) {
      assert.ok(window.from <= cue.from && cue.from < cue.to && cue.to <= window.to);
      assert.ok(place === 0 || cues[place - 1].from <= cue.from);
      assert.ok(cue.text.split(/ · | \+\d+$/).filter(Boolean).every((text) => text === "quieter" || text.startsWith("loud -") || text === "loud 0" || [...titles.map((one) => one.title), ...gaps.map((one) => one.text)].includes(text)), cue.text);
    }
    for (const kind of KINDS) {
      const line = cues.filter((cue) => cue.kind === kind);
      for (let place = 1; place < line.length; place++) assert.ok(line[place - 1].to <= line[place].from);
    }
    for (const cue of cues) assert.ok(linesAt(cues, cue.from).length <= KINDS.length);
  }
});

test("the gravest line stands first", () => {
  const cues = [{ kind: "sound", from: 0, to: 9 }, { kind: "incident", from: 0, to: 9 }, { kind: "gap", from: 9, to: 10 }];
  assert.deepEqual(linesAt(cues, 5).map(({ kind }) => kind), ["incident", "sound"]);
  assert.deepEqual(linesAt(cues, 9).map(({ kind }) => kind), ["gap"]);
});

test("how long nothing was recorded is said in the reader's units", () => {
  assert.equal(lengthIn(20_000, "en"), "20 sec");
  assert.equal(lengthIn(3 * MINUTE, "ko"), "3분");
  assert.equal(lengthIn(125 * MINUTE, "ko"), "2시간 5분");
  assert.equal(lengthIn(125 * MINUTE, "en"), "2 hr 5 min");
});
