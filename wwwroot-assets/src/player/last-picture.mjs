// What stands where the video would be while there is none: the last frame, why it is not moving, how old it is, and what can be done.
import { element, fill } from "./dom.mjs";
import { ago } from "./judgement.mjs";
import { serverClock, steady } from "./server-clock.mjs";

const REFRESH_MS = 5_000;

/** The video is there sooner as a rule, and on a slow line this picture would only take its place in the queue. */
const POSTER_MS = 1_000;

export class LastPicture {
  onRetry = () => {};
  canvas = element("canvas", { class: "dcp-last", "aria-hidden": "true" });
  panel;
  #video;
  #options;
  #title = element("p", { class: "dcp-reason" });
  #age = element("p", { class: "dcp-age" });
  #retry;
  #signIn;
  #takenAt = null;
  #begunAt = steady();
  #askedAt = 0;
  #shown = null;

  constructor(video, options) {
    this.#video = video;
    this.#retry = element("button", { type: "button", class: "dcp-action" });
    this.#retry.addEventListener("click", () => this.onRetry());
    this.#signIn = element("a", { class: "dcp-action" });
    this.panel = element("div", { class: "dcp-panel" }, this.#title, this.#age, this.#retry, this.#signIn);
    this.panel.hidden = true;
    this.speak(options);
  }

  /** In the language of these options from now on. */
  speak(options) {
    this.#options = options;
    this.#retry.textContent = options.texts.TryAgain;
    this.#signIn.textContent = options.texts.SignIn;
    this.#signIn.href = options.signInUrl;
    this.#title.textContent = this.#age.textContent = "";
    this.#shown = null;
  }

  /** Keeps the frame on screen, so that building the player anew does not flash black. */
  keep() {
    if (this.#video.readyState < 2 || !this.#video.videoWidth) return;
    this.canvas.width = this.#video.videoWidth;
    this.canvas.height = this.#video.videoHeight;
    this.canvas.getContext("2d").drawImage(this.#video, 0, 0);
  }

  show(snapshot) {
    if (snapshot.playingDate !== null && (snapshot.state === "live" || snapshot.state === "behind")) this.#takenAt = snapshot.playingDate;
    const waiting = snapshot.state === "connecting" || snapshot.state === "stalled";
    const offline = snapshot.state === "offline";
    this.panel.hidden = !waiting && !offline;
    if (this.panel.hidden) {
      this.#shown = null;
      return;
    }
    const { texts } = this.#options;
    const words = offline ? (texts[`Cause.${snapshot.cause ?? "noPicture"}`] ?? texts["Cause.noPicture"]) : texts[`State.${snapshot.state}`];
    if (words !== this.#shown) this.#title.textContent = this.#shown = words;
    this.panel.classList.toggle("dcp-waiting", waiting);
    this.#retry.hidden = !offline || snapshot.cause === "signedOut";
    this.#signIn.hidden = snapshot.cause !== "signedOut";
    this.#age.hidden = this.#takenAt === null || snapshot.cause === "off";
    if (!this.#age.hidden) this.#age.textContent = fill(texts.PictureFrom, ago(serverClock.now() - this.#takenAt, this.#options.language));
    if (snapshot.cause === "off" || snapshot.cause === "gone" || snapshot.cause === "signedOut") this.canvas.width = 0;
    else if (offline || (waiting && this.#takenAt === null && steady() - this.#begunAt >= POSTER_MS)) this.#refresh();
  }

  destroy() {
    this.#askedAt = Number.MAX_SAFE_INTEGER;
  }

  /** The server still has the camera's last picture, even when there is no live video to play. */
  async #refresh() {
    if (steady() - this.#askedAt < REFRESH_MS) return;
    this.#askedAt = steady();
    try {
      const answer = await fetch(`${this.#options.base}/snapshot.jpg?size=small`, { cache: "no-store" });
      serverClock.hear(answer);
      if (!answer.ok) return;
      const taken = Date.parse(answer.headers.get("Last-Modified") ?? "");
      const picture = await createImageBitmap(await answer.blob());
      this.canvas.width = picture.width;
      this.canvas.height = picture.height;
      this.canvas.getContext("2d").drawImage(picture, 0, 0);
      picture.close();
      if (Number.isFinite(taken)) this.#takenAt = taken;
    } catch {
      // No network: the frame that stands there stays, with its age.
    }
  }
}
