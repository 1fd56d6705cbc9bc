// Sends one file in parts and does not give up: what happens to the connection costs a part at most. Knows no page and no circuit; what it needs of a browser is handed in.
import { markOf, meaning, waitMs, waitReason } from "./plan.mjs";

/**
 * One upload. The transport has begin, ask, part, kept and cancel, which give {status, body, offset, retryAfterMs} or throw {cause: "lost" | "silent"} when nothing came back.
 */
export class Sender {
  #file;
  #transport;
  #tell;
  #clock;
  #upload = null;
  #offset = 0;
  #failures = 0;
  #downSince = null;
  #abort = new AbortController();
  #wake = () => {};

  /** @param tell gets {state: "sending" | "waiting" | "checking", sent, from?, reason?, untilMs?} @param clock {now, after(ms, call) → cancel} */
  constructor(file, transport, tell, clock) {
    this.#file = file;
    this.#transport = transport;
    this.#tell = tell;
    this.#clock = clock;
  }

  /** Ends as {state: "kept", id}, "cancelled", "refused" with the answer's sentence, "signedOut", "gone" or "unreadable". */
  async run() {
    while (!this.#abort.signal.aborted) {
      const end = await this.#step().catch((error) => this.#failed(error));
      if (end) return this.#abort.signal.aborted ? { state: "cancelled" } : end;
    }
    return { state: "cancelled" };
  }

  /** Ends it and takes away what has arrived. */
  async cancel() {
    this.stop();
    if (this.#upload) await this.#transport.cancel(this.#upload.id).catch(() => {});
  }

  /** Ends it; what has arrived stays and can go on. */
  stop() {
    this.#abort.abort();
    this.#wake();
  }

  /** Tries again at once instead of waiting. */
  tryNow() {
    this.#wake();
  }

  async #step() {
    if (!this.#upload) return this.#begin();
    if (this.#offset === null) return this.#ask();
    return this.#part();
  }

  async #begin() {
    const answer = await this.#transport.begin({ name: this.#file.name, bytes: this.#file.size, mark: markOf(this.#file) }, this.#abort.signal);
    if (meaning(answer.status) !== "kept") return this.#otherwise(answer);
    this.#upload = answer.body;
    this.#offset = answer.body.offset;
    this.#back();
    this.#tell({ state: "sending", sent: this.#offset, from: this.#offset });
  }

  async #ask() {
    const answer = await this.#transport.ask(this.#upload.id, this.#abort.signal);
    if (answer.status === 200) {
      this.#offset = answer.body.offset;
      return;
    }
    if (answer.status !== 404) return this.#otherwise(answer);
    // It may have become a video, and only the answer was lost.
    const kept = await this.#transport.kept(this.#upload.id, this.#abort.signal);
    return kept.status === 200 ? { state: "kept", id: this.#upload.id } : this.#otherwise(kept);
  }

  async #part() {
    const from = this.#offset;
    const end = Math.min(from + this.#upload.partBytes, this.#file.size);
    const bytes = await this.#file.slice(from, end).arrayBuffer().catch(() => null);
    if (bytes === null) return { state: "unreadable" };
    const isLast = end === this.#file.size;
    const progress = (sent) => this.#tell({ state: isLast && from + sent >= end ? "checking" : "sending", sent: Math.min(from + sent, end) });
    progress(0);
    const answer = await this.#transport.part(this.#upload.id, from, bytes, { progress, isLast, signal: this.#abort.signal });
    switch (meaning(answer.status, answer.body?.type)) {
      case "kept":
        return { state: "kept", id: answer.body.id };
      case "next":
        this.#offset = answer.offset ?? end;
        this.#back();
        return;
      case "offset":
        // A place that is the same again would be tried for ever without a pause.
        if (answer.offset === from) return this.#wait("lost");
        this.#offset = answer.offset;
        return;
      case "gone":
        this.#offset = null;
        return;
      default:
        return this.#otherwise(answer);
    }
  }

  async #otherwise(answer) {
    switch (meaning(answer.status, answer.body?.type)) {
      case "busy":
        return this.#wait("busy", answer.retryAfterMs);
      case "again":
        return this.#wait("lost");
      case "signedOut":
        return { state: "signedOut" };
      case "gone":
        return { state: "gone" };
      default:
        return { state: "refused", sentence: answer.body?.title ?? null };
    }
  }

  async #failed(error) {
    if (this.#abort.signal.aborted) return { state: "cancelled" };
    if (this.#upload) this.#offset = null;
    return this.#wait(error?.cause === "silent" ? "silent" : "lost");
  }

  #back() {
    this.#failures = 0;
    this.#downSince = null;
  }

  async #wait(cause, askedMs) {
    this.#failures++;
    const now = this.#clock.now();
    this.#downSince ??= now;
    const ms = Math.max(waitMs(this.#failures), Math.min(askedMs ?? 0, 60_000));
    this.#tell({ state: "waiting", reason: waitReason(cause, this.#downSince, now), untilMs: now + ms });
    await new Promise((resolve) => {
      const cancel = this.#clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
    this.#wake = () => {};
  }
}
