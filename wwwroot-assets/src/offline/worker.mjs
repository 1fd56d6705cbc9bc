// The service worker. It keeps the offline page and the files of that page, and nothing else: no page, no answer of the API, no picture of a child ever lies in its cache.
// Every page comes from the server; when that cannot be reached, the offline page stands in its place and says so. The server writes `edition` in front of this:
// { version, page, files }, where the version changes with anything that is kept.
import { PATIENCE_MS, cachesOf, isAway, roleOf } from "./rules.mjs";

const { scope } = self.registration;
const cacheName = cachesOf(scope) + edition.version;

self.addEventListener("install", (event) => {
  leaveTheServerAlone(event);
  event.waitUntil(keep().then(() => self.skipWaiting())); // It may change at any time: what it does for an open page, the next one does too.
});
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("fetch", (event) => {
  const role = roleOf(event.request, { scope, files: edition.files });
  if (role === "page") event.respondWith(open(event.request));
  if (role === "file") event.respondWith(kept(event.request.url).then((file) => file ?? fetch(event.request)));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data?.url));
});

/** To what an alert is about: in the window that is there, which goes there by itself, or in a new one. Nowhere but in DailyCam. */
async function lead(url) {
  if (typeof url !== "string" || !url.startsWith(scope)) return;
  const windows = await self.clients.matchAll({ type: "window" });
  const open = windows.find((window) => window.url.startsWith(scope));
  if (!open) return self.clients.openWindow(url);
  await open.focus();
  open.postMessage({ alert: url });
}

/**
 * Where the browser knows routes, video, pictures and the circuit do not even wake this worker; elsewhere it wakes and does nothing. A page that is left says goodbye to its circuit with its last
 * breath: through a worker that must first be woken it is not heard, and the server keeps the page for minutes.
 */
function leaveTheServerAlone(event) {
  if (!event.addRoutes) return;
  const rules = ["api/*", "_blazor*"].map((path) => ({ condition: { urlPattern: { pathname: new URL(scope).pathname + path } }, source: "network" }));
  event.waitUntil(Promise.resolve().then(() => event.addRoutes(rules)).catch(() => {}));
}

/** All or nothing: half an offline page would be none. */
async function keep() {
  const addresses = [edition.page, ...edition.files].map((path) => new URL(path, scope).href);
  const answers = await Promise.all(addresses.map((address) => fetch(address, { cache: "no-store" })));
  const wrong = answers.find((answer) => !answer.ok || answer.redirected);
  if (wrong) throw new Error(`${wrong.url}: ${wrong.status}`);
  const cache = await caches.open(cacheName);
  await Promise.all(addresses.map((address, index) => cache.put(address, answers[index])));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(cachesOf(scope)) && name !== cacheName).map((name) => caches.delete(name)));
}

async function open(request) {
  const answer = await Promise.race([fetch(request).catch(() => null), nobody()]);
  if (answer && !isAway(answer.status)) return answer;
  return (await kept(new URL(edition.page, scope).href)) ?? answer ?? Response.error();
}

const nobody = () => new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));

async function kept(address) {
  const cache = await caches.open(cacheName);
  return cache.match(address, { ignoreSearch: true, ignoreVary: true });
}
