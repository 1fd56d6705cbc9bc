// Why a camera shows nothing at a second. Its day is read only when somebody has to be told, because a day is large and most pictures that play along lack nothing.
import { footageAt } from "./window.mjs";

/** What was read earlier may know nothing of a gap that has come since. */
const FRESH_MS = 15_000;

export class Reasons {
  #load;
  #clock;
  #day = null;
  #readAt = -Infinity;
  #reading = null;

  /** @param load reads the camera's day as `readDay` gives it @param clock milliseconds */
  constructor(load, clock = () => performance.now()) {
    [this.#load, this.#clock] = [load, clock];
  }

  /** {recorded, gap}: whether the camera recorded a moment, and the gap that says why not; null when nobody can say. */
  async at(moment) {
    const known = this.#day && footageAt(this.#day.stretches, this.#day.gaps, moment);
    if (known?.gap || this.#clock() - this.#readAt < FRESH_MS) return known;
    await (this.#reading ??= this.#read());
    return this.#day && footageAt(this.#day.stretches, this.#day.gaps, moment);
  }

  async #read() {
    try {
      this.#day = await this.#load();
    } catch {
      // What was known before is better than nothing; the next time it is read again.
    } finally {
      this.#readAt = this.#clock();
      this.#reading = null;
    }
  }
}
