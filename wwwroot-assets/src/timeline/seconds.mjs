// The activity track by the second, for windows in which a second can be seen. Minutes are told whole; each is asked for once, except the newest, which may not have been kept yet.
import { HOUR, MINUTE } from "./window.mjs";

/** In a wider window a second is no pixel any more. */
export const BY_SECOND = HOUR;

const SECOND = 1_000;

/** Asked for beyond both ends of the window, so that a small move finds it there. */
const MARGIN = 5 * MINUTE;

/** A minute is written when it has ended, and its last looks may come a little later. */
const SETTLED_MS = 2 * MINUTE;

/** A window that is still being moved asks for nothing. */
const REST_MS = 250;

/** Minutes that are not settled are asked for again no sooner. */
const AGAIN_MS = 10_000;

/** Seconds of the answer as numbers. */
export const readSeconds = (json) => json.minutes.map(({ at, motion, loudness }) => ({ at: Date.parse(at), motion, loudness }));

/** What of a window is not known yet, as one stretch of whole minutes; null when all of it is. @param settled minutes (ms) that need not be asked for again */
export function missingIn(view, now, settled) {
  let [from, to] = [null, null];
  const last = Math.min(view.to, now);
  for (let at = minuteOf(view.from); at < last; at += MINUTE) {
    if (settled.has(at)) continue;
    from ??= at;
    to = at + MINUTE;
  }
  return from === null ? null : { from, to: Math.min(to, now) };
}

/**
 * Tells a window's activity as finely as it is known, in order of time: by the second where seconds are there, by the minute elsewhere.
 * @param activity minutes {at, value, loudness} @param rows Map of minutes by their beginning @param visit called with (at, length, value, loudness); null where it was not measured
 */
export function visitActivity(activity, rows, view, visit) {
  const isClose = view.to - view.from <= BY_SECOND * 1.01;
  for (const minute of activity) {
    const { at, value, loudness } = minute;
    if (at + MINUTE <= view.from || at >= view.to) continue;
    const row = isClose ? rows?.get(at) : undefined;
    if (!row) {
      visit(at, MINUTE, value, loudness);
      continue;
    }
    for (let second = 0; second < 60; second++) {
      const moment = at + second * SECOND;
      if (moment + SECOND <= view.from || moment >= view.to) continue;
      visit(moment, SECOND, row.motion[second] ?? null, row.loudness[second] ?? null);
    }
  }
}

/** The loudness of the second that holds a moment; undefined when its minute is not known by the second, null where it was not measured. */
export function loudnessOfSecond(rows, moment) {
  const minute = minuteOf(moment);
  const row = rows.get(minute);
  return row && (row.loudness[Math.floor((moment - minute) / SECOND)] ?? null);
}

const keyOf = ({ from, to }) => `${from}-${minuteOf(to)}`;

export const minuteOf = (moment) => Math.floor(moment / MINUTE) * MINUTE;

export class Seconds {
  /** Minutes by their beginning (ms): {at, motion, loudness}. */
  rows = new Map();

  #read;
  #onNews;
  #settled = new Set();
  #timer = 0;
  #planned = "";
  #asked = { key: "", at: -Infinity };

  /** @param read gives a promise of the minutes of {from, to} @param onNews called when there are more */
  constructor(read, onNews) {
    [this.#read, this.#onNews] = [read, onNews];
  }

  /** Somebody looks at a window. @param day bounds what is asked for */
  want(view, day, now) {
    const missing = view.to - view.from > BY_SECOND * 1.01 ? null : missingIn(view, now, this.#settled);
    const key = missing === null ? "" : keyOf(missing);
    if (key === this.#planned) return; // A cursor that moves along does not put it off for ever.
    clearTimeout(this.#timer);
    this.#planned = key;
    if (missing === null) return;
    this.#timer = setTimeout(() => {
      this.#planned = "";
      this.#ask(missingIn({ from: Math.max(day.from, view.from - MARGIN), to: Math.min(day.to, view.to + MARGIN) }, now, this.#settled), now);
    }, REST_MS);
  }

  destroy() {
    clearTimeout(this.#timer);
  }

  async #ask(missing, now) {
    if (missing === null) return;
    const key = keyOf(missing);
    if (key === this.#asked.key && performance.now() - this.#asked.at < AGAIN_MS) return;
    this.#asked = { key, at: performance.now() };
    try {
      for (const row of await this.#read(missing)) this.rows.set(row.at, row);
    } catch {
      return; // The minutes stand there meanwhile, and the next move asks again.
    }
    for (let at = missing.from; at < missing.to; at += MINUTE) if (at + MINUTE + SETTLED_MS < now) this.#settled.add(at);
    this.#onNews();
  }
}
