import test from "node:test";
import assert from "node:assert/strict";
import { Parts, climbPause } from "./pictures-rules.mjs";

const ascii = (text) => new TextEncoder().encode(text);

/** As MjpegAnswer writes them; the picture holds what a head ends with, on purpose. */
function stream(count) {
  const pieces = [];
  for (let n = 1; n <= count; n++) {
    const jpeg = Uint8Array.from({ length: 50 * n }, (_, at) => [13, 10, 13, 10, 45, 45, n, at & 255][at % 8]);
    pieces.push(ascii(`--dailycam-picture\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\nLast-Modified: Sat, 28 Nov 2026 09:00:00 GMT\r\nDailyCam-Taken: ${1_000 * n}\r\nDailyCam-Clock: ${1_000 * n + 300}\r\n\r\n`), jpeg, ascii("\r\n"));
  }
  const all = new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0));
  pieces.reduce((at, one) => (all.set(one, at), at + one.length), 0);
  return all;
}

test("pictures come out whole with their moments, in whatever pieces they arrive", () => {
  const all = stream(4);
  for (const size of [1, 7, 64, 193, all.length]) {
    const parts = new Parts();
    const got = [];
    for (let at = 0; at < all.length; at += size) got.push(...parts.push(all.slice(at, at + size)));
    assert.deepEqual(got.map(({ takenAt, sentAt, jpeg }) => [takenAt, sentAt, jpeg.length, jpeg[6]]), [1, 2, 3, 4].map((n) => [1_000 * n, 1_000 * n + 300, 50 * n, n]));
  }
});

test("a picture that is not whole yet is waited for", () => {
  const all = stream(1);
  const parts = new Parts();
  assert.deepEqual(parts.push(all.slice(0, -3)), []);
  assert.equal(parts.push(all.slice(-3)).length, 1);
});

test("what is not such a stream is refused and not gathered for ever", () => {
  assert.throws(() => new Parts().push(ascii("x".repeat(5_000))));
  assert.throws(() => new Parts().push(ascii("--dailycam-picture\r\nContent-Type: image/jpeg\r\n\r\n")));
  assert.throws(() => new Parts().push(ascii("--dailycam-picture\r\nContent-Length: 99999999\r\n\r\n")));
});

test("a picture that does not say when it was taken has no moment", () => {
  assert.equal(new Parts().push(ascii("--b\r\nContent-Length: 1\r\n\r\nx"))[0].takenAt, null);
});

test("video is tried again later each time", () => {
  const pauses = [0, 1, 2, 3, 4, 50].map(climbPause);
  assert.deepEqual(pauses, [...pauses].sort((a, b) => a - b));
  assert.ok(pauses[0] >= 10_000);
});
