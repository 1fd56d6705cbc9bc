// Tells the server what only the browser knows: that no way of playing shows this camera's video. Pure but for the sending, which is given.

/** A player that cannot play says so again this often; the server forgets one that has not for two and a half minutes. */
export const AGAIN_MS = 60_000;

export class Reports {
  #send;
  #saidAt = null;

  /** @param send called with true (plays) or false (cannot); what becomes of it does not matter here */
  constructor(send) {
    this.#send = send;
  }

  note(snapshot, now) {
    if (snapshot.needsFallback) {
      if (this.#saidAt !== null && now - this.#saidAt < AGAIN_MS) return;
      this.#saidAt = now;
      this.#send(false);
    } else if (this.#saidAt !== null && (snapshot.state === "live" || snapshot.state === "behind")) {
      this.#saidAt = null;
      this.#send(true);
    }
  }
}
