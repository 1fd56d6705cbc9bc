// How fast an upload is and how long it still takes.

/** The rate is an average over this long, so that the remaining time does not jump with each part. */
export const WINDOW_MS = 8_000;

/** A rate of less than this is a guess from one packet. */
export const SURE_AFTER_MS = 1_500;

/** Remembers how many bytes had left by when. */
export class Rate {
  #marks = [];

  /** Takes note of bytes sent so far. Fewer than before means that a part is sent again: what was measured is void. */
  add(sent, nowMs) {
    if (this.#marks.length > 0 && sent < this.#marks.at(-1).sent) this.#marks = [];
    this.#marks.push({ sent, at: nowMs });
    while (this.#marks.length > 2 && nowMs - this.#marks[1].at >= WINDOW_MS) this.#marks.shift();
  }

  /** Forgets everything: a time without a connection is not a slow connection. */
  reset() {
    this.#marks = [];
  }

  /** Bytes per second; null while it cannot be told. */
  get perSecond() {
    if (this.#marks.length < 2) return null;
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    const elapsed = last.at - first.at;
    return elapsed >= SURE_AFTER_MS && last.sent > first.sent ? ((last.sent - first.sent) * 1000) / elapsed : null;
  }
}

/** Seconds until everything is sent; null when nobody can say. */
export function remainingSeconds(total, sent, perSecond) {
  return perSecond > 0 ? Math.max(0, (total - sent) / perSecond) : null;
}
