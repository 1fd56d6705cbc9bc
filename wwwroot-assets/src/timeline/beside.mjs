// Another camera's picture beside the first, at the same second. It has no controls: it plays, waits and jumps as the first does.
import { RecordingPlayer } from "./recording-player.mjs";
import { FAR_MS, correction } from "./step.mjs";

/** A picture that cannot play is tried again no sooner: each try asks the server for a playlist. */
const RETRY_MS = 5_000;

export class Beside {
  #host;
  #video;
  #message;
  #texts;
  #reasons;
  #tellGap;
  #player;
  #led = null;
  #dayEnd = 0;
  #began = 0;
  #state = "";
  #isWaiting = false;
  #isPaused = false;

  /** @param host holds a video and a message; its camera stands in data-camera @param texts {noneHere, playFailed, signedOut} @param reasons the Reasons of its camera @param tellGap a gap in words */
  constructor(host, texts, reasons, tellGap) {
    [this.#host, this.#video, this.#message] = [host, host.querySelector("video"), host.querySelector("[data-message]")];
    [this.#texts, this.#reasons, this.#tellGap] = [texts, reasons, tellGap];
    this.#player = new RecordingPlayer(this.#video, host.dataset.camera, (moment) => this.#keepStep(moment), (state) => this.#hear(state));
  }

  /** Plays from a second on, as the first one does. */
  play(moment, dayEnd) {
    [this.#led, this.#dayEnd, this.#isPaused] = [{ moment, at: performance.now() }, dayEnd, false];
    this.#begin();
  }

  /** Where the first one is now. */
  lead(moment) {
    if (!this.#led) return;
    const jumped = Math.abs(moment - this.#expected()) > FAR_MS;
    this.#led = { moment, at: performance.now() };
    const isDown = this.#state === "failed" || this.#state === "ended";
    if (jumped || (isDown && performance.now() - this.#began > RETRY_MS)) this.#begin();
    else if (this.#isWaiting && moment >= Date.parse(this.#host.dataset.playing)) this.#goOn();
  }

  /** Whether the first one stands still. */
  pause(isPaused) {
    this.#isPaused = isPaused;
    if (!this.#led) return;
    if (isPaused) this.#video.pause();
    else if (!this.#isWaiting) this.#goOn();
  }

  destroy() {
    this.#player.destroy();
  }

  #begin() {
    this.#began = performance.now();
    this.#isWaiting = false;
    this.#say("");
    this.#player.play(this.#led.moment, this.#dayEnd);
  }

  #goOn() {
    this.#isWaiting = false;
    this.#say("");
    this.#led.at = performance.now();
    if (!this.#isPaused) this.#video.play().catch(() => {});
  }

  /** The first one tells its second a few times a second only; between it has gone on. */
  #expected() {
    return this.#led.moment + (this.#isPaused ? 0 : performance.now() - this.#led.at);
  }

  #keepStep(moment) {
    this.#host.dataset.playing = new Date(moment).toISOString();
    if (this.#isWaiting || this.#isPaused) return;
    const behind = this.#expected() - moment;
    const next = correction(behind);
    if (next === "wait") {
      this.#isWaiting = true;
      this.#video.pause();
      if (behind < -FAR_MS) this.#lack();
    } else if (next === "anew") {
      if (performance.now() - this.#began > RETRY_MS) this.#begin();
    } else {
      this.#video.playbackRate = next;
    }
  }

  #hear(state) {
    this.#state = state;
    this.#host.dataset.player = state;
    if (state === "failed" || state === "ended") this.#lack();
    if (state === "signedOut") this.#say(this.#texts.signedOut);
  }

  /** Says at once that there is nothing, and the reason as soon as it is known. */
  async #lack() {
    const { noneHere, playFailed } = this.#texts;
    this.#say(noneHere);
    const known = await this.#reasons.at(this.#led.moment);
    if (this.#message.textContent !== noneHere) return;
    if (known?.gap) this.#say(this.#tellGap(known.gap));
    else if (known?.recorded && this.#state === "failed") this.#say(playFailed);
  }

  #say(text) {
    this.#message.textContent = text;
  }
}
