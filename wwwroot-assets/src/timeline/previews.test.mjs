import assert from "node:assert/strict";
import { test } from "node:test";
import { Previews, pictureMoment } from "./previews.mjs";
import { HOUR } from "./window.mjs";

/** A server that answers when the test says so. */
function server() {
  const asked = [];
  return { asked, load: (moment) => new Promise((resolve, reject) => asked.push({ moment, give: () => resolve(`p${moment}`), refuse: () => reject(new Error("503")), none: () => resolve(null) })) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("one picture is asked for at a time, and then the newest wish", async () => {
  const { asked, load } = server();
  const shown = [];
  const previews = new Previews(load, ({ moment, picture }) => shown.push([moment, picture]));
  for (const moment of [1, 2, 3, 4]) previews.want(moment);
  assert.deepEqual(asked.map((one) => one.moment), [1]);
  asked[0].give();
  await settled();
  assert.deepEqual(asked.map((one) => one.moment), [1, 4]);
  asked[1].give();
  await settled();
  assert.equal(asked.length, 2);
  assert.deepEqual(shown, [[1, "p1"], [4, "p4"]]);
});

test("a picture that is there is shown at once, and none is asked for twice, even where there is none", async () => {
  const { asked, load } = server();
  const shown = [];
  const previews = new Previews(load, ({ picture }) => shown.push(picture));
  previews.want(1);
  asked[0].none();
  await settled();
  previews.want(1);
  assert.equal(asked.length, 1);
  assert.deepEqual(shown, [null, null]);
});

test("what comes when nobody looks any more is not shown", async () => {
  const { asked, load } = server();
  const shown = [];
  const previews = new Previews(load, ({ picture }) => shown.push(picture));
  previews.want(1);
  previews.leave();
  asked[0].give();
  await settled();
  assert.deepEqual(shown, []);
});

test("a server that does not answer is asked again at the next wish, and not without end", async () => {
  const { asked, load } = server();
  const previews = new Previews(load, () => {});
  previews.want(1);
  asked[0].refuse();
  await settled();
  assert.equal(asked.length, 1);
  previews.want(2);
  assert.deepEqual(asked.map((one) => one.moment), [1, 2]);
});

test("a picture of another moment is told as late, and goes when the wanted one does not come", async () => {
  const { asked, load } = server();
  const shown = [];
  const previews = new Previews(load, ({ picture, isLate }) => shown.push([picture, isLate]));
  previews.want(1);
  asked[0].give();
  await settled();
  previews.want(2);
  asked[1].refuse();
  await settled();
  assert.deepEqual(shown, [["p1", false], ["p1", true], [null, false]]);
  previews.want(3);
  previews.want(4);
  asked[2].give();
  await settled();
  asked[3].give();
  await settled();
  assert.deepEqual(shown.slice(3), [["p3", true], ["p4", false]]);
  previews.leave();
  previews.want(5);
  assert.equal(shown.length, 5);
});

test("pictures kept are bounded and given back, all of them at the end", async () => {
  const dropped = [];
  const previews = new Previews(async (moment) => `p${moment}`, () => {}, (picture) => dropped.push(picture));
  for (let moment = 0; moment < 100; moment++) {
    previews.want(moment);
    await settled();
  }
  assert.deepEqual(dropped.slice(0, 2), ["p0", "p1"]);
  previews.destroy();
  assert.equal(dropped.length, 100);
});

test("moments near each other on the bar have one picture, which is never later than the moment", () => {
  const view = { from: 0, to: 24 * HOUR };
  assert.equal(pictureMoment(5 * HOUR, view, 850), pictureMoment(5 * HOUR + 100_000, view, 850));
  assert.equal(pictureMoment(1_234, { from: 0, to: 600_000 }, 850), 0);
  assert.equal(pictureMoment(3_999, { from: 0, to: 100_000 }, 850), 3_000);
});
