import test from "node:test";
import assert from "node:assert/strict";
import { AWAY_AFTER_MS, markOf, meaning, refusal, resumes, waitMs, waitReason } from "./plan.mjs";

const video = { name: "birthday.mp4", type: "video/mp4", size: 1000, lastModified: 1_700_000_000_123 };

test("what cannot be a video or is too large is refused before a byte is sent", () => {
  assert.equal(refusal(video, 1000), null);
  assert.equal(refusal(video, 999), "size");
  assert.equal(refusal({ ...video, size: 0 }, 1000), "empty");
  assert.equal(refusal({ ...video, name: "notes.txt", type: "text/plain" }, 1000), "type");
  assert.equal(refusal({ ...video, name: "mp4", type: "" }, 1000), "type");
  assert.equal(refusal({ ...video, name: "거실.MKV", type: "" }, 1000), null);
  assert.equal(refusal({ ...video, name: "no-ending", type: "video/quicktime" }, 1000), null);
});

test("the same file goes on, another one with its name, length or time does not", () => {
  const unfinished = [
    { id: "a", name: "birthday.mp4", bytes: 1000, mark: "1" },
    { id: "b", name: "birthday.mp4", bytes: 1000, mark: markOf(video) },
  ];
  assert.equal(resumes(video, unfinished).id, "b");
  assert.equal(resumes({ ...video, size: 1001 }, unfinished), null);
  assert.equal(resumes({ ...video, name: "other.mp4" }, unfinished), null);
  assert.equal(resumes({ ...video, lastModified: 2 }, unfinished), null);
  assert.equal(resumes(video, []), null);
  const korean = { ...video, name: "생일.mp4".normalize("NFD") };
  assert.equal(resumes(korean, [{ id: "c", name: "생일.mp4", bytes: 1000, mark: markOf(video) }]).id, "c");
});

test("waits grow and end at half a minute", () => {
  const waits = Array.from({ length: 12 }, (_, index) => waitMs(index + 1));
  assert.deepEqual(waits.slice(0, 6), [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]);
  assert.ok(waits.slice(6).every((wait) => wait === 30_000));
  assert.equal(waitMs(0), 1_000);
});

test("each answer has one meaning", () => {
  const problem = (name) => `urn:dailycam:problem:${name}`;
  for (const [status, type, expected] of [
    [204, "", "next"], [200, "", "next"], [201, "", "kept"], [401, "", "signedOut"], [404, problem("upload-gone"), "gone"],
    [409, problem("upload-offset"), "offset"], [409, problem("upload-too-many"), "refused"], [400, problem("upload-part-cut"), "offset"],
    [400, problem("upload-not-video"), "refused"], [413, problem("upload-too-large"), "refused"], [507, problem("upload-no-space"), "refused"],
    [503, problem("upload-busy"), "busy"], [429, "", "busy"], [503, "", "again"], [502, "", "again"], [500, "", "again"], [0, "", "again"], [403, "", "refused"],
  ]) assert.equal(meaning(status, type), expected, `${status} ${type}`);
});

test("a connection that stays away is called so", () => {
  assert.equal(waitReason("lost", 0, 1_000), "lost");
  assert.equal(waitReason("silent", 0, 1_000), "silent");
  assert.equal(waitReason("lost", 0, AWAY_AFTER_MS), "away");
  assert.equal(waitReason("busy", 0, AWAY_AFTER_MS), "busy");
});
