// Records a clip now: from some seconds before the press until some after it. The recording runs anyway; what is made here is an export of its seconds, when the files have them.
import { element, fill } from "./dom.mjs";
import { BEFORE_MS, endAt, isWritten, leftOf, secondsOf, spanAt } from "./clip-rules.mjs";
import { antiforgeryHeader, apiFetch } from "../shell/api.mjs";
import { steady } from "./server-clock.mjs";

const EXPORTS = "api/v1/exports";
const BEAT_MS = 500;
const ASK_MS = 1_000;

/** Whoever leaves the page in the middle gets what is there: the request goes on without the page. */
const LEAVING = { keepalive: true };

export class ClipNow {
  #options;
  #player;
  #tools;
  #timer = 0;
  #clock = null;
  #span = null;
  #isOver = false;
  #link = null;
  #gone = new AbortController();

  /** @param tools says things and shows the button's state: say(words, {more, action, stays}), recording(isOn) */
  constructor(player, options, tools) {
    this.#player = player;
    this.#options = options;
    this.#tools = tools;
    addEventListener("pagehide", () => this.#leave(), { signal: this.#gone.signal });
  }

  /** Begins, or ends what was begun. */
  async press() {
    if (this.#span) {
      this.#span = endAt(this.#span, this.#shownAt());
      return;
    }
    clearTimeout(this.#timer);
    const { playingDate, latency } = this.#player.snapshot;
    const { texts } = this.#options;
    if (playingDate === null || latency === null) {
      this.#tools.say(texts["Clip.NoPicture"]);
      return;
    }
    this.#clock = { difference: playingDate + latency - steady(), latency };
    this.#span = spanAt(playingDate);
    this.#tools.recording(true);
    this.#count();
    antiforgeryHeader().catch(() => {}); // A page that is left has no time to fetch it.
    const problem = await this.#whyNot();
    if (problem && this.#span && !this.#isOver) this.#stop(problem);
  }

  destroy() {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#gone.abort();
    this.#leave();
  }

  #leave() {
    const span = this.#span;
    this.#span = null;
    if (span) this.#ask({ ...span, to: Math.min(span.to, this.#serverNow()) }, LEAVING).catch(() => {});
  }

  #serverNow() {
    return steady() + this.#clock.difference;
  }

  /** As if the viewer had gone on watching. */
  #shownAt() {
    return this.#serverNow() - this.#clock.latency;
  }

  /** A camera that is not recorded gives no clip, and that is told at once rather than half a minute later. */
  async #whyNot() {
    const { base, texts } = this.#options;
    const query = new URLSearchParams({ from: iso(this.#span.from), to: iso(this.#span.from + BEFORE_MS) });
    try {
      const answer = await apiFetch(`${base}/recordings?${query}`);
      if (answer.status === 401) return texts["Cause.signedOut"];
      return answer.ok && (await answer.json()).stretches.length === 0 ? texts["Clip.NotRecorded"] : null;
    } catch {
      return null; // It may be back by the time the clip is asked for.
    }
  }

  #count() {
    if (!this.#span) return;
    const { texts } = this.#options;
    const left = leftOf(this.#span, this.#shownAt());
    const words = fill(texts["Clip.Begun"], BEFORE_MS / 1_000, secondsOf(this.#span));
    const more = left > 0 ? fill(texts["Clip.Left"], Math.ceil(left / 1_000)) : texts["Clip.Writing"];
    this.#tools.say(words, { more, stays: true });
    if (isWritten(this.#span, this.#serverNow())) this.#make(this.#span);
    else this.#timer = setTimeout(() => this.#count(), BEAT_MS);
  }

  async #make(span) {
    const { texts } = this.#options;
    this.#span = null;
    this.#tools.recording(false);
    this.#tools.say(texts["Clip.Making"], { stays: true });
    try {
      const answer = await this.#ask(span);
      if (this.#isOver) return;
      if (answer.status === 401) this.#stop(texts["Cause.signedOut"]);
      else if (answer.ok) this.#follow((await answer.json()).id, span);
      else this.#stop((await answer.json().catch(() => null))?.title ?? texts["Clip.Failed"]);
    } catch {
      if (!this.#isOver) this.#offerAgain(span);
    }
  }

  #ask(span, more = {}) {
    const [camera] = /[^/]+$/.exec(this.#options.base);
    return apiFetch(EXPORTS, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ camera, from: iso(span.from), to: iso(span.to) }), ...more });
  }

  async #follow(id, span) {
    const { texts } = this.#options;
    let made = null;
    try {
      made = await (await apiFetch(`${EXPORTS}/${id}`)).json();
    } catch {
      // It is made whether this page hears of it or not.
    }
    if (this.#isOver || this.#span) return;
    this.#link ??= element("a", { class: "dcp-note-action", href: "clips" }, texts["Clip.Open"]);
    const how = { action: this.#link, stays: true };
    if (made?.state === "done") this.#tools.say(fill(texts["Clip.Ready"], secondsOf(span)), how);
    else if (made?.state === "failed") this.#tools.say(texts["Clip.Failed"], how);
    else {
      this.#tools.say(texts["Clip.Making"], { ...how, more: made?.progress > 0 ? `${Math.round(made.progress * 100)}%` : "" });
      this.#timer = setTimeout(() => this.#follow(id, span), ASK_MS);
    }
  }

  /** The seconds are recorded: only the asking did not arrive. */
  #offerAgain(span) {
    const again = element("button", { type: "button", class: "dcp-note-action" }, this.#options.texts.TryAgain);
    again.addEventListener("click", () => this.#make(span));
    this.#tools.say(this.#options.texts["Cause.server"], { action: again, stays: true });
  }

  #stop(words) {
    clearTimeout(this.#timer);
    this.#span = null;
    this.#tools.recording(false);
    this.#tools.say(words, { stays: true });
  }
}

const iso = (ms) => new Date(ms).toISOString();
