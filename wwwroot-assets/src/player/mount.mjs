// The page's side of the player: fills an empty host element and takes it down again. Blazor gives the element and the words and never looks inside,
// so a lost circuit costs nobody the picture. State, latency, date and way are attributes of the host: data-state, data-latency (ms), data-playing-date, data-way.
import { LivePlayer } from "./live-player.mjs";
import { Controls } from "./controls.mjs";
import { element } from "./dom.mjs";
import { LastPicture } from "./last-picture.mjs";
import { Reports } from "./reports.mjs";
import { address } from "../shell/address.mjs";
import { apiFetch } from "../shell/api.mjs";

const mounted = new WeakMap();

/** Players whose host goes and whose next one comes, by the camera's address: those that began with the page itself, before the circuit was there, and those whose page is drawn anew. */
const waiting = new Map();

/** From the end of the page's own host to the circuit's takes a few round trips; on a slow line some seconds. */
const ORPHANED_MS = 10_000;

/** Gives a handle with destroy(). @param options {name, base, signInUrl, language, texts, controls, lowLatency} where base is the camera's address in the API, without a slash at the end */
export function mount(host, options) {
  const player = playerIn(host, options);
  // A picture that went on to another host is none of this one's.
  return { destroy: () => player.host === host && !isWaiting(player) && player.destroy() };
}

/** For a host that carries its options. */
export const take = (host) => mount(host, JSON.parse(host.dataset.player));

function playerIn(host, options) {
  const here = mounted.get(host);
  if (here?.isAlive && here.base === options.base && !isWaiting(here)) return here;
  const begun = waiting.get(options.base);
  waiting.delete(options.base);
  if (begun?.isAlive) {
    begun.moveTo(host, options);
    return begun;
  }
  unmount(host);
  const player = new MountedPlayer(host, options);
  mounted.set(host, player);
  return player;
}

const isWaiting = (player) => waiting.get(player.base) === player;

/**
 * Begins with the host that came with the page, so that nobody waits for the circuit to see the child. The circuit then puts an element of its own in its
 * place and mounts that: the picture moves over and goes on.
 */
export function mountEarly(host) {
  if (!host.isConnected) return; // the circuit was faster
  const options = JSON.parse(host.dataset.player);
  waiting.set(options.base, playerIn(host, options));
}

/**
 * Before the circuit draws its page anew: each picture goes over into the host that is drawn in the place of its own, in the same turn, before the browser notices that it was out of the page and pauses it.
 */
export function carryOver() {
  for (const host of document.querySelectorAll("[data-player]")) {
    const player = mounted.get(host);
    if (player?.isAlive) waiting.set(player.base, player);
  }
  const observer = new MutationObserver(() => {
    for (const host of document.querySelectorAll("[data-player]")) {
      const options = JSON.parse(host.dataset.player);
      const player = waiting.get(options.base);
      if (player?.isAlive && player.host !== host) playerIn(host, options);
    }
    if (waiting.size === 0) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => {
    observer.disconnect();
    waiting.clear();
  }, ORPHANED_MS);
}

export function unmount(host) {
  mounted.get(host)?.destroy();
  mounted.delete(host);
}

class MountedPlayer {
  #host;
  #player;
  #controls = null;
  #last;
  #still = null;
  #reports;
  #options;
  #orphanedAt = null;

  /** False once it was taken down. */
  isAlive = true;

  constructor(host, options) {
    this.#host = host;
    this.#options = options;
    this.#reports = new Reports((plays) => this.#tell(plays));
    const video = element("video", { class: "dcp-video", playsinline: "", "aria-label": options.name });
    this.#last = new LastPicture(video, options);
    host.replaceChildren(this.#last.canvas, video, this.#last.panel);
    host.classList.add("dcp");
    this.#player = new LivePlayer(video, {
      url: address(`${options.base}/live/index.m3u8`),
      fastUrl: options.controls ? address(`${options.base}/live/fast`).replace(/^http/, "ws") : null,
      picturesUrl: options.controls ? `${options.base}/live.mjpeg` : null,
      lowLatency: options.lowLatency ?? true,
      onPicture: (jpeg, shown) => this.#picture(jpeg, shown),
      onBeforeRebuild: () => this.#last.keep(),
      onChange: (snapshot) => this.#show(snapshot),
    });
    this.#last.onRetry = () => this.#player.retry();
    if (options.controls) this.#controls = new Controls(host, video, this.#player, options);
    this.#show(this.#player.snapshot);
  }

  get host() {
    return this.#host;
  }

  /** The camera's address in the API. */
  get base() {
    return this.#options.base;
  }

  /** To another element, in the middle of playing, perhaps in another language. Its controls are built anew: they listen to their host. */
  moveTo(host, options) {
    this.#options = options;
    this.#last.speak(options);
    this.#controls?.destroy();
    mounted.delete(this.#host);
    mounted.set(host, this);
    this.#host = host;
    host.replaceChildren(...[this.#last.canvas, this.#player.video, this.#still, this.#last.panel].filter(Boolean));
    host.classList.add("dcp");
    if (this.#options.controls) this.#controls = new Controls(host, this.#player.video, this.#player, this.#options);
    this.#player.moved();
    this.#show(this.#player.snapshot);
  }

  destroy() {
    this.isAlive = false;
    this.#controls?.destroy();
    this.#player.destroy();
    this.#last.destroy();
    this.#host.replaceChildren();
    for (const name of ["state", "latency", "playingDate", "way"]) delete this.#host.dataset[name];
  }

  #show(snapshot) {
    if (!this.#host.isConnected) {
      this.#orphanedAt ??= Date.now();
      const isAwaited = isWaiting(this) && Date.now() - this.#orphanedAt < ORPHANED_MS;
      if (!isAwaited) this.destroy(); // nobody told us that the page is gone
      return;
    }
    this.#orphanedAt = null;
    const { dataset } = this.#host;
    dataset.state = snapshot.state;
    dataset.way = snapshot.way ?? "";
    dataset.latency = snapshot.latency === null ? "" : String(Math.round(snapshot.latency));
    dataset.playingDate = snapshot.playingDate === null ? "" : new Date(snapshot.playingDate).toISOString();
    this.#reports.note(snapshot, Date.now());
    this.#last.show(snapshot);
    this.#controls?.show(snapshot);
  }

  /** A report that does not arrive is followed by another. */
  #tell(plays) {
    apiFetch(`${this.#options.base}/live/player`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ plays }) }).catch(() => {});
  }

  /** Single pictures in place of the video, one after the other; the next one while one is still decoded is left out. */
  #picture(jpeg, shown) {
    if (jpeg === null) {
      if (this.#still) URL.revokeObjectURL(this.#still.src);
      this.#still?.remove();
      this.#still = null;
      return;
    }
    if (this.#still && !this.#still.complete) return;
    if (!this.#still) {
      this.#still = element("img", { class: "dcp-video", alt: this.#options.name });
      this.#host.insertBefore(this.#still, this.#last.panel);
    }
    const still = this.#still;
    const before = still.src;
    still.onload = () => {
      if (before) URL.revokeObjectURL(before);
      shown({ width: still.naturalWidth, height: still.naturalHeight });
    };
    still.src = URL.createObjectURL(new Blob([jpeg], { type: "image/jpeg" }));
  }
}
