import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { composeWorker } from "./worker.mjs";

const text = (name) => readFileSync(new URL(`../src/offline/${name}`, import.meta.url), "utf8");
const scope = "https://home.example/cam/";
const edition = { version: "0123456789abcdef", page: "offline", files: ["offline/offline.css"] };

/** A browser around the very script that is delivered: what it asks of the network and keeps can be looked at. */
class Browser {
  asked = [];
  stored = new Map();
  routes = [];
  listeners = new Map();
  timers = [];
  answer = (url) => new Response(`fresh ${url}`);

  constructor({ knowsRoutes = true } = {}) {
    this.knowsRoutes = knowsRoutes;
    const context = {
      URL, Response, Promise,
      setTimeout: (fire) => this.timers.push(fire),
      self: { registration: { scope }, skipWaiting: () => (this.isImpatient = true), addEventListener: (name, listener) => this.listeners.set(name, listener) },
      fetch: async (target) => this.#ask(target),
      caches: {
        open: async (name) => this.#cache(name),
        keys: async () => [...this.stored.keys()],
        delete: async (name) => this.stored.delete(name),
      },
    };
    vm.runInNewContext(`const edition = ${JSON.stringify(edition)};\n${composeWorker(text("rules.mjs"), text("worker.mjs"))}`, context);
  }

  async #ask(target) {
    const url = target.url ?? target;
    this.asked.push(url);
    const answer = await this.answer(url);
    if (!answer) throw new TypeError("nobody is there");
    return answer;
  }

  #cache(name) {
    if (!this.stored.has(name)) this.stored.set(name, new Map());
    const entries = this.stored.get(name);
    return { put: async (address, answer) => entries.set(address, await answer.text()), match: async (address) => (entries.has(address) ? new Response(entries.get(address)) : undefined) };
  }

  async live(name) {
    const waits = [];
    const event = { waitUntil: (promise) => waits.push(promise) };
    if (this.knowsRoutes) event.addRoutes = async (routes) => this.routes.push(...[routes].flat());
    this.listeners.get(name)(event);
    await Promise.all(waits);
  }

  /** The worker's answer as text; undefined when it leaves the request to the browser. */
  async request(path, { method = "GET", mode = "navigate" } = {}) {
    let answer;
    this.listeners.get("fetch")({ request: { url: `https://home.example${path}`, method, mode }, respondWith: (promise) => (answer = promise) });
    return answer && (await answer).text();
  }
}

async function installed(options) {
  const browser = new Browser(options);
  await browser.live("install");
  await browser.live("activate");
  browser.asked = [];
  return browser;
}

test("it keeps the offline page and its files, and nothing else ever", async () => {
  const browser = await installed();
  await browser.request("/cam/live/bbbbbbbbbbbb");
  await browser.request("/cam/api/v1/cameras/bbbbbbbbbbbb/snapshot.jpg", { mode: "cors" });
  assert.equal(browser.stored.size, 1);
  const [[name, entries]] = browser.stored;
  assert.ok(name.endsWith(edition.version));
  assert.deepEqual([...entries.keys()], [`${scope}offline`, `${scope}offline/offline.css`]);
  assert.equal(browser.isImpatient, true);
});

test("a page comes from the server whenever that answers, whatever it answers", async () => {
  const browser = await installed();
  assert.equal(await browser.request("/cam/live"), "fresh https://home.example/cam/live");
  browser.answer = () => new Response("our own words", { status: 500 });
  assert.equal(await browser.request("/cam/live"), "our own words");
});

test("without a server, or with a proxy that has none, the offline page stands in its place", async () => {
  const browser = await installed();
  for (const answer of [null, new Response("Bad Gateway", { status: 502 })]) {
    browser.answer = () => answer;
    assert.equal(await browser.request("/cam/live"), `fresh ${scope}offline`);
    assert.equal(await browser.request("/cam/offline/offline.css", { mode: "no-cors" }), `fresh ${scope}offline/offline.css`);
  }
});

test("a server that does not say a word is given up", async () => {
  const browser = await installed();
  browser.answer = () => new Promise(() => {});
  const page = browser.request("/cam/live");
  browser.timers.at(-1)();
  assert.equal(await page, `fresh ${scope}offline`);
});

test("video, pictures, answers of the API and whatever changes something are none of its business", async () => {
  const browser = await installed();
  assert.equal(await browser.request("/cam/api/v1/cameras/b/live/part/1/2.m4s", { mode: "cors" }), undefined);
  assert.equal(await browser.request("/cam/api/v1/exports/b/file"), undefined);
  assert.equal(await browser.request("/cam/sign-out", { method: "POST" }), undefined);
  assert.deepEqual(browser.asked, []);
  assert.equal(await browser.request("/cam/_blazor/disconnect", { method: "POST", mode: "cors" }), undefined);
  assert.deepEqual(browser.routes.map((route) => route.condition.urlPattern.pathname), ["/cam/api/*", "/cam/_blazor*"]);
  assert.ok(browser.routes.every((route) => route.source === "network"));
});

test("a browser that knows no routes installs it all the same", async () => {
  const browser = await installed({ knowsRoutes: false });
  assert.equal(browser.stored.size, 1);
});

test("a new version takes the old one's cache away, and leaves those of others", async () => {
  const browser = new Browser();
  for (const name of ["dailycam-offline /cam/ old", "dailycam-offline / old", "something else"]) browser.stored.set(name, new Map());
  await browser.live("install");
  await browser.live("activate");
  assert.deepEqual([...browser.stored.keys()], ["dailycam-offline / old", "something else", `dailycam-offline /cam/ ${edition.version}`]);
});

test("an offline page that does not come whole is not kept", async () => {
  const browser = new Browser();
  browser.answer = (url) => new Response("no", { status: url.endsWith("css") ? 404 : 200 });
  await assert.rejects(browser.live("install"));
  assert.equal(browser.stored.size, 0);
});

test("a worker that would be no plain script stops the build", () => {
  assert.throws(() => composeWorker("", "self.x = 1;"));
  assert.throws(() => composeWorker("", 'import { a } from "./rules.mjs";\nimport b from "./b.mjs";'));
});
