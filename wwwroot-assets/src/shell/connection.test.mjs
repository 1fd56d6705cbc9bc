import assert from "node:assert/strict";
import { test } from "node:test";
import { retryAfter } from "./connection.mjs";

/** A page of its own: what it learnt about its connection is kept for as long as it is open. */
async function page(kept = new Map()) {
  const { connect } = await import(`./connection.mjs?${Math.random()}`);
  const made = { sockets: [], reloads: 0, options: null, circuit: null };
  class Socket extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
      made.sockets.push(this);
    }
  }
  const storage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value) };
  const builder = { withUrl: (_, options) => (made.options = options), withServerTimeout: (ms) => (made.silence = ms) };
  const blazor = { start: ({ circuit }) => (made.circuit = circuit) };
  connect(blazor, { storage, WebSocket: Socket, reload: () => made.reloads++ });
  const open = () => {
    made.options = null;
    made.circuit.configureSignalR(builder);
    return made.options && new made.options.WebSocket("ws://home/_blazor");
  };
  return { made, open };
}

test("a circuit begins by a WebSocket without asking first", async () => {
  const { made, open } = await page();
  open();
  assert.equal(made.options.skipNegotiation, true);
  assert.equal(made.options.transport, 1);
});

test("where no WebSocket is let through the page is loaded anew and asks first from then on", async () => {
  const kept = new Map();
  const first = await page(kept);
  first.open().dispatchEvent(new Event("close"));
  assert.equal(first.made.reloads, 1);

  const second = await page(kept);
  assert.equal(second.open(), null);
  assert.equal(second.made.silence, 12_000); // However it comes about.
  assert.equal(second.made.reloads, 0);
});

test("a server that is away later does not change the way", async () => {
  const kept = new Map();
  const { made, open } = await page(kept);
  const socket = open();
  socket.dispatchEvent(new Event("open"));
  socket.dispatchEvent(new Event("close"));
  open().dispatchEvent(new Event("close"));
  assert.equal(made.reloads, 0);
  assert.equal(kept.size, 0);
});

test("it is tried again soon at first and never seldomer than each five seconds", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 500].map(retryAfter), [1_000, 2_000, 3_000, 4_000, 5_000, 5_000, 5_000]);
});
