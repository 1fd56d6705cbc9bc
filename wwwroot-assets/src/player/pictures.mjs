// The way that every browser knows: single pictures, about one a second, in an answer that does not end. Asked again when it ends.
import { causeOf, pauseFor } from "./judgement.mjs";
import { Parts } from "./pictures-rules.mjs";

const WINDOW_MS = 10_000;

export class Pictures {
  #url;
  #on;
  #tries = 0;
  #retry = 0;
  #away = null;
  #shown = [];
  #size = { width: 0, height: 0 };

  /** When the picture that is shown was taken, by the server's clock; null before the first. */
  takenAt = null;

  /** @param on {heard(part), show(part), failed(cause)} where a part is {takenAt, sentAt, jpeg}; show is given the newest alone */
  constructor(url, on) {
    this.#url = url;
    this.#on = on;
  }

  start() {
    if (!this.#away) this.#read();
  }

  stop() {
    clearTimeout(this.#retry);
    this.#away?.abort();
    this.#away = null;
  }

  /** A picture stands on the page. @param size {width, height} of it. False for one that is not newer than the one before. */
  note(takenAt, size, now) {
    if (this.takenAt !== null && takenAt <= this.takenAt) return false;
    this.takenAt = takenAt;
    this.#size = size;
    this.#shown.push(now);
    this.#tries = 0;
    return true;
  }

  stats(now) {
    this.#shown = this.#shown.filter((at) => at >= now - WINDOW_MS);
    const [first, last] = [this.#shown[0], this.#shown.at(-1)];
    return { ...this.#size, fps: last > first ? ((this.#shown.length - 1) * 1_000) / (last - first) : null, dropped: 0, buffered: 0 };
  }

  async #read() {
    const away = (this.#away = new AbortController());
    let cause = "server";
    try {
      const answer = await fetch(this.#url, { cache: "no-store", signal: away.signal });
      // An answer that ended by itself had no news for a minute.
      cause = answer.ok ? "noPicture" : causeOf(answer.status);
      if (answer.ok) await this.#follow(answer.body.getReader());
    } catch {
      // Cut, not what we know, or ended by us.
    }
    if (away.signal.aborted) return;
    this.#on.failed(cause);
    this.#retry = setTimeout(() => this.#read(), pauseFor(cause, this.#tries++));
  }

  async #follow(reader) {
    const parts = new Parts();
    for (let got = await reader.read(); !got.done; got = await reader.read()) {
      const whole = parts.push(got.value).filter(({ takenAt }) => takenAt !== null);
      for (const part of whole) this.#on.heard(part);
      if (whole.length > 0) this.#on.show(whole.at(-1));
    }
  }
}
