import test from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Sender } from "./sender.mjs";

const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The server's side of the protocol, with every trouble that is asked of it. */
class Server {
  partBytes = 1000;
  arrived = new Uint8Array(0);
  calls = [];
  troubles = [];
  video = false;

  constructor(total) {
    this.total = total;
  }

  #trouble(name) {
    this.calls.push(name);
    const trouble = this.troubles[0]?.at === name ? this.troubles.shift() : null;
    return trouble?.does;
  }

  async begin() {
    const does = this.#trouble("begin");
    if (typeof does === "object") return does;
    if (does) throw { cause: does };
    return { status: 201, body: { id: "abc", offset: this.arrived.length, partBytes: this.partBytes } };
  }

  async ask() {
    const does = this.#trouble("ask");
    if (typeof does === "object") return does;
    if (does) throw { cause: does };
    return this.video ? { status: 404, body: {} } : { status: 200, body: { offset: this.arrived.length } };
  }

  async kept() {
    return { status: this.video ? 200 : 404, body: {} };
  }

  async part(id, offset, bytes, { progress }) {
    const does = this.#trouble("part");
    if (typeof does === "object" && does?.status) return does;
    if (offset !== this.arrived.length) return { status: 409, offset: this.arrived.length, body: { type: "urn:dailycam:problem:upload-offset" } };
    const taken = typeof does === "number" ? bytes.slice(0, Math.floor(bytes.byteLength * does)) : bytes;
    this.arrived = new Uint8Array([...this.arrived, ...new Uint8Array(taken)]);
    if (typeof does === "number" || does === "lost" || does === "silent") {
      if (this.arrived.length === this.total) this.video = true;
      throw { cause: does === "silent" ? "silent" : "lost" };
    }
    progress(bytes.byteLength);
    if (this.arrived.length < this.total) return { status: 204, offset: this.arrived.length };
    this.video = true;
    return { status: 201, body: { id } };
  }

  async cancel() {
    this.calls.push("cancel");
  }
}

/** A clock whose waits are over at once. */
function quick() {
  const clock = { time: 0, waits: [], now: () => clock.time, after: (ms, call) => {
    clock.waits.push(ms);
    clock.time += ms;
    queueMicrotask(call);
    return () => {};
  } };
  return clock;
}

function chosen(length, seed = 1) {
  let state = seed;
  const bytes = Uint8Array.from({ length }, () => (state = (state * 16807) % 2147483647) & 255);
  return { name: "a.mp4", size: length, lastModified: 5, bytes, slice: (from, end) => ({ arrayBuffer: async () => bytes.slice(from, end).buffer }) };
}

test("a file goes in parts and is kept", async () => {
  const [file, server, told] = [chosen(3500), new Server(3500), []];
  assert.deepEqual(await new Sender(file, server, (state) => told.push(state), quick()).run(), { state: "kept", id: "abc" });
  assert.equal(sha(server.arrived), sha(file.bytes));
  assert.deepEqual(server.calls, ["begin", "part", "part", "part", "part"]);
  assert.equal(told.at(-1).state, "checking");
});

test("whatever is cut, the same bytes arrive", async () => {
  let state = 20261128;
  const chance = (below) => (state = (state * 48271) % 2147483647) % below;
  for (let round = 0; round < 200; round++) {
    const [file, server, clock] = [chosen(1 + chance(6000), round + 1), null, quick()];
    const other = new Server(file.size);
    for (let i = chance(12); i > 0; i--) other.troubles.push([{ at: "part", does: chance(100) / 100 }, { at: "part", does: "lost" }, { at: "part", does: "silent" }, { at: "ask", does: "lost" }, { at: "begin", does: "lost" }][chance(5)]);
    const end = await new Sender(file, server ?? other, () => {}, clock).run();
    assert.equal(end.state, "kept", `round ${round}`);
    assert.equal(sha(other.arrived), sha(file.bytes), `round ${round}`);
  }
});

test("it goes on where the server says, and tells from where", async () => {
  const [file, server, told] = [chosen(3000), new Server(3000), []];
  server.arrived = file.bytes.slice(0, 1700);
  await new Sender(file, server, (state) => told.push(state), quick()).run();
  assert.equal(told[0].from, 1700);
  assert.equal(sha(server.arrived), sha(file.bytes));
});

test("an answer that is lost after the last part is asked for, and nothing is sent twice", async () => {
  const [file, server] = [chosen(900), new Server(900)];
  server.troubles.push({ at: "part", does: "lost" });
  assert.deepEqual(await new Sender(file, server, () => {}, quick()).run(), { state: "kept", id: "abc" });
  assert.deepEqual(server.calls, ["begin", "part", "ask"]);
});

test("waits grow while nothing comes back, and are short again after it did", async () => {
  const [file, server, clock, told] = [chosen(3000), new Server(3000), quick(), []];
  for (let i = 0; i < 8; i++) server.troubles.push({ at: "begin", does: "lost" });
  server.troubles.push({ at: "part", does: "lost" });
  await new Sender(file, server, (state) => told.push(state), clock).run();
  assert.deepEqual(clock.waits, [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000, 1_000]);
  const reasons = told.filter((state) => state.state === "waiting").map((state) => state.reason);
  assert.deepEqual(reasons, ["lost", "lost", "lost", "lost", "lost", "lost", "away", "away", "lost"]);
});

test("a server that is busy is asked when it said", async () => {
  const [file, server, clock] = [chosen(10), new Server(10), quick()];
  server.troubles.push({ at: "part", does: { status: 503, body: { type: "urn:dailycam:problem:upload-busy" }, retryAfterMs: 20_000 } });
  assert.equal((await new Sender(file, server, () => {}, clock).run()).state, "kept");
  assert.deepEqual(clock.waits, [20_000]);
});

test("what the server refuses ends with its sentence, and so do the other ends", async () => {
  for (const [does, expected] of [
    [{ status: 507, body: { title: "no room" } }, { state: "refused", sentence: "no room" }],
    [{ status: 401, body: {} }, { state: "signedOut" }],
    [{ status: 413, body: {} }, { state: "refused", sentence: null }],
  ]) {
    const server = new Server(10);
    server.troubles.push({ at: "part", does });
    assert.deepEqual(await new Sender(chosen(10), server, () => {}, quick()).run(), expected);
  }
});

test("an upload that was swept away meanwhile is gone, and a file that vanished is unreadable", async () => {
  const server = new Server(10);
  server.troubles.push({ at: "part", does: { status: 404, body: {} } }, { at: "ask", does: { status: 404, body: {} } });
  assert.deepEqual(await new Sender(chosen(10), server, () => {}, quick()).run(), { state: "gone" });
  const file = { ...chosen(10), slice: () => ({ arrayBuffer: async () => { throw new Error("NotReadableError"); } }) };
  assert.deepEqual(await new Sender(file, new Server(10), () => {}, quick()).run(), { state: "unreadable" });
});

test("cancelling while it waits takes away what arrived", async () => {
  const [server, told] = [new Server(3000), []];
  server.troubles.push({ at: "part", does: "lost" });
  const sender = new Sender(chosen(3000), server, (state) => told.push(state), { now: () => 0, after: () => () => {} });
  const running = sender.run();
  while (told.at(-1)?.state !== "waiting") await new Promise((resolve) => setImmediate(resolve));
  await sender.cancel();
  assert.deepEqual(await running, { state: "cancelled" });
  assert.equal(server.calls.at(-1), "cancel");
});

test("trying now does not wait", async () => {
  const [server, told] = [new Server(100), []];
  server.troubles.push({ at: "begin", does: "lost" });
  const sender = new Sender(chosen(100), server, (state) => told.push(state), { now: () => 0, after: () => () => {} });
  const running = sender.run();
  while (told.at(-1)?.state !== "waiting") await new Promise((resolve) => setImmediate(resolve));
  sender.tryNow();
  assert.equal((await running).state, "kept");
});
