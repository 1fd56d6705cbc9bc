// One tile of the grid: a still picture that says so and how old it is, or the live one; and a button that plays it here.
import { mount, unmount } from "./mount.mjs";
import { button, element, fill } from "./dom.mjs";
import { ago } from "./judgement.mjs";
import { reasonOf } from "./choose.mjs";
import { serverClock, steady } from "./server-clock.mjs";
import { newestStill } from "./still.mjs";

/** Nothing moves on it: it need not be new, only true. Each is decoded by the server. */
const STILL_MS = 10_000;

/** The first one is missing while the camera starts. */
const FIRST_MS = 2_000;

export class Tile {
  visible = false;
  isLive = false;
  chosenAt = null;
  watchedAt = null;
  movedAt = null;
  camera;
  host;
  #options;
  #img;
  #frame = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #takenAt = null;
  #word = element("span", { class: "tile-word" });
  #button;
  #tools;
  #isOver = false;

  /** @param onChosen called when it was tapped to play or to stand still again */
  constructor(host, tools, options, onChosen) {
    this.host = host;
    this.camera = options.camera;
    this.#options = options;
    this.#tools = tools;
    this.#img = element("img", { class: "dcp-video", alt: options.name });
    this.#img.addEventListener("load", () => this.#frame?.remove());
    this.#button = button("tile-play", fill(options.texts["Tile.Play"], options.name), "play_arrow", () => {
      this.chosenAt = this.chosenAt === null ? steady() : null;
      this.#button.setAttribute("aria-pressed", String(this.chosenAt !== null));
      onChosen();
    });
    this.#button.setAttribute("aria-pressed", "false");
    tools.replaceChildren(this.#word, this.#button);
  }

  play() {
    if (!this.isLive) {
      this.isLive = true;
      this.#drop();
      mount(this.host, { ...this.#options, controls: false });
    }
    // What the player does not call live is explained by the player, in the picture.
    const isLive = this.host.dataset.state === "live";
    const moves = reasonOf({ ...this, chosenAt: null }, { isSmart: true, now: steady() }) === "moves";
    this.#write(isLive ? this.#options.texts[moves ? "Tile.Moves" : "Live"] : "", isLive ? "live" : "");
  }

  stand() {
    if (this.isLive) {
      this.#keep();
    }
    if (!this.visible || document.hidden) return;
    if (this.#img.parentElement !== this.host) this.host.replaceChildren(...[this.#frame, this.#img].filter(Boolean));
    this.#refresh();
    const { texts, language } = this.#options;
    this.#write(this.#takenAt === null ? texts["State.connecting"] : fill(texts["Tile.Still"], ago(serverClock.now() - this.#takenAt, language)), "still");
  }

  destroy() {
    this.#isOver = true;
    if (this.isLive) unmount(this.host);
    this.#drop();
    this.host.replaceChildren();
    this.#tools.replaceChildren();
  }

  /** The last frame of the video is the first still picture: the tile does not go black, and nobody decodes it once more. */
  #keep() {
    this.isLive = false;
    const video = this.host.querySelector("video");
    const taken = Date.parse(this.host.dataset.playingDate ?? "");
    this.#frame = null;
    if (video?.videoWidth > 0 && video.readyState >= 2 && Number.isFinite(taken)) {
      this.#frame = element("canvas", { class: "dcp-last", width: video.videoWidth, height: video.videoHeight, "aria-hidden": "true" });
      this.#frame.getContext("2d").drawImage(video, 0, 0);
      this.#takenAt = taken;
    }
    this.#askedAt = this.#frame ? steady() : Number.NEGATIVE_INFINITY;
    unmount(this.host);
  }

  #write(words, kind) {
    if (this.#word.textContent !== words) this.#word.textContent = words;
    this.#word.dataset.kind = kind;
  }

  /** One that does not come leaves the one before, which grows old in sight. */
  async #refresh() {
    const pause = this.#takenAt === null ? FIRST_MS : STILL_MS;
    if (steady() - this.#askedAt < pause) return;
    this.#askedAt = steady();
    try {
      const still = await newestStill(this.#options.base);
      if (still === null) return;
      if (this.isLive || this.#isOver) {
        URL.revokeObjectURL(still.address);
        return;
      }
      if (this.#img.src) URL.revokeObjectURL(this.#img.src);
      this.#img.src = still.address;
      this.#takenAt = still.taken;
    } catch {
      // No network.
    }
  }

  #drop() {
    if (this.#img.src) URL.revokeObjectURL(this.#img.src);
    this.#img.removeAttribute("src");
    this.#frame = this.#takenAt = null;
  }
}
