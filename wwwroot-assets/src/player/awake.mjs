// Keeps the screen on while somebody watches. Browsers give it on secure pages only, and take it back when the page is hidden; where there is none, nothing happens.
import { plays } from "./night-rules.mjs";

const holders = new Set();
let lock = null;
let asked = false;
let refusedAt = Number.NEGATIVE_INFINITY;

/** Players tell their state twice a second; a browser that refused is not pressed. */
const ASK_AGAIN_MS = 30_000;

/** A player tells what it does; the screen stays on while one of them shows a moving picture. */
export function keepAwake(holder, snapshot) {
  hold(holder, snapshot !== null && plays(snapshot.state));
}

/** @param wanted false lets go */
export function hold(holder, wanted) {
  if (wanted) holders.add(holder);
  else holders.delete(holder);
  settle();
}

async function settle() {
  const wanted = holders.size > 0 && !document.hidden;
  if (!wanted && lock) {
    const held = lock;
    lock = null;
    await held.release().catch(() => {});
  }
  if (!wanted || lock || asked || !navigator.wakeLock || Date.now() - refusedAt < ASK_AGAIN_MS) return;
  asked = true;
  try {
    const given = await navigator.wakeLock.request("screen");
    lock = given;
    given.addEventListener("release", () => {
      if (lock === given) lock = null; // The browser took it: the page was hidden, or the battery is low.
    });
  } catch {
    refusedAt = Date.now(); // By a low battery, for one.
  } finally {
    asked = false;
  }
  if (lock && (holders.size === 0 || document.hidden)) await settle();
}

document.addEventListener("visibilitychange", settle);
