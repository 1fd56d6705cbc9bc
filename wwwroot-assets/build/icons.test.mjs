import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { ICONS, iconPng } from "./icons.mjs";
import { crc32, encodePng } from "./png.mjs";
import { readSvg } from "./svg.mjs";

const source = (name) => readFileSync(new URL(`../src/icons/${name}`, import.meta.url), "utf8");

/** Reads our own PNG files back: size, and a pixel by its place. */
function read(png) {
  assert.deepEqual([...png.subarray(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
  const parts = {};
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    assert.equal(png.readUInt32BE(at + 8 + length), crc32(named));
    parts[named.toString("latin1", 0, 4)] = named.subarray(4);
    at += length + 12;
  }
  const [width, height] = [parts.IHDR.readUInt32BE(0), parts.IHDR.readUInt32BE(4)];
  const rows = inflateSync(parts.IDAT);
  return { width, height, at: (x, y) => [...rows.subarray(y * (width * 4 + 1) + 1 + x * 4, y * (width * 4 + 1) + 5 + x * 4)] };
}

test("the check sum is the one of the standard", () => assert.equal(crc32(Buffer.from("123456789")), 0xcbf43926));

test("a picture comes back as it went in", () => {
  const pixels = new Uint8Array(3 * 2 * 4).map((_, index) => index * 7);
  const picture = read(encodePng(3, 2, pixels));
  assert.deepEqual([picture.width, picture.height], [3, 2]);
  assert.deepEqual(picture.at(2, 1), [...pixels.subarray(20, 24)]);
});

test("every icon has its size, the pupil in its middle and its colours, twice the same", () => {
  for (const [svg, size, name] of ICONS) {
    const png = iconPng(source(svg), size);
    const picture = read(png);
    assert.deepEqual([picture.width, picture.height], [size, size], name);
    assert.deepEqual(picture.at(size / 2, size / 2), [0xf2, 0xb8, 0x72, 255], name);
    assert.deepEqual(picture.at(size / 2, Math.round(size * 0.1)), [0x2f, 0x6f, 0x6a, 255], name);
    assert.deepEqual(png, iconPng(source(svg), size), name);
  }
});

test("the ordinary icon has round corners, the maskable one fills its square", () => {
  assert.equal(read(iconPng(source("dailycam.svg"), 192)).at(0, 0)[3], 0);
  const maskable = read(iconPng(source("dailycam-maskable.svg"), 192));
  for (const [x, y] of [[0, 0], [191, 0], [0, 191], [191, 191]]) assert.deepEqual(maskable.at(x, y), [0x2f, 0x6f, 0x6a, 255]);
});

test("what a home screen may cut off of a maskable icon is ground only", () => {
  const size = 192;
  const picture = read(iconPng(source("dailycam-maskable.svg"), size));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const isOutside = Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2) > size * 0.4 + 1;
      if (isOutside) assert.deepEqual(picture.at(x, y), [0x2f, 0x6f, 0x6a, 255], `${x}, ${y}`);
    }
  }
});

test("a drawing that would come out differently stops the build", () => {
  const icon = (inside) => `<svg xmlns="x" viewBox="0 0 64 64">${inside}</svg>`;
  for (const inside of ["", '<ellipse rx="3" fill="#000000"/>', '<path d="M1 1l2 2" fill="none" stroke="#000000" stroke-linejoin="round"/>', '<circle r="3" fill="red"/>', '<path d="M1 1c2 2" fill="none" stroke="#000000" stroke-linejoin="round"/>']) {
    assert.throws(() => readSvg(icon(inside)), undefined, inside);
  }
  assert.throws(() => readSvg('<svg viewBox="0 0 64 32"><circle r="3" fill="#000000"/></svg>'));
});
