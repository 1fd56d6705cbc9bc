// The icons a home screen wants as PNG, made from our SVG files.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodePng } from "./png.mjs";
import { draw } from "./raster.mjs";
import { readSvg } from "./svg.mjs";

/** Source, edge in pixels, name. A home screen cuts its own shape out of a maskable one; iOS does so with the apple-touch icon. */
export const ICONS = [
  ["dailycam.svg", 192, "dailycam-192.png"],
  ["dailycam.svg", 512, "dailycam-512.png"],
  ["dailycam-maskable.svg", 192, "dailycam-maskable-192.png"],
  ["dailycam-maskable.svg", 512, "dailycam-maskable-512.png"],
  ["dailycam-maskable.svg", 180, "apple-touch.png"],
];

export const iconPng = (svg, size) => encodePng(size, size, draw(readSvg(svg), size));

export function writeIcons(from, to) {
  for (const [source, size, name] of ICONS) writeFileSync(join(to, name), iconPng(readFileSync(join(from, source), "utf8"), size));
}
