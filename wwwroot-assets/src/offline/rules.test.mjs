import test from "node:test";
import assert from "node:assert/strict";
import { cachesOf, isAway, languageOf, roleOf, sinceOf, waitAfter } from "./rules.mjs";

const place = { scope: "https://home.example/cam/", files: ["offline/offline.css", "offline/offline.mjs"] };
const role = (path, { method = "GET", mode = "navigate" } = {}) => roleOf({ method, mode, url: `https://home.example${path}` }, place);

test("pages are asked of the server, whatever stands behind their path", () => {
  for (const path of ["/cam/", "/cam/live/bbbbbbbbbbbb", "/cam/timeline?camera=b&date=2026-11-20#main", "/cam/offline", "/cam/sign-in?returnUrl=%2Fcam%2F"]) assert.equal(role(path), "page", path);
});

test("nothing of a page is touched but the files of the offline page", () => {
  for (const mode of ["cors", "no-cors", "same-origin"]) {
    assert.equal(role("/cam/offline/offline.css", { mode }), "file");
    assert.equal(role("/cam/offline/offline.css?v=1", { mode }), "file");
    for (const path of ["/cam/api/v1/cameras/b/live/index.m3u8", "/cam/api/v1/incidents/b/picture.jpg", "/cam/styles/app.css", "/cam/offline/other.mjs", "/cam/"]) assert.equal(role(path, { mode }), null, path);
  }
});

test("what is no page, what changes something, and what lies elsewhere is left alone", () => {
  for (const path of ["/cam/api/v1/exports/b/file", "/cam/openapi/v1.json", "/cam/healthz", "/cam/readyz", "/cam/_blazor/negotiate", "/", "/camera", "/other/live"]) assert.equal(role(path), null, path);
  for (const method of ["POST", "HEAD", "PUT"]) assert.equal(role("/cam/sign-out", { method }), null);
});

test("a proxy's answers for a server that is away are told from the server's own", () => {
  for (const status of [502, 503, 504]) assert.equal(isAway(status), true);
  for (const status of [0, 200, 302, 401, 403, 404, 500]) assert.equal(isAway(status), false);
});

test("the first try comes after five seconds, later ones less and less often, never less than twice a minute", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 1000].map(waitAfter), [5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 30_000, 30_000]);
});

test("an outage keeps its beginning when the page is loaded anew, and a new one begins now", () => {
  assert.equal(sinceOf(null, 1_000_000), 1_000_000);
  assert.equal(sinceOf({ since: 900_000, triedAt: 990_000 }, 1_000_000), 900_000);
  assert.equal(sinceOf({ since: 100_000, triedAt: 880_000 }, 1_000_000), 1_000_000);
  for (const nonsense of [{ since: 2_000_000, triedAt: 2_000_000 }, { since: 999_999, triedAt: 1 }, {}]) assert.equal(sinceOf(nonsense, 1_000_000), 1_000_000);
});

test("the language is the one used last, else the browser's, else the first", () => {
  const known = ["ko", "en"];
  assert.equal(languageOf("en", ["ko-KR"], known), "en");
  assert.equal(languageOf(null, ["de-DE", "en-GB", "ko"], known), "en");
  assert.equal(languageOf("fr", ["KO-kr"], known), "ko");
  assert.equal(languageOf(undefined, [], known), "ko");
});

test("two DailyCams on one server keep caches of their own", () => {
  assert.notEqual(cachesOf("https://home.example/"), cachesOf("https://home.example/cam/"));
  assert.equal(cachesOf("https://home.example/cam/").startsWith(cachesOf("https://home.example/")), false);
});
