import { test } from "node:test";
import assert from "node:assert/strict";
import { FRESH_MS, counted, lookFor, standing, withLook, worded } from "./boxes-rules.mjs";

const start = Date.parse("2026-11-20T01:00:00Z");
const person = { label: "person", score: 0.9, x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
const said = (seconds, objects = [person], state = "watching") => ({ state, takenAt: new Date(start + seconds * 1_000).toISOString(), secondsAgo: 0.3, objects });
const heard = (...answers) => answers.reduce(withLook, []);

test("a picture gets the look nearest to it, also one that is looked back at", () => {
  const looks = heard(said(0, []), said(0.5), said(1, [person, person]));
  assert.equal(lookFor(looks, start + 1_300).objects.length, 2);
  assert.equal(lookFor(looks, start + 600).objects.length, 1);
  assert.equal(lookFor(looks, start - 200).objects.length, 0);
});

test("a box is shown only while it is fresh", () => {
  const looks = heard(said(0));
  assert.ok(lookFor(looks, start + FRESH_MS));
  assert.equal(lookFor(looks, start + FRESH_MS + 1), null);
  assert.equal(lookFor(looks, start - FRESH_MS - 1), null);
  assert.equal(lookFor([], start), null);
});

test("a look is remembered once and for half a minute, whatever order answers come in", () => {
  let looks = heard(said(1), said(0), said(1));
  assert.deepEqual(looks.map(({ takenAt }) => takenAt - start), [0, 1_000]);
  looks = withLook(looks, said(30.5));
  assert.deepEqual(looks.map(({ takenAt }) => takenAt - start), [1_000, 30_500]);
  assert.equal(withLook(looks, { state: "off", takenAt: null, objects: [] }), looks);
});

test("off, starting and behind are said and never shown as an empty picture", () => {
  assert.deepEqual(standing(null, [], start), { kind: "asking" });
  assert.deepEqual(standing({ state: "off", takenAt: null }, [], start), { kind: "off" });
  assert.deepEqual(standing({ state: "starting", takenAt: null }, [], start), { kind: "starting" });
  const late = { ...said(0), state: "behind", secondsAgo: 41.6 };
  assert.deepEqual(standing(late, heard(late), start + 41_600), { kind: "behind", seconds: 42 });
});

test("a still room is looked at seldom, and the age of the last look is told instead of its boxes", () => {
  assert.deepEqual(standing(said(0), heard(said(0)), start + 7_000), { kind: "resting", seconds: 7 });
  assert.deepEqual(standing(said(0), heard(said(0)), start + 1_000), { kind: "seen" });
});

test("what was before the boxes were switched on is the past", () => {
  assert.deepEqual(standing(said(20), heard(said(20)), start), { kind: "past" });
});

test("things without a word are left out, and several of a kind are counted", () => {
  const words = { person: "사람", cat: "고양이" };
  const objects = worded([{ label: "couch", score: 0.99 }, { label: "cat", score: 0.5 }, person, { ...person, score: 0.6 }], (label) => words[label]);
  assert.deepEqual(objects.map(({ word }) => word), ["고양이", "사람", "사람"]);
  assert.equal(counted(objects), "사람 ×2, 고양이");
  assert.equal(counted([]), "");
});
