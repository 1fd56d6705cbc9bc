// The night screen: black, a ring that opens with the sound, a dim clock, and whether the picture is live. One tap wakes. When the picture is lost the ring goes and the screen becomes bright.
import { element } from "./dom.mjs";
import { hold } from "./awake.mjs";
import { calmLevel, isMeasurable, nightOf, settleLevel, soundWords } from "./night-rules.mjs";
import { steady } from "./server-clock.mjs";
import { SoundLevel } from "./sound.mjs";

const BEAT_MS = 100;

/** The player tells its state twice a second; when it tells nothing for this long, nothing is known. */
const UNHEARD_MS = 3_000;

export class Night {
  #options;
  #video;
  #sound = null;
  #beat = 0;
  #level = 0;
  #beatAt = 0;
  #snapshot = { state: "connecting", cause: null };
  #heardAt = 0;
  #liveAt = 0;
  #parts;
  #calm = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(host, video, options) {
    this.#video = video;
    this.#options = options;
    const { texts } = options;
    this.#parts = {
      ring: element("div", { class: "dcp-ring", "aria-hidden": "true" }),
      clock: element("p", { class: "dcp-night-clock" }),
      state: element("p", { class: "dcp-night-state", "aria-live": "assertive" }),
      sound: element("p", { class: "dcp-night-sound" }),
    };
    const face = element("div", { class: "dcp-night-face" }, this.#parts.ring, this.#parts.clock);
    const wake = element("button", { type: "button", class: "dcp-night-wake" }, texts["Night.Wake"]);
    const name = element("p", { class: "dcp-night-name" }, options.name);
    this.dialog = element("dialog", { class: "dcp-night", "aria-label": texts.Night }, face, name, this.#parts.state, this.#parts.sound, wake);
    this.dialog.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.#key(event));
    this.dialog.addEventListener("close", () => this.#end());
    host.append(this.dialog);
  }

  get isOpen() {
    return this.dialog.open;
  }

  open() {
    if (this.isOpen) return;
    this.#sound = new SoundLevel(this.#video);
    this.#sound.begin();
    this.#liveAt = this.#beatAt = steady();
    this.#level = 0;
    this.dialog.showModal();
    hold(this, true); // Also while the picture is lost: a screen that goes dark would hide it.
    this.#beat = setInterval(() => this.#draw(), BEAT_MS);
    this.#draw();
  }

  /** Told of each state of the player. */
  show(snapshot) {
    this.#snapshot = snapshot;
    this.#heardAt = steady();
    if (snapshot.state === "live") this.#liveAt = this.#heardAt;
  }

  destroy() {
    if (this.isOpen) this.#end();
    this.dialog.remove();
  }

  #end() {
    clearInterval(this.#beat);
    this.#sound?.end();
    this.#sound = null;
    hold(this, false);
  }

  /** Any key wakes, and does nothing else: nobody aims in the dark. */
  #key(event) {
    if (event.isComposing || ["Shift", "Control", "Alt", "Meta", "Tab"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this.dialog.close();
  }

  #draw() {
    const now = steady();
    const state = now - this.#heardAt > UNHEARD_MS ? "stalled" : this.#snapshot.state;
    const night = nightOf({ state, liveAt: this.#liveAt }, now);
    this.dialog.dataset.night = night;
    this.#level = settleLevel(this.#level, this.#sound.read(), now - this.#beatAt);
    this.#beatAt = now;
    const isMeasured = this.#sound.isMeasured && isMeasurable(this.#snapshot.way);
    const ring = night === "watching" && isMeasured && this.#sound.hasSound !== false;
    this.#parts.ring.hidden = !ring;
    if (ring) this.dialog.style.setProperty("--dcp-level", (this.#calm.matches ? calmLevel(this.#level) : this.#level).toFixed(3));
    this.#write(this.#parts.state, this.#words(night, state));
    const heard = soundWords({ night, isMeasured, hasSound: this.#sound.hasSound, isHeard: this.#sound.isHeard });
    this.#write(this.#parts.sound, heard === null ? "" : this.#options.texts[heard]);
    this.#write(this.#parts.clock, new Date().toLocaleTimeString(this.#options.language, { hour: "numeric", minute: "2-digit" }));
  }

  #words(night, state) {
    const { texts } = this.#options;
    if (night === "watching") return texts["Night.Watching"];
    const cause = navigator.onLine === false ? "server" : this.#snapshot.cause ?? "noPicture";
    const why = state === "offline" ? texts[`Cause.${cause}`] : texts[`State.${state}`];
    return night === "lost" ? `${texts["Night.Lost"]} ${why}` : why;
  }

  /** Only changes are spoken. */
  #write(part, words) {
    if (part.textContent !== words) part.textContent = words;
  }
}
