// What a device decides by itself about alerts: pure.

/** Longest time the signs of a lost server may be apart and still count as time in which the device was awake: browsers wake a hidden page once a minute. */
const AWAKE_MS = 90_000;

/** A server that starts anew is back within this. */
export const LOST_MS = 60_000;

/** Alerts that windows of one device remember having told, so that one of them sounds. */
const MOST_CLAIMS = 50;

/** Windows of a device that notice a lost server within this of each other are one: one of them says it. Hidden ones look once a minute. */
const LOST_ONCE_MS = 90_000;

/** What this device does unless somebody said otherwise: nothing that a room hears, nothing that a lock screen shows. */
export const SILENT = { sound: false, notify: false, detail: false };

/** Reads what was stored; anything else is what a new device does. */
export function readDevice(text) {
  try {
    const said = JSON.parse(text ?? "");
    return Object.fromEntries(Object.keys(SILENT).map((key) => [key, said?.[key] === true]));
  } catch {
    return { ...SILENT };
  }
}

/** What windows call the loss of the server that they notice now, and what one called it that noticed a little earlier. */
export const lostKeys = (now) => [0, 1].map((ago) => `lost ${Math.floor(now / LOST_ONCE_MS) - ago}`);

/** The list of claims with this one, or null when another window has it already, under this name or the earlier one. */
export function claimed(claims, key, earlier = key) {
  const list = Array.isArray(claims) ? claims : [];
  return list.includes(key) || list.includes(earlier) ? null : [...list, key].slice(-MOST_CLAIMS);
}

/** Why this device can show no notifications; null when it can, or may be asked. */
export function obstacleOf({ isSecure, hasNotifications, permission }) {
  if (!isSecure) return "insecure";
  if (!hasNotifications) return "unknown";
  return permission === "denied" ? "denied" : null;
}

/** Says once when the server was away for a while of time in which this device was awake: a phone that slept has missed nothing that it could have told. */
export class LostWatch {
  #away = 0;
  #last = null;
  #said = false;

  /** @returns true at the look at which it is to be said */
  look(isAway, now) {
    const step = this.#last === null ? 0 : now - this.#last;
    this.#last = now;
    if (!isAway) {
      this.#away = 0;
      this.#said = false;
      return false;
    }
    if (step > 0 && step <= AWAKE_MS) this.#away += step;
    if (this.#said || this.#away < LOST_MS) return false;
    this.#said = true;
    return true;
  }
}
