// What this device does about alerts: a sound, the system's notification while the page is hidden, a number in the title. What is an alert is decided by the server; whether this device is heard, by the device.
import { isCircuitAway } from "../shell/circuit.mjs";
import { counted } from "../shell/title.mjs";
import { LostWatch, claimed, lostKeys, obstacleOf, readDevice } from "./alerts-rules.mjs";
import { arm, isArmed, sound } from "./tone.mjs";

const DEVICE = "dailycam-alerts";
const CLAIMS = "dailycam-alerts-told";
const HEARD = "dailycam-alerts-heard";
const LOOK_MS = 5_000;

const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const write = (key, value) => { try { localStorage.setItem(key, value); } catch { /* A browser that keeps nothing chooses anew each time. */ } };

/** What this device does and can do, for the page on which it is chosen. */
export function device() {
  const hasNotifications = "Notification" in globalThis;
  const permission = hasNotifications ? Notification.permission : null;
  return { ...readDevice(read(DEVICE)), isArmed: isArmed(), permission, obstacle: obstacleOf({ isSecure: isSecureContext, hasNotifications, permission }) };
}

/** Changes what this device does. @returns as device() */
export async function choose(change) {
  write(DEVICE, JSON.stringify({ ...readDevice(read(DEVICE)), ...change }));
  if (change.sound) await arm();
  return device();
}

/** From a tap: asks for the right to show notifications when it was not asked yet. @returns as device() */
export async function allow() {
  if (device().obstacle === null && Notification.permission === "default") await Notification.requestPermission();
  return choose({ notify: globalThis.Notification?.permission === "granted" });
}

/** From a tap. @returns whether it is heard */
export async function testSound() {
  await arm();
  return sound();
}

/** @returns whether it was shown */
export const testNotification = (title, body) => notify({ key: "test", title, body, url: location.href });

/** By the service worker where there is one, because phones show no other. @returns whether it was shown */
async function notify({ key, title, body, url }) {
  if (globalThis.Notification?.permission !== "granted") return false;
  const options = { body, tag: `dailycam-${key}`, icon: new URL("icons/dailycam-192.png", document.baseURI).href, data: { url } };
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker?.active) {
      await worker.showNotification(title, options);
    } else {
      new Notification(title, options).onclick = () => { focus(); goTo(url); };
    }
    return true;
  } catch {
    return false; // Taken back in the meantime, or a browser that shows them only by a worker.
  }
}

const goTo = (url) => (globalThis.Blazor?.navigateTo ? Blazor.navigateTo(url) : location.assign(url));

/** One window of a device sounds and shows it, the first that can. */
function claim(key, earlier) {
  let claims = null;
  try { claims = claimed(JSON.parse(read(CLAIMS) ?? "[]"), key, earlier); } catch { claims = [key]; }
  if (claims) write(CLAIMS, JSON.stringify(claims));
  return claims !== null;
}

/**
 * Begins in the element that says the alerts. Gives a handle to what the server calls.
 * @param lost words of a notification for a server that is not there to say them
 */
export function begin(host, lost) {
  const watch = new LostWatch();
  const title = document.querySelector("title");
  let count = 0;
  const hint = () => host.toggleAttribute("data-mute", readDevice(read(DEVICE)).sound && !isArmed());
  const tap = async () => {
    if (!readDevice(read(DEVICE)).sound || isArmed()) return;
    await arm();
    hint();
  };
  // In the text that is there: another in its place would be one that the page's own drawing does not know.
  const label = () => {
    const text = document.querySelector("title")?.firstChild;
    if (text && text.data !== counted(text.data, count)) text.data = counted(text.data, count);
  };
  const titles = new MutationObserver(label);
  titles.observe(title?.parentNode ?? document.head, { childList: true, characterData: true, subtree: true });
  const tell = ({ key, earlier = key, title: words, body, plain, url, isLoud }) => {
    const chosen = readDevice(read(DEVICE));
    const heard = isLoud && chosen.sound && isArmed() && claim(`sound ${key}`, `sound ${earlier}`) && sound();
    if (document.hidden && chosen.notify && claim(`shown ${key}`, `shown ${earlier}`)) notify({ key, title: words, body: chosen.detail ? body : plain, url: new URL(url, document.baseURI).href });
    host.dataset.heard = heard ? "yes" : "no";
    hint();
  };
  const timer = setInterval(() => {
    hint();
    const [key, earlier] = lostKeys(Date.now());
    if (watch.look(isCircuitAway(), Date.now())) tell({ key, earlier, title: lost.title, body: lost.body, plain: lost.body, url: "", isLoud: true });
  }, LOOK_MS);
  const fromWorker = ({ data }) => { if (typeof data?.alert === "string") goTo(data.alert); };
  navigator.serviceWorker?.addEventListener("message", fromWorker);
  document.addEventListener("pointerdown", tap, { capture: true });
  document.addEventListener("keydown", tap, { capture: true });
  hint();
  return {
    /** Until when this device has heard the server, in its milliseconds; null when never. */
    heardAt: () => Number(read(HEARD)) || null,
    heard: (at) => write(HEARD, String(at)),
    tell,
    arm: tap,
    count: (next) => { count = next; label(); },
    destroy: () => {
      clearInterval(timer);
      titles.disconnect();
      navigator.serviceWorker?.removeEventListener("message", fromWorker);
      document.removeEventListener("pointerdown", tap, { capture: true });
      document.removeEventListener("keydown", tap, { capture: true });
      count = 0;
      label();
    },
  };
}
