import test from "node:test";
import assert from "node:assert/strict";
import { composeSprite, readNames } from "./symbols.mjs";

const drawn = (d) => `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 -960 960 960"><path d="${d}"/></svg>`;

test("each name becomes a symbol that can be named", () => {
  const sprite = composeSprite(["add", "home"], (name) => drawn(name === "add" ? "M1 1" : "M2 2"));
  assert.match(sprite, /<symbol id="add" viewBox="0 -960 960 960"><path d="M1 1"\/><\/symbol>/);
  assert.match(sprite, /<symbol id="home" viewBox="0 -960 960 960"><path d="M2 2"\/><\/symbol>/);
});

test("a symbol that is drawn otherwise stops the build", () => {
  assert.throws(() => composeSprite(["add"], () => '<svg viewBox="0 0 24 24"><path d="M1 1"/></svg>'), /add/);
  assert.throws(() => composeSprite(["add"], () => '<svg viewBox="0 -960 960 960"><circle r="1"/></svg>'), /add/);
});

test("names stand once and in order", () => {
  assert.deepEqual(readNames("add\nhome\n"), ["add", "home"]);
  assert.throws(() => readNames("home\nadd\n"), /add/);
  assert.throws(() => readNames("add\nadd\n"), /add/);
});
