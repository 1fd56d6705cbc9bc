import assert from "node:assert/strict";
import { test } from "node:test";
import { PreviewCard } from "./preview-card.mjs";
import { WIDEST_MS } from "./sheets.mjs";

/** As much of the page as the card knows: a picture is complete when the test says that it is decoded. */
function page() {
  const attributes = new Set();
  const picture = { hidden: true, complete: true, address: "", get src() { return this.address; }, set src(value) { [this.address, this.complete] = [value, false]; } };
  const preview = { hidden: true, dataset: {}, style: {}, offsetHeight: 90, offsetWidth: 160, toggleAttribute: (name, on) => (on ? attributes.add(name) : attributes.delete(name)) };
  const decode = () => {
    picture.complete = true;
    picture.onload();
  };
  return { parts: { preview, previewTile: { hidden: true }, previewPicture: picture, previewTime: {}, previewWhy: {} }, isLate: () => attributes.has("data-late"), decode };
}

/** Wider than sheets are used in, so that single pictures come. */
const WIDE = { from: 0, to: WIDEST_MS + 400_000 };

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a picture of another second never stands under a time as if it were of that time", async (context) => {
  const answers = [];
  context.mock.method(globalThis, "fetch", () => new Promise((resolve, reject) => answers.push({ give: () => resolve({ status: 200, ok: true, blob: () => Promise.resolve(new Blob(["x"])) }), refuse: () => reject(new Error("away")) })));
  const { parts, isLate, decode } = page();
  const card = new PreviewCard(parts, "hall");
  const show = (second) => card.show(second * 1_000, WIDE, { upright: false, length: 1_000_000 }, { time: `00:00:${second}`, why: "" });

  show(1);
  assert.equal(parts.previewPicture.hidden, true);
  answers[0].give();
  await settled();
  assert.deepEqual([parts.previewPicture.hidden, isLate()], [false, true]); // there, and not decoded: the browser shows what it had
  decode();
  assert.equal(isLate(), false);

  show(2);
  assert.deepEqual([parts.previewPicture.hidden, isLate()], [false, true]);
  answers[1].refuse();
  await settled();
  assert.deepEqual([parts.previewPicture.hidden, isLate()], [true, false]);

  show(1);
  assert.deepEqual([parts.previewPicture.hidden, isLate()], [false, false]);
  card.hide();
  show(3);
  assert.equal(parts.previewPicture.hidden, true);
  answers[2].give();
  await settled();
  parts.previewPicture.onerror();
  assert.equal(parts.previewPicture.hidden, true);
  card.destroy();
});
