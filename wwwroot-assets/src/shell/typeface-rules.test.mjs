import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { filesFor } from "./typeface-rules.mjs";

const face = (file, ranges) => `@font-face{font-family:'P';src:url("${file}") format("woff2");unicode-range:${ranges}}`;
const sheet = [face("latin.woff2", "U+0000-00ff"), face("hangul.woff2", "U+ac00-ac7f,U+d55c"), face("others.woff2", "U+4??")].join("\n");

test("a text needs the files of its letters and no others", () => {
  assert.deepEqual(filesFor(sheet, "Live"), ["latin.woff2"]);
  assert.deepEqual(filesFor(sheet, "한"), ["hangul.woff2"]);
  assert.deepEqual(filesFor(sheet, "ac 가 Я"), ["latin.woff2", "hangul.woff2", "others.woff2"]);
  assert.deepEqual(filesFor(sheet, ""), []);
});

test("a letter that no file has needs none", () => {
  assert.deepEqual(filesFor(sheet, "漢"), []);
});

test("the typeface that is delivered can be read this way", () => {
  const real = readFileSync(new URL("../../node_modules/pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css", import.meta.url), "utf8");
  const files = filesFor(real, "지금 안전해요 Safe now 12:34");
  assert.ok(files.length > 2 && files.length < 12, `${files.length}`);
  assert.ok(files.every((file) => file.endsWith(".woff2")));
});
