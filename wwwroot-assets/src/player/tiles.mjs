// The grid: every tile shows the newest picture; the ones in sight play live, as many as a phone can decode.
import { mount, unmount } from "./mount.mjs";
import { element } from "./dom.mjs";

/** Decoders at the same time. More of them make a phone hot and starve each other. */
const MAX_LIVE = 4;

/**
 * Waiting playlist requests hold a connection each, and a browser has six per server. With more tiles than this they play with plain requests,
 * a few seconds later than now, so that pictures and clicks still get through.
 */
const MAX_LOW_LATENCY = 2;

const STILL_MS = 3_000;

/** Gives a handle with destroy(). @param tiles [{camera, name, base}] for the elements with data-tile=camera inside of root */
export const watch = (root, tiles, options) => new Grid(root, tiles, options);

class Grid {
  #tiles = new Map();
  #options;
  #observer = new IntersectionObserver((entries) => this.#seen(entries), { threshold: 0.4 });
  #timer;

  constructor(root, tiles, options) {
    this.#options = options;
    for (const tile of tiles) {
      const host = root.querySelector(`[data-tile="${CSS.escape(tile.camera)}"]`);
      if (!host) continue;
      this.#tiles.set(host, { ...tile, visible: false, live: false, still: null });
      this.#observer.observe(host);
    }
    this.#timer = setInterval(() => this.#refreshStills(), STILL_MS);
  }

  destroy() {
    clearInterval(this.#timer);
    this.#observer.disconnect();
    for (const [host, tile] of this.#tiles) {
      if (tile.live) unmount(host);
      host.replaceChildren();
    }
    this.#tiles.clear();
  }

  #seen(entries) {
    for (const entry of entries) {
      const tile = this.#tiles.get(entry.target);
      if (tile) tile.visible = entry.isIntersecting;
    }
    this.#share();
  }

  /** Decoders go to visible tiles in the order of the page. */
  #share() {
    const wanted = new Set([...this.#tiles].filter(([, tile]) => tile.visible).slice(0, MAX_LIVE).map(([host]) => host));
    for (const [host, tile] of this.#tiles) {
      if (tile.live && !wanted.has(host)) {
        unmount(host);
        tile.live = false;
      }
      if (!tile.live && wanted.has(host)) {
        tile.still = null;
        tile.live = true;
        mount(host, { ...this.#options, name: tile.name, base: tile.base, controls: false, lowLatency: this.#tiles.size <= MAX_LOW_LATENCY });
      }
    }
    this.#refreshStills();
  }

  #refreshStills() {
    if (document.hidden) return;
    for (const [host, tile] of this.#tiles) {
      if (tile.live || !tile.visible) continue;
      if (!tile.still) {
        tile.still = element("img", { class: "dcp-video", alt: tile.name });
        host.replaceChildren(tile.still);
      }
      tile.still.src = `${tile.base}/snapshot.jpg?${Date.now()}`;
    }
  }
}
