// The first page says "still watching" with a sign of life from the server. When the signs stop, for whatever reason, the page must not go on saying it: this takes the sentence back, without the server.
import { isCircuitAway } from "./circuit.mjs";

/** The server gives a sign every two seconds; five missed ones are no hiccup. */
export const LOST_MS = 10_000;

/** Where the circuit itself says that it is away, one missed sign is enough: the banner and the page must not contradict each other. */
export const AWAY_MS = 3_000;

const TICK_MS = 1_000;

/** Knows when the sign last changed, by the viewer's own clock: the two clocks need not agree. */
export class Heartbeat {
  #sign = null;
  #changedAt = 0;

  /** When the last sign came. */
  get heardAt() {
    return this.#changedAt;
  }

  /** Whether what the page says is too old to be believed. A page that was asleep finds its last sign old when it wakes. */
  isLost(sign, nowMs, isAway = false) {
    if (sign !== this.#sign) {
      this.#sign = sign;
      this.#changedAt = nowMs;
    }
    return nowMs - this.#changedAt > (isAway ? AWAY_MS : LOST_MS);
  }
}

/** Watches whatever on the page carries data-heartbeat, now and after each navigation. */
export function watchHeartbeat() {
  let heartbeat = new Heartbeat();
  let watched = null;
  const look = () => {
    const host = document.querySelector("[data-heartbeat]");
    if (host !== watched) {
      // Another page, or the circuit's own drawing of this one.
      watched = host;
      heartbeat = new Heartbeat();
    }
    if (host) show(host, heartbeat.isLost(host.dataset.heartbeat, Date.now(), isCircuitAway()), heartbeat.heardAt);
  };
  setInterval(look, TICK_MS);
  document.addEventListener("visibilitychange", look);
  look();
}

function show(host, isLost, heardAt) {
  if (isLost === ("lost" in host.dataset)) return;
  const words = host.querySelector("[data-words]");
  if (isLost) {
    const time = new Date(heardAt).toLocaleTimeString(document.documentElement.lang);
    host.dataset.lost = "";
    if (words) words.textContent = words.dataset.words.replace("{0}", time);
  } else {
    delete host.dataset.lost;
    if (words) words.textContent = "";
  }
}
