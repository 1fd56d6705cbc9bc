import assert from "node:assert/strict";
import { test } from "node:test";
import { Newest } from "./newest.mjs";

/** Questions that are answered when the test says so. */
function lab() {
  const asked = [];
  const told = [];
  const pauses = [];
  const newest = new Newest(
    (question) => new Promise((resolve, reject) => asked.push({ question, resolve, reject })),
    (said) => told.push(said),
    () => new Promise((resolve) => pauses.push(resolve)),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { asked, told, pauses, newest, settle };
}

test("what was wished for on the way is passed by: one question at a time, then the newest", async () => {
  const { asked, told, pauses, newest, settle } = lab();
  for (const question of ["a", "b", "c"]) newest.want(question);
  assert.deepEqual(asked.map(({ question }) => question), ["a"]);
  asked[0].resolve(1);
  await settle();
  assert.deepEqual(told, [], "the answer to an older question is not told");
  assert.equal(asked.length, 1, "there is a pause between two");
  pauses[0]();
  await settle();
  assert.equal(asked[1].question, "c");
  asked[1].resolve(3);
  await settle();
  assert.deepEqual(told, [{ answer: 3, failed: null }]);
});

test("a question that fails is told, and the next one is asked all the same", async () => {
  const { asked, told, pauses, newest, settle } = lab();
  newest.want("a");
  asked[0].reject(new Error("away"));
  await settle();
  assert.equal(told[0].failed.message, "away");
  pauses[0]();
  await settle();
  newest.want("b");
  asked[1].resolve(2);
  await settle();
  assert.equal(told[1].answer, 2);
});

test("nobody is told when nobody waits any more", async () => {
  const { asked, told, newest, settle } = lab();
  newest.want("a");
  newest.leave();
  asked[0].resolve(1);
  await settle();
  assert.deepEqual(told, []);
});
