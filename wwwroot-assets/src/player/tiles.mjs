// The grid: tiles stand still while nothing moves and play when something does or when they are tapped, as many as the device can decode.
import { hold } from "./awake.mjs";
import { choose, decodersOf } from "./choose.mjs";
import { element } from "./dom.mjs";
import { watchMotion } from "./motion.mjs";
import { steady } from "./server-clock.mjs";
import { Tile } from "./tile.mjs";

/**
 * Waiting playlist requests hold a connection each, and a browser has six per server. With more tiles than this they play with plain requests,
 * a few seconds later than now, so that pictures and clicks still get through.
 */
const MAX_LOW_LATENCY = 2;

const BEAT_MS = 1_000;

/** Kept on this device: a phone on the road and a screen on the wall want different things. */
const CHOICE = "dailycam-grid-plays-all";

/**
 * Gives a handle with destroy().
 * @param tiles [{camera, name, base}]; for each, root has an element with data-tile=camera for its picture and one with data-tile-tools=camera for its words
 */
export const watch = (root, tiles, options) => new Grid(root, tiles, options);

class Grid {
  #tiles = [];
  #options;
  #observer = new IntersectionObserver((entries) => this.#seen(entries), { threshold: 0.4 });
  #timer;
  #gone = new AbortController();
  #motion = null;
  #choice;
  #isSmart = readChoice();
  #most = decodersOf({ cores: navigator.hardwareConcurrency ?? null, savesData: navigator.connection?.saveData ?? false });

  constructor(root, tiles, options) {
    this.#options = options;
    const lowLatency = tiles.length <= MAX_LOW_LATENCY;
    for (const { camera, name, base } of tiles) {
      const host = root.querySelector(`[data-tile="${CSS.escape(camera)}"]`);
      const tools = root.querySelector(`[data-tile-tools="${CSS.escape(camera)}"]`);
      if (!host || !tools) continue;
      this.#tiles.push(new Tile(host, tools, { ...options, camera, name, base, lowLatency }, () => this.#share()));
      this.#observer.observe(host);
    }
    this.#choice = this.#buildChoice(root.querySelector("[data-tiles-choice]"));
    root.addEventListener("dragstart", carry, { signal: this.#gone.signal });
    root.addEventListener("dragover", allowDrop, { signal: this.#gone.signal });
    this.#motion = watchMotion((signs) => this.#heard(signs));
    this.#timer = setInterval(() => this.#share(), BEAT_MS);
  }

  destroy() {
    clearInterval(this.#timer);
    this.#gone.abort();
    this.#motion.stop();
    this.#observer.disconnect();
    this.#choice?.remove();
    hold(this, false);
    for (const tile of this.#tiles) tile.destroy();
    this.#tiles = [];
  }

  #buildChoice(place) {
    if (!place) return null;
    const choice = element("button", { type: "button", class: "tiles-choice", "aria-pressed": String(this.#isSmart) }, this.#options.texts["Tiles.Smart"]);
    choice.addEventListener("click", () => {
      this.#isSmart = !this.#isSmart;
      writeChoice(this.#isSmart);
      choice.setAttribute("aria-pressed", String(this.#isSmart));
      this.#share();
    });
    place.replaceChildren(choice);
    return choice;
  }

  #seen(entries) {
    for (const entry of entries) {
      const tile = this.#tiles.find((one) => one.host === entry.target);
      if (tile) tile.visible = entry.isIntersecting;
    }
    this.#share();
  }

  /** @param signs by camera: {watchedAt, movedAt} by steady() */
  #heard(signs) {
    for (const tile of this.#tiles) Object.assign(tile, signs.get(tile.camera) ?? { watchedAt: null, movedAt: null });
    this.#share();
  }

  #share() {
    if (document.hidden || (this.#isSmart && !this.#motion?.hasHeard)) return; // A moment: a tile that would stand still need not begin to play.
    const live = new Set(choose(this.#tiles, { isSmart: this.#isSmart, now: steady(), most: this.#most }));
    for (const tile of this.#tiles) if (!live.has(tile)) tile.stand(); // Before others begin: the places are counted.
    for (const tile of live) tile.play();
    hold(this, live.size > 0);
  }
}

/** Where tiles can be moved, they can be dropped: only the page says so, at once and many times a second. The server hears where one was taken and where it was let go. */
function allowDrop(event) {
  if (isMovable(event)) event.preventDefault();
}

/** Some browsers move nothing that carries nothing. */
function carry(event) {
  if (isMovable(event)) event.dataTransfer.setData("text/plain", "");
}

const isMovable = ({ target }) => target instanceof Element && target.closest(".tile[draggable=true]") !== null;

function readChoice() {
  try {
    return localStorage.getItem(CHOICE) === null;
  } catch {
    return true; // A browser that keeps nothing.
  }
}

function writeChoice(isSmart) {
  try {
    if (isSmart) localStorage.removeItem(CHOICE);
    else localStorage.setItem(CHOICE, "1");
  } catch {
    // It holds until the page is left.
  }
}
