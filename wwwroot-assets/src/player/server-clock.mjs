// The server's clock, seen from here. How old a picture is, is a question for the clock that dated it: a device's own may be wrong, and may be set while we watch.

/** An answer can only be late, so the one with the least delay is the best of its time. Kept for so long: a line that fills up delays all answers for minutes. */
const KEPT_MS = 5 * 60_000;

/** One answer is kept for each so much, the best: the fast lane brings thirty a second. */
const GRAIN_MS = 1_000;

/** On one connection the server's time goes forward. More than this backward: its clock was set. */
const SET_BACK_MS = 1_000;

/** Unix milliseconds that never jump: the device's clock when the page began, and what passed since then. For how long ago something was. */
export const steady = () => performance.timeOrigin + performance.now();

export class ServerClock {
  #best = new Map();

  /** @param heardMs when the answer began to arrive, by steady() */
  add(serverMs, heardMs) {
    if (!Number.isFinite(serverMs) || !Number.isFinite(heardMs)) return;
    const grain = Math.floor(heardMs / GRAIN_MS);
    const difference = serverMs - heardMs;
    this.#best.set(grain, Math.max(this.#best.get(grain) ?? Number.NEGATIVE_INFINITY, difference));
    for (const old of this.#best.keys()) {
      if (old > grain - KEPT_MS / GRAIN_MS) break;
      this.#best.delete(old);
    }
  }

  /** An add() for what comes in order over one connection. */
  inOrder() {
    let last = Number.NEGATIVE_INFINITY;
    return (serverMs, heardMs) => {
      if (serverMs < last - SET_BACK_MS) this.#best.clear();
      last = serverMs;
      this.add(serverMs, heardMs);
    };
  }

  /** Takes it from an answer of the API that brings it. */
  hear(answer) {
    const header = answer.headers.get("DailyCam-Clock");
    if (header !== null) this.add(Number(header), steady());
  }

  /** Unix milliseconds; the device's own clock while the server has said nothing. @param steadyMs by steady() */
  now(steadyMs = steady()) {
    return this.#best.size === 0 ? Date.now() : steadyMs + Math.max(...this.#best.values());
  }
}

/** One server, one clock, whoever hears it. */
export const serverClock = new ServerClock();
